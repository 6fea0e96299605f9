import { ConverseStreamCommand, type ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime';
import {
  type BedrockConnection,
  classifyFault,
  estimateInputTokens,
  type FaultContext,
  failureFacts,
  type ModelAnswer,
  type ModelDelta,
  type ModelRequest,
  readStream,
  translateRequest,
} from '#lib/bedrock';
import { ModelFault, type Route } from '#lib/routing';
import { type BedrockClients, createBedrockClients } from './bedrock-client.ts';
import { secretsOf } from './connection-secrets.ts';
import { SignInError } from './sign-in-error.ts';
import { type IdleLimits, type StreamWatchdog, startStreamWatchdog } from './stream-watchdog.ts';

/** A model may think for long before it writes; between chunks, a minute of silence is a hang. */
const DEFAULT_IDLE_LIMITS: IdleLimits = { firstByteMs: 120_000, betweenChunksMs: 60_000 };

/** What a transport is made from. */
export interface BedrockTransportOptions {
  readonly connection: BedrockConnection;
  readonly now: () => number;
  readonly idleLimits?: IdleLimits;
}

/** How one request is followed while it runs. */
export interface SendOptions {
  readonly signal: AbortSignal;
  readonly onDelta: (delta: ModelDelta) => void;
}

/** Sends neutral requests to Bedrock: one attempt each, no retries, no fallback. */
export interface BedrockTransport {
  /**
   * One attempt on one route; resolves with a complete answer only.
   * @throws ModelFault for everything else, abort (`cancelled`) and hangs (`StreamIdle`) included.
   */
  send(route: Route, request: ModelRequest, options: SendOptions): Promise<ModelAnswer>;
  /** Whether renewing can help: the credentials are temporary ones that this transport obtained itself. */
  readonly canRefreshCredentials: boolean;
  /**
   * Obtains new temporary credentials. Nothing to do for keys.
   * @throws ModelFault of kind `credentials` or `transient`.
   */
  refreshCredentials(): Promise<void>;
  /** When the current temporary credentials expire (epoch milliseconds), or null. */
  credentialsExpireAtMs(): number | null;
  /** Releases the clients. Requests in flight are ended by their own signal. */
  close(): void;
}

/** Makes the transport of a connection. Nothing is sent until `send`. */
export function createBedrockTransport(options: BedrockTransportOptions): BedrockTransport {
  const { connection, now } = options;
  const clients = createBedrockClients(connection, now);
  const call: CallContext = {
    clients,
    now,
    secrets: secretsOf(connection.auth),
    idleLimits: options.idleLimits ?? DEFAULT_IDLE_LIMITS,
  };
  return {
    send: (route, request, sendOptions) => sendOnce(route, request, sendOptions, call),
    canRefreshCredentials: connection.auth.kind !== 'api-key' && connection.auth.kind !== 'access-key',
    async refreshCredentials() {
      try {
        await clients.credentials?.refresh();
      } catch (error) {
        throw toModelFault(error, { nowMs: now(), emittedOutput: false, phase: 'call', secrets: call.secrets });
      }
    },
    credentialsExpireAtMs: () => clients.credentials?.expiresAtMs() ?? null,
    close: () => clients.close(),
  };
}

/** A thrown error as a ModelFault; failed sign-ins are judged by what the sign-in service said. */
export function toModelFault(error: unknown, context: FaultContext): ModelFault {
  if (error instanceof ModelFault) return error;
  return error instanceof SignInError
    ? new ModelFault(classifyFault(failureFacts(error.cause), { ...context, phase: 'sign-in' }))
    : new ModelFault(classifyFault(failureFacts(error), context));
}

interface CallContext {
  readonly clients: BedrockClients;
  readonly now: () => number;
  readonly secrets: readonly string[];
  readonly idleLimits: IdleLimits;
}

async function sendOnce(
  route: Route,
  request: ModelRequest,
  { signal, onDelta }: SendOptions,
  { clients, now, secrets, idleLimits }: CallContext,
): Promise<ModelAnswer> {
  const watchdog = startStreamWatchdog(signal, idleLimits);
  let emittedOutput = false;
  try {
    signal.throwIfAborted();
    const command = new ConverseStreamCommand(translateRequest(request, route));
    const response = await watchdog.race(clients.runtime(route.region).send(command, { abortSignal: watchdog.signal }));
    return await readStream(watched(response.stream ?? emptyStream(), watchdog), {
      onDelta(delta) {
        if (delta.kind === 'text') emittedOutput = true;
        onDelta(delta);
      },
      estimatedInputTokens: estimateInputTokens(request),
      now,
      secrets,
    });
  } catch (error) {
    const context: FaultContext = { nowMs: now(), emittedOutput, phase: 'call', secrets };
    // The caller's wish comes first: an abort surfaces as whatever error the interrupted read happens to throw.
    if (signal.aborted) throw cancelled(emittedOutput);
    if (watchdog.expired !== null) throw idleFault(watchdog.expired, idleLimits, emittedOutput);
    throw toModelFault(error, context);
  } finally {
    watchdog.stop();
  }
}

/** The stream, each event resetting the watchdog and no wait outliving it. */
async function* watched(
  stream: AsyncIterable<ConverseStreamOutput>,
  watchdog: StreamWatchdog,
): AsyncGenerator<ConverseStreamOutput> {
  const iterator = stream[Symbol.asyncIterator]();
  for (;;) {
    const step = await watchdog.race(iterator.next());
    if (step.done === true) return;
    watchdog.touch();
    yield step.value;
  }
}

async function* emptyStream(): AsyncGenerator<ConverseStreamOutput> {}

function cancelled(emittedOutput: boolean): ModelFault {
  return new ModelFault({ kind: 'cancelled', code: 'Cancelled', message: 'The request was stopped.', emittedOutput });
}

function idleFault(kind: 'first-byte' | 'between-chunks', limits: IdleLimits, emittedOutput: boolean): ModelFault {
  const limitMs = kind === 'first-byte' ? limits.firstByteMs : limits.betweenChunksMs;
  const where = kind === 'first-byte' ? 'began' : 'went on';
  const message = `Nothing arrived for ${limitMs} ms before the answer ${where}.`;
  return new ModelFault({ kind: 'transient', code: 'StreamIdle', message, emittedOutput });
}
