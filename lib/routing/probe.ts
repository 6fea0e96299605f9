import { exhaustion } from './exhaustion.ts';
import type { ManagerState } from './manager-state.ts';
import { routeProbeableAtMs } from './select-probe-route.ts';

/** Between two probes that nobody asked for. */
export const PROBE_INTERVAL_MS = 300_000;

/** While calls were made this recently, they tell more than a probe would. */
const SILENCE_MS = 30_000;

/**
 * Whether a route should be called now only to see if it answers. Never while any model can be had: requests themselves
 * then tell how their routes are. While all are exhausted, at most every 5 min, and only after half a minute in which no
 * call was made that told the same.
 */
export function isProbeDue(state: ManagerState, now: number): boolean {
  if (exhaustion(state, now) === null) return false;
  if (state.requests.some(({ kind, attempt }) => kind === 'probe' || attempt !== undefined)) return false;
  if (state.probedAtMs !== null && state.probedAtMs + PROBE_INTERVAL_MS > now) return false;
  const lastCallAtMs = Math.max(0, ...state.routes.map((route) => route.lastCallAtMs ?? 0));
  const testableAtMs = probeableAtMs(state);
  return lastCallAtMs + SILENCE_MS <= now && testableAtMs !== null && testableAtMs <= now;
}

/** From when on a probe may call some route: a past moment if it may now, null if only other settings will open any. */
export function probeableAtMs({ routes }: ManagerState): number | null {
  const moments = routes.flatMap((route) => routeProbeableAtMs(route) ?? []);
  return moments.length === 0 ? null : Math.min(...moments);
}
