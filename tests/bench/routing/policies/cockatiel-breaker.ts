import { awaitSignal, call, createSignal, release, type Steps } from './generator-policy.ts';

/** Decides by past outcomes when a circuit opens. */
export interface FailureWindow {
  /** Notes an outcome; true: open the circuit. */
  readonly note: (ok: boolean, now: number) => boolean;
  readonly reset: () => void;
}

/** CountBreaker: more than `threshold` of the last `size` calls failed, of at least `minimumCalls`. */
export function createCountWindow(options: {
  readonly threshold: number;
  readonly size: number;
  readonly minimumCalls: number;
}): FailureWindow {
  let outcomes: readonly boolean[] = [];
  return {
    note: (ok) => {
      outcomes = [...outcomes, ok].slice(-options.size);
      const failures = outcomes.filter((outcome) => !outcome).length;
      return !ok && outcomes.length >= options.minimumCalls && failures > options.threshold * outcomes.length;
    },
    reset: () => {
      outcomes = [];
    },
  };
}

interface Slot {
  startedAtMs: number;
  successes: number;
  failures: number;
}

/**
 * SamplingBreaker as shipped: slots of a second, but only one is dropped at each call, however long the gap; and it wants
 * as many calls as make 5 / threshold a second, some 600 a minute.
 */
export function createSamplingWindow(options: {
  readonly threshold: number;
  readonly durationMs: number;
}): FailureWindow {
  const slotCount = Math.max(5, Math.ceil(options.durationMs / 1_000));
  const slotMs = Math.round(options.durationMs / slotCount);
  const minimumCalls = (options.durationMs * 5) / (options.threshold * 1_000);
  const create = (): Slot[] => Array.from({ length: slotCount }, () => ({ startedAtMs: 0, successes: 0, failures: 0 }));
  let slots = create();
  let current = 0;
  return {
    note: (ok, now) => {
      const started = slots[current]?.startedAtMs ?? 0;
      if (now - started >= slotMs) {
        current = (current + 1) % slotCount;
        slots[current] = { startedAtMs: now, successes: 0, failures: 0 };
      }
      const slot = slots[current];
      if (slot !== undefined) slot[ok ? 'successes' : 'failures'] += 1;
      const failures = slots.reduce((sum, one) => sum + one.failures, 0);
      const total = slots.reduce((sum, one) => sum + one.failures + one.successes, 0);
      return !ok && total >= minimumCalls && failures > options.threshold * total;
    },
    reset: () => {
      slots = create();
      current = 0;
    },
  };
}

const HALF_OPEN_AFTER_MS = 60_000;

/** One route's circuit. */
export interface Breaker {
  readonly rejectsNow: () => boolean;
  /** Calls the route unless the circuit is open; true on success. */
  readonly execute: (routeIndex: number) => Steps<boolean>;
}

/** cockatiel's circuit: half-open after 60 s for one call, whose outcome all others wait for. */
export function createBreaker(window: FailureWindow, now: () => number): Breaker {
  let openedAtMs: number | null = null;
  let isProbing = false;
  const decided = createSignal();
  const isWaitingOpen = (): boolean => openedAtMs !== null && now() < openedAtMs + HALF_OPEN_AFTER_MS;

  return {
    rejectsNow: () => isWaitingOpen() || isProbing,
    *execute(routeIndex) {
      while (isProbing) yield* awaitSignal(decided);
      if (isWaitingOpen()) return false;
      if (openedAtMs === null) {
        const { ok } = yield* call(routeIndex);
        if (window.note(ok, now()) && openedAtMs === null) openedAtMs = now();
        return ok;
      }
      isProbing = true;
      const { ok } = yield* call(routeIndex);
      isProbing = false;
      openedAtMs = ok ? null : now();
      if (ok) window.reset();
      release(decided);
      return ok;
    },
  };
}
