/** A clock that stands still until it is told to move, with timers that fire on the way. */
export interface FakeClock {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Calls back when the clock reaches the moment; the answer cancels that. */
  readonly schedule: (atMs: number, run: () => void) => () => void;
  /** Moves on, firing due timers in order and letting promises settle before each and after the last. */
  readonly advance: (byMs: number) => Promise<void>;
  /** Lets promises settle; time stands still. */
  readonly settle: () => Promise<void>;
  /** Sets the wall clock, backwards too, without firing anything. Timers keep their distance, as real ones do. */
  readonly set: (atMs: number) => void;
  /** Moments of the timers that are set, earliest first. */
  readonly scheduled: () => readonly number[];
}

interface Timer {
  atMs: number;
  readonly run: () => void;
}

export function fakeClock(startMs = Date.UTC(2026, 0, 1)): FakeClock {
  let nowMs = startMs;
  const timers = new Set<Timer>();

  function earliest(): Timer | undefined {
    return [...timers].sort((a, b) => a.atMs - b.atMs)[0];
  }

  async function advance(byMs: number): Promise<void> {
    const untilMs = nowMs + byMs;
    await settle();
    for (let timer = earliest(); timer !== undefined && timer.atMs <= untilMs; timer = earliest()) {
      timers.delete(timer);
      nowMs = Math.max(nowMs, timer.atMs);
      timer.run();
      await settle();
    }
    nowMs = untilMs;
  }

  return {
    now: () => nowMs,
    schedule: (atMs, run) => {
      const timer = { atMs, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance,
    settle,
    set: (atMs) => {
      for (const timer of timers) timer.atMs += atMs - nowMs;
      nowMs = atMs;
    },
    scheduled: () => [...timers].map((timer) => timer.atMs).sort((a, b) => a - b),
  };
}

/** A macrotask later, every promise chain that needs no further input has run to its end. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
