import { onTestFinished } from 'vitest';
import type { Auth, ModelAnswer, ModelDelta, ModelRequest } from '#lib/bedrock';
import { routeFor } from '#lib/bedrock';
import { type BedrockTransport, createBedrockTransport } from '#lib/platform/bedrock-transport';
import type { IdleLimits } from '#lib/platform/stream-watchdog';
import { type Fault, ModelFault, type Route } from '#lib/routing';
import {
  type Clock,
  type Emulator,
  type ScenarioInput,
  startEmulator,
  testCredentials,
} from '#tests/emulator/emulator.ts';

/** The region every contract test works in. */
export const REGION = 'us-east-2';
/** A model that thinks with a budget: the classic primary. */
export const ROUTE: Route = routeFor('us.anthropic.claude-sonnet-4-5-20250929-v1:0', REGION);

export const ACCESS_KEY: Auth = { kind: 'access-key', ...testCredentials.TEST_ACCESS_KEY };

export const REQUEST: ModelRequest = {
  system: 'You review documents.',
  messages: [{ role: 'user', text: 'Review this.' }],
  maxOutputTokens: 1000,
  thinking: false,
};

/** Words enough for a good number of frames. */
export const LONG_TEXT = 'The supplier may change the terms at any time. '.repeat(20).trim();

/** An emulator and a transport speaking to it; both end with the test. */
export interface Bench {
  readonly emulator: Emulator;
  readonly transport: BedrockTransport;
  /** Ends the emulator early, so that nobody listens at its address. */
  readonly closeEmulator: () => Promise<void>;
}

/** What a bench may be given. */
export interface BenchOptions {
  readonly auth?: Auth;
  readonly scenario?: ScenarioInput;
  /** The emulator's idea of the time. */
  readonly clock?: Clock;
  readonly now?: () => number;
  readonly idleLimits?: IdleLimits;
}

/** Starts both; generous idle limits unless a test is about them. */
export async function startBench({
  auth = ACCESS_KEY,
  scenario = {},
  clock,
  now = Date.now,
  idleLimits,
}: BenchOptions = {}): Promise<Bench> {
  const emulator = await startEmulator({ scenario, ...(clock === undefined ? {} : { clock }) });
  const transport = createBedrockTransport({
    connection: { region: REGION, endpoint: emulator.endpoint, auth },
    now,
    idleLimits: idleLimits ?? { firstByteMs: 10_000, betweenChunksMs: 10_000 },
  });
  let isOpen = true;
  const closeEmulator = async (): Promise<void> => {
    if (isOpen) await emulator.close();
    isOpen = false;
  };
  onTestFinished(async () => {
    transport.close();
    await closeEmulator();
  });
  return { emulator, transport, closeEmulator };
}

/** One attempt: what came while it ran, and how it ended. */
export interface Attempt {
  readonly deltas: readonly ModelDelta[];
  readonly answer?: ModelAnswer;
  readonly fault?: Fault;
}

/** Sends one request; faults are data, anything else is thrown. */
export async function attempt(
  transport: BedrockTransport,
  request: ModelRequest = REQUEST,
  {
    route = ROUTE,
    signal = new AbortController().signal,
    onDelta,
  }: { route?: Route; signal?: AbortSignal; onDelta?: () => void } = {},
): Promise<Attempt> {
  const deltas: ModelDelta[] = [];
  try {
    const answer = await transport.send(route, request, {
      signal,
      onDelta(delta) {
        deltas.push(delta);
        onDelta?.();
      },
    });
    return { deltas, answer };
  } catch (error) {
    if (!(error instanceof ModelFault)) throw error;
    return { deltas, fault: error.fault };
  }
}
