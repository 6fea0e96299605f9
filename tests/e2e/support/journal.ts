import type { JournalEntry } from '#tests/emulator/emulator.ts';

/** A call that arrives this soon after a refusal had left before the worker could know of it. */
const ON_ITS_WAY_MS = 500;
/**
 * On a busy machine the emulator notices the end of its answer later than the worker does, whose own clock the audit log
 * tells.
 */
const ROUNDING_MS = 100;

/** Calls that reached a model before it was due again: sooner than `waitMs` after it had throttled another call. */
export function earlyCalls(entries: readonly JournalEntry[], waitMs: number): readonly string[] {
  const throttles = entries.filter(({ status }) => status === 429);
  return throttles.flatMap((throttle) => {
    const refusedAtMs = throttle.atMs + (throttle.durationMs ?? 0);
    return entries
      .filter(({ model, atMs }) => model === throttle.model && atMs > refusedAtMs + ON_ITS_WAY_MS)
      .filter(({ atMs }) => atMs < refusedAtMs + waitMs - ROUNDING_MS)
      .map(
        ({ number, atMs }) => `request ${number}, ${atMs - refusedAtMs} ms after the throttle of ${throttle.number}`,
      );
  });
}

/** Calls that only ask whether a model answers. */
export function probes(entries: readonly JournalEntry[]): readonly JournalEntry[] {
  return entries.filter(({ request }) => request?.text.includes('Reply with the word OK.') === true);
}
