import { awsHost, type ConnectionReport, isBuiltInModel } from '#lib/bedrock';
import { type BedrockTransport, createBedrockTransport } from '#lib/platform/bedrock-transport';
import { askBuiltInModel } from '#lib/platform/built-in-model';
import { RENEW_BEFORE_EXPIRY_MS } from '#lib/platform/credential-provider';
import type { Database } from '#lib/platform/database';
import { openManagerStore } from '#lib/platform/manager-store';
import type { SettingsStore } from '#lib/platform/settings-store';
import { createModelCheck, type ModelCheck, type Problem, signInFault } from '#lib/review';
import {
  type AttemptRecord,
  createDispatcher,
  createManagerState,
  type Dispatcher,
  isConfigured,
  isProbeDue,
} from '#lib/routing';
import { managedLimits, managedRoutes, type Settings } from '#lib/settings';
import { SignInFailedError } from '#lib/sign-in';
import { ensureAccess, readAccess, testModels } from './model-access.ts';
import type { SignInService } from './sign-in-service.ts';

/** The models, as the rest of the worker uses them. */
export interface ModelService {
  readonly dispatcher: Dispatcher;
  readonly send: BedrockTransport['send'];
  /** Where requests go. */
  readonly endpoint: () => Promise<string>;
  /** When the temporary credentials in use end (epoch milliseconds), or null. */
  readonly credentialsExpireAtMs: () => number | null;
  /** @throws {ProblemError} `on-device-only`, `credentials-missing` or `hosts-not-allowed`; {SignInFailedError}. */
  readonly ensureReady: () => Promise<void>;
  /** Takes changed settings or credentials into use. */
  readonly reconfigure: () => Promise<void>;
  /** Looks whether a model can be had by now, and asks one if none is known to be. @throws {ProblemError} */
  readonly check: () => Promise<ModelCheck>;
  /** Looks at the time, and asks a model where that is due without anybody wanting it. Never throws. */
  readonly recheck: () => void;
  /** @throws {ProblemError} as `ensureReady`. */
  readonly test: () => Promise<ConnectionReport>;
}

export interface ModelServicePorts {
  readonly database: Promise<Database>;
  readonly settings: SettingsStore;
  readonly signIn: Pick<SignInService, 'fresh' | 'renew'>;
  readonly onAttemptSettled: (record: AttemptRecord) => void;
  /** Told when what was known of the models could not be read. */
  readonly onProblem: (problem: Problem) => void;
  /** Unguessable, [a-z0-9]. */
  readonly newId: () => string;
}

/** Between connecting and the call that uses it. */
const CALL_BEGINS_WITHIN_MS = 10_000;

/** Joins the model manager with its state in the database, the settings and the wire. */
export async function createModelService(ports: ModelServicePorts): Promise<ModelService> {
  const database = await ports.database;
  const settings = await ports.settings.settings();
  let transport: BedrockTransport | null = null;
  /** The identity token that the transport was made with; empty for other credentials. */
  let usedToken = '';

  /** Credentials that were got with an identity token outlast it: another token is asked for when they end. */
  async function connect(): Promise<BedrockTransport> {
    const { settings: current, auth } = await readAccess(ports.settings);
    if (transport !== null && (auth.kind !== 'web-identity' || isLasting(transport))) return transport;
    const fresh = await ports.signIn.fresh(auth);
    const token = fresh.kind === 'web-identity' ? fresh.token : '';
    if (transport === null || token !== usedToken) {
      transport?.close();
      transport = createBedrockTransport({ connection: { ...current.connection, auth: fresh }, now: Date.now });
      usedToken = token;
    }
    return transport;
  }

  const { stored, write, record: audit } = await openManagerStore(database);
  const isFresh = stored.kind === 'none' || stored.kind === 'reset';
  // What cannot be read is learned again; nothing that a reviewer made is in this state.
  const initial = isFresh ? createManagerState(managedRoutes(settings), managedLimits(settings)) : stored.state;
  if (stored.kind === 'reset') ports.onProblem({ code: 'model-state-renewed', parts: [] });
  if (stored.kind === 'repaired') ports.onProblem({ code: 'model-state-renewed', parts: stored.repairs });
  const dispatcher = createDispatcher(initial, {
    now: Date.now,
    random: Math.random,
    schedule: (atMs, run) => {
      const timer = setTimeout(run, Math.max(0, atMs - Date.now()));
      return () => clearTimeout(timer);
    },
    persist: write,
    refreshCredentials: async () => {
      await ports.signIn.renew();
      const current = await connect();
      if (!current.canRefreshCredentials) return false;
      await current.refreshCredentials();
      return true;
    },
    onAttemptSettled: (record) => {
      audit(record);
      ports.onAttemptSettled(record);
    },
  });
  // Only what has changed since: to configure routes is to give up what is held against them, and a worker that comes
  // back must go on as if it had not been away.
  if (!isConfigured(initial, managedRoutes(settings), managedLimits(settings))) configure(dispatcher, settings);

  async function endpoint(): Promise<string> {
    const { connection } = await ports.settings.settings();
    return connection.endpoint ?? awsHost('bedrock-runtime', connection.region);
  }

  async function ensureReady(): Promise<void> {
    const { isWireNeeded } = await ensureAccess(ports.settings);
    if (isWireNeeded) await connect();
  }
  const send: BedrockTransport['send'] = async (route, ...call) =>
    isBuiltInModel(route) ? askBuiltInModel(...call) : (await connectForCall()).send(route, ...call);
  const connectForCall = () =>
    connect().catch((error: unknown) => {
      throw error instanceof SignInFailedError ? signInFault(error) : error;
    });
  const { newId } = ports;
  const check = createModelCheck({
    dispatcher,
    send,
    endpoint,
    ensureReady,
    newId,
    now: Date.now,
    timeout: AbortSignal.timeout,
  });

  return {
    dispatcher,
    send,
    endpoint,
    credentialsExpireAtMs: () => transport?.credentialsExpireAtMs() ?? null,
    ensureReady,
    check,
    recheck: () => {
      dispatcher.advance();
      // What keeps it from being asked is told to whoever wants something of the models.
      if (isProbeDue(dispatcher.state(), Date.now())) check().catch(() => undefined);
    },
    reconfigure: async () => {
      transport?.close();
      transport = null;
      configure(dispatcher, await ports.settings.settings());
    },
    test: () => testModels(ports.settings, ports.signIn.fresh, new AbortController().signal),
  };
}

/** Whether the temporary credentials that a transport has got will not be renewed by the next call. */
function isLasting(transport: BedrockTransport): boolean {
  const endsAtMs = transport.credentialsExpireAtMs();
  return endsAtMs !== null && endsAtMs - Date.now() > RENEW_BEFORE_EXPIRY_MS + CALL_BEGINS_WITHIN_MS;
}

function configure(dispatcher: Dispatcher, settings: Settings): void {
  dispatcher.configureRoutes(managedRoutes(settings));
  dispatcher.configureLimits(managedLimits(settings));
}
