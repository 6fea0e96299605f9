import type { Worker } from 'playwright-core';
import { startEmulator } from '#tests/emulator/emulator.ts';
import { TEST_ACCESS_KEY } from '#tests/emulator/test-credentials.ts';
import { percentile } from '../routing/measures.ts';
import type { CallMeter, CallTimes } from './call-meter.ts';

const CALLS = 300;
/** The first calls open connections and compile code. */
const WARM_UP_CALLS = 20;

/** What the model manager adds to a call. Milliseconds. */
export interface CallOverhead {
  readonly calls: number;
  readonly bareMedianMs: number;
  readonly managedMedianMs: number;
  /** Median and 95th percentile of the differences, pair by pair. */
  readonly addedMedianMs: number;
  readonly addedP95Ms: number;
  readonly transactionsPerCall: number;
}

/** Sends the same small request through the SDK alone and through the model manager, in the same worker, by turns. */
export async function measureCallOverhead(worker: Worker, note: (text: string) => void): Promise<CallOverhead> {
  const emulator = await startEmulator();
  try {
    const settings = {
      version: 1,
      provider: 'bedrock',
      connection: { region: 'us-east-2', endpoint: emulator.endpoint },
      // The caps are not what is measured here.
      limits: { requestsPerMinute: 10_000, concurrentRequests: 5, tokensPerMinute: 10_000_000 },
    };
    const auth = { kind: 'access-key' as const, ...TEST_ACCESS_KEY };
    note(`${CALLS} calls each way`);
    const times = await worker.evaluate(
      async ({ settings, auth, count }) => {
        const meter: CallMeter = await globalThis.callMeter(settings, auth);
        const results: CallTimes[] = [];
        for (let index = 0; index < count; index++) results.push(await meter.measure(index % 2 === 0));
        return results;
      },
      { settings, auth, count: WARM_UP_CALLS + CALLS },
    );
    return summarise(times.slice(WARM_UP_CALLS));
  } finally {
    await emulator.close();
  }
}

function summarise(times: readonly CallTimes[]): CallOverhead {
  const at = (share: number, values: readonly number[]) =>
    percentile(
      [...values].sort((first, second) => first - second),
      share,
    ) ?? 0;
  const added = times.map(({ bareMs, managedMs }) => managedMs - bareMs);
  return {
    calls: times.length,
    bareMedianMs: at(
      0.5,
      times.map(({ bareMs }) => bareMs),
    ),
    managedMedianMs: at(
      0.5,
      times.map(({ managedMs }) => managedMs),
    ),
    addedMedianMs: at(0.5, added),
    addedP95Ms: at(0.95, added),
    transactionsPerCall: times.reduce((sum, { transactions }) => sum + transactions, 0) / times.length,
  };
}
