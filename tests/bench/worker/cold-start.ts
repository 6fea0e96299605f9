import type { ExtensionBrowser } from '#tests/drive/extension-browser.ts';
import { startEmulator } from '#tests/emulator/emulator.ts';
import { TEST_ACCESS_KEY } from '#tests/emulator/test-credentials.ts';
import { percentile } from '../routing/measures.ts';

const RUNS = 20;

/** From a page's message to the arrival of the first request at the model's host. Milliseconds. */
export interface ColdStart {
  readonly runs: number;
  readonly coldMedianMs: number;
  readonly coldP95Ms: number;
  /** The same with a worker that runs and has made its models. */
  readonly warmMedianMs: number;
}

/** Kills the worker, asks it to test the connection, and looks when that arrives; by turns with one that was not killed. */
export async function measureColdStart(browser: ExtensionBrowser, note: (text: string) => void): Promise<ColdStart> {
  const emulator = await startEmulator();
  try {
    await browser.request('settings.import', {
      text: JSON.stringify({
        version: 1,
        provider: 'bedrock',
        connection: {
          region: 'us-east-2',
          endpoint: emulator.endpoint,
          auth: { kind: 'access-key', ...TEST_ACCESS_KEY },
        },
      }),
    });
    const toWire = async (): Promise<number> => {
      const known = emulator.journal.length;
      const askedAtMs = Date.now();
      await browser.request('connection.test', {});
      return (emulator.journal[known]?.atMs ?? Number.NaN) - askedAtMs;
    };
    await toWire();
    const cold: number[] = [];
    const warm: number[] = [];
    note(`${RUNS} starts of the worker`);
    for (let run = 0; run < RUNS; run++) {
      warm.push(await toWire());
      await browser.stopWorker();
      cold.push(await toWire());
    }
    const at = (share: number, values: number[]) =>
      percentile(
        values.sort((first, second) => first - second),
        share,
      ) ?? 0;
    return {
      runs: RUNS,
      coldMedianMs: at(0.5, cold),
      coldP95Ms: at(0.95, cold),
      warmMedianMs: at(0.5, warm),
    };
  } finally {
    await emulator.close();
  }
}
