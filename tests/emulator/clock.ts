import { setTimeout as wait } from 'node:timers/promises';

/** Time for the emulator, so that tests decide how it passes. */
export interface Clock {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Resolves after `delayMs`; rejects with the signal's reason when aborted first. */
  readonly sleep: (delayMs: number, signal: AbortSignal) => Promise<void>;
}

/** The machine's own time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (delayMs, signal) => wait(delayMs, undefined, { signal }),
};
