/**
 * What follows a transient failure of a request on a route (M5): the pause after its first and its second failure in
 * one pass. After the second, the request goes to the next route.
 */
const RETRY_PAUSES_MS = [500, 1_000];

/** Pauses between whole passes over the routes (M7, layer 5); the last one repeats. */
const PASS_BACKOFFS_MS = [5_000, 10_000, 20_000, 40_000];

/** Each pause is made up to a quarter shorter or longer, so that requests that failed together do not return together. */
const JITTER_SHARE = 0.25;

/** How many times a request calls one route in one pass while it fails transiently. */
export const ATTEMPTS_PER_ROUTE = RETRY_PAUSES_MS.length;

/** The pause after the `failures`th transient failure on a route, with jitter. `random` gives 0 ≤ x < 1. */
export function retryPauseMs(failures: number, random: () => number): number {
  return jittered(stepOf(RETRY_PAUSES_MS, failures), random);
}

/** The pause after the `passes`th pass in vain, with jitter. */
export function passBackoffMs(passes: number, random: () => number): number {
  return jittered(stepOf(PASS_BACKOFFS_MS, passes), random);
}

function stepOf(lengthsMs: readonly number[], ordinal: number): number {
  return lengthsMs[Math.min(ordinal, lengthsMs.length) - 1] ?? 0;
}

function jittered(lengthMs: number, random: () => number): number {
  return Math.round(lengthMs * (1 - JITTER_SHARE + 2 * JITTER_SHARE * random()));
}
