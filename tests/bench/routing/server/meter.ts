/**
 * What one dimension of a quota (tokens or requests) has left. Moments are in milliseconds and never go back. Reserving
 * more than is left is the caller's mistake.
 */
export interface Meter {
  /** Lets time pass. */
  readonly advance: (now: number) => void;
  readonly left: () => number;
  readonly reserve: (amount: number) => void;
  /** Charges `used` instead of what was reserved at `reservedAtMs`; more may be charged than was left. */
  readonly settle: (reserved: number, used: number, reservedAtMs: number) => void;
  readonly isFull: () => boolean;
  /** How long until `amount` is left if nobody takes any; at most a minute. */
  readonly waitMs: (amount: number, now: number) => number;
}

const MINUTE_MS = 60_000;

/** A meter that never runs out. */
export const UNLIMITED: Meter = {
  advance: () => {},
  left: () => Number.POSITIVE_INFINITY,
  reserve: () => {},
  settle: () => {},
  isFull: () => true,
  waitMs: () => 0,
};

/**
 * Holds one minute's quota, starts full and refills evenly. A settlement may leave a debt, which the refill pays first.
 * `drainPerMinute` is what others take evenly, down to empty but not below.
 */
export function createBucket(perMinute: number, drainPerMinute: number): Meter {
  const refill = perMinute / MINUTE_MS;
  const gain = (perMinute - drainPerMinute) / MINUTE_MS;
  let level = perMinute;
  let updatedAt = 0;
  return {
    advance: (now) => {
      let elapsed = now - updatedAt;
      updatedAt = now;
      if (level < 0) {
        const inDebt = Math.min(elapsed, -level / refill);
        level += inDebt * refill;
        elapsed -= inDebt;
        if (elapsed <= 0) return;
        // Rounding must not leave a debt behind that is too small to matter.
        level = Math.max(0, level);
      }
      level = Math.max(0, Math.min(perMinute, level + elapsed * gain));
    },
    left: () => level,
    reserve: (amount) => {
      level -= amount;
    },
    settle: (reserved, used) => {
      level = Math.min(perMinute, level + reserved - used);
    },
    isFull: () => level >= perMinute - 1e-6 * perMinute,
    waitMs: (amount) => (gain <= 0 ? MINUTE_MS : Math.min(MINUTE_MS, Math.max(0, (amount - level) / gain))),
  };
}

/**
 * A count that starts again every 60 s; the first window ends at `phaseMs`. What a call used is charged to the window in
 * which it began, and forgotten with it. `drainPerMinute` is what others take evenly while there is room.
 */
export function createWindow(perMinute: number, phaseMs: number, drainPerMinute: number): Meter {
  let used = 0;
  let updatedAt = 0;
  let windowIndex = 0;
  const indexAt = (moment: number): number => Math.floor((moment - phaseMs) / MINUTE_MS) + 1;
  const startOf = (index: number): number => phaseMs + (index - 1) * MINUTE_MS;
  return {
    advance: (now) => {
      const index = indexAt(now);
      if (index !== windowIndex) {
        windowIndex = index;
        used = 0;
        updatedAt = startOf(index);
      }
      used = Math.max(used, Math.min(perMinute, used + ((now - updatedAt) * drainPerMinute) / MINUTE_MS));
      updatedAt = now;
    },
    left: () => perMinute - used,
    reserve: (amount) => {
      used += amount;
    },
    settle: (reserved, settled, reservedAtMs) => {
      if (indexAt(reservedAtMs) === windowIndex) used = Math.max(0, used + settled - reserved);
    },
    isFull: () => used <= 0,
    waitMs: (amount, now) => (perMinute - used >= amount ? 0 : startOf(windowIndex + 1) - now),
  };
}
