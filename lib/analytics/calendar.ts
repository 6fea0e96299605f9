const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Local midnight is at most so far from midnight in UTC, in every time zone there is. */
const FARTHEST_OFFSET_MS = 15 * HOUR_MS;

/** Whether this names a time zone, e.g. `Europe/Berlin`. */
export function isTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/**
 * The first moments of the last `count` local days, the day of `nowMs` included, oldest first. A day of a change to
 * summer time has 23 hours, and begins at one o'clock where midnight is skipped.
 *
 * @throws {RangeError} for an unknown time zone.
 */
export function dayStarts(nowMs: number, count: number, timeZone: string): readonly number[] {
  const dateOf = createDateOf(timeZone);
  const today = dateOf(nowMs);
  return Array.from({ length: count }, (_, index) => firstMomentOf(today - (count - 1 - index) * DAY_MS, dateOf));
}

/** The first moments of the last `count` hours on the local clock, the hour of `nowMs` included, oldest first. */
export function hourStarts(nowMs: number, count: number, timeZone: string): readonly number[] {
  const minute = new Intl.DateTimeFormat('en', { timeZone, minute: 'numeric' });
  const current = nowMs - Number(minute.format(nowMs)) * MINUTE_MS;
  const start = current - (current % MINUTE_MS);
  return Array.from({ length: count }, (_, index) => start - (count - 1 - index) * HOUR_MS);
}

/** Which of the spans that begin at `starts` (ascending) a moment is in; -1 before the first, the last has no end. */
export function spanAt(starts: readonly number[], atMs: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? Number.POSITIVE_INFINITY) <= atMs) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

type DateOf = (atMs: number) => number;

/** The local date of a moment, as the moment at which that date begins in UTC: dates can then be counted on. */
function createDateOf(timeZone: string): DateOf {
  const format = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: 'numeric', day: 'numeric' });
  return (atMs) => {
    const parts = new Map(format.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]));
    return Date.UTC(parts.get('year') ?? 0, (parts.get('month') ?? 1) - 1, parts.get('day') ?? 1);
  };
}

/** Local dates only ever go up with time, so that the first moment of one can be searched for. */
function firstMomentOf(date: number, dateOf: DateOf): number {
  let before = date - FARTHEST_OFFSET_MS;
  let within = date + FARTHEST_OFFSET_MS;
  while (within - before > MINUTE_MS) {
    const middle = before + Math.floor((within - before) / 2 / MINUTE_MS) * MINUTE_MS;
    if (dateOf(middle) >= date) within = middle;
    else before = middle;
  }
  return within;
}
