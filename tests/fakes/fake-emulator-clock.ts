import type { Clock } from '#tests/emulator/clock.ts';

/** A clock for the emulator that stands still until it is told to go on. */
export interface FakeEmulatorClock extends Clock {
  /** Moves time on and wakes every sleeper whose time has come. */
  readonly advance: (byMs: number) => void;
}

/** Starts at the machine's time, because the SDK signs its requests with that. */
export function fakeEmulatorClock(startMs: number = Date.now()): FakeEmulatorClock {
  let nowMs = startMs;
  const sleepers = new Set<{ readonly until: number; readonly wake: () => void }>();
  return {
    now: () => nowMs,
    sleep: (delayMs, signal) =>
      new Promise((resolve, reject) => {
        const sleeper = {
          until: nowMs + delayMs,
          wake: () => {
            sleepers.delete(sleeper);
            signal.removeEventListener('abort', stop);
            resolve();
          },
        };
        const stop = (): void => {
          sleepers.delete(sleeper);
          reject(signal.reason);
        };
        signal.addEventListener('abort', stop, { once: true });
        sleepers.add(sleeper);
      }),
    advance: (byMs) => {
      nowMs += byMs;
      for (const sleeper of [...sleepers]) if (sleeper.until <= nowMs) sleeper.wake();
    },
  };
}
