import { browser } from 'wxt/browser';
import { type Auth, awsHost, type ConnectionReport } from '#lib/bedrock';
import { testConnection } from '#lib/platform/bedrock-connection-test';
import { type BedrockTransport, createBedrockTransport } from '#lib/platform/bedrock-transport';
import type { Database } from '#lib/platform/database';
import { createLatestWriter } from '#lib/platform/latest-writer';
import type { SettingsStore } from '#lib/platform/settings-store';
import { ProblemError } from '#lib/review';
import {
  type AttemptRecord,
  createDispatcher,
  createManagerState,
  type Dispatcher,
  type ManagerState,
  readManagerState,
} from '#lib/routing';
import { managedLimits, managedRoutes, neededOrigins, type Settings } from '#lib/settings';

/** The models, as the rest of the worker uses them. */
export interface ModelService {
  readonly dispatcher: Dispatcher;
  readonly send: BedrockTransport['send'];
  /** Where requests go. */
  readonly endpoint: () => Promise<string>;
  /** @throws {ProblemError} `credentials-missing` or `hosts-not-allowed`. */
  readonly ensureReady: () => Promise<void>;
  /** Takes changed settings or credentials into use. */
  readonly reconfigure: () => Promise<void>;
  /** @throws {ProblemError} as `ensureReady`. */
  readonly test: () => Promise<ConnectionReport>;
}

export interface ModelServicePorts {
  readonly database: Promise<Database>;
  readonly settings: SettingsStore;
  readonly onAttemptSettled: (record: AttemptRecord) => void;
}

const STATE_KEY = 'state';

/** Joins the model manager with its state in the database, the settings and the wire. */
export async function createModelService(ports: ModelServicePorts): Promise<ModelService> {
  const database = await ports.database;
  const settings = await ports.settings.settings();
  let transport: BedrockTransport | null = null;

  async function connect(): Promise<BedrockTransport> {
    const { settings: current, auth } = await readAccess(ports.settings);
    transport ??= createBedrockTransport({ connection: { ...current.connection, auth }, now: Date.now });
    return transport;
  }

  const stored = readManagerState(await database.get('manager', STATE_KEY));
  // What cannot be read is learned again; nothing that a reviewer made is in this state.
  const initial =
    stored.kind === 'reset' ? createManagerState(managedRoutes(settings), managedLimits(settings)) : stored.state;
  const dispatcher = createDispatcher(initial, {
    now: Date.now,
    random: Math.random,
    schedule: (atMs, run) => {
      const timer = setTimeout(run, Math.max(0, atMs - Date.now()));
      return () => clearTimeout(timer);
    },
    persist: createLatestWriter((state: ManagerState) =>
      database.put('manager', state, STATE_KEY).then(() => undefined),
    ),
    refreshCredentials: async () => {
      const current = await connect();
      if (!current.canRefreshCredentials) return false;
      await current.refreshCredentials();
      return true;
    },
    onAttemptSettled: (record) => {
      // A full disk costs a line of the log, not the review.
      database.put('attempts', record).catch(() => undefined);
      ports.onAttemptSettled(record);
    },
  });
  configure(dispatcher, settings);

  return {
    dispatcher,
    send: async (route, request, options) => (await connect()).send(route, request, options),
    endpoint: async () => {
      const { connection } = await ports.settings.settings();
      return connection.endpoint ?? awsHost('bedrock-runtime', connection.region);
    },
    ensureReady: async () => {
      const { settings: current, auth } = await readAccess(ports.settings);
      await ensureHostsAllowed(current, auth);
    },
    reconfigure: async () => {
      transport?.close();
      transport = null;
      configure(dispatcher, await ports.settings.settings());
    },
    test: async () => {
      const { settings: current, auth } = await readAccess(ports.settings);
      await ensureHostsAllowed(current, auth);
      return testConnection({
        connection: { ...current.connection, auth },
        routes: managedRoutes(current),
        signal: new AbortController().signal,
        now: Date.now,
      });
    },
  };
}

function configure(dispatcher: Dispatcher, settings: Settings): void {
  dispatcher.configureRoutes(managedRoutes(settings));
  dispatcher.configureLimits(managedLimits(settings));
}

/** @throws {ProblemError} `credentials-missing` */
async function readAccess(store: SettingsStore): Promise<{ readonly settings: Settings; readonly auth: Auth }> {
  const [settings, auth] = await Promise.all([store.settings(), store.auth()]);
  if (auth === null) throw new ProblemError({ code: 'credentials-missing' });
  return { settings, auth };
}

/** Without access to a host, the browser would refuse the answer for want of CORS, and say only "Failed to fetch". */
async function ensureHostsAllowed({ connection, routes }: Settings, { kind }: Auth): Promise<void> {
  const origins = neededOrigins({ ...connection, routes }, kind);
  const allowed = await browser.permissions.contains({ origins });
  if (!allowed) throw new ProblemError({ code: 'hosts-not-allowed', origins });
}
