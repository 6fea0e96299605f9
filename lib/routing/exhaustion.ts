import type { ManagerState } from './manager-state.ts';
import { isOpen, isUnreachable, opensAtMs } from './route-availability.ts';
import { type RouteReason, routeReasons } from './route-reason.ts';
import { opened } from './route-reopening.ts';
import type { RouteState } from './route-state.ts';

/** However long the routes are believed to be unusable, after this all are put to the test again (M6). */
export const LONGEST_EXHAUSTION_MS = 300_000;

/** All models are waiting: what the lock in the UI shows. */
export interface Exhaustion {
  readonly sinceMs: number;
  /** Epoch milliseconds; null when only other settings will help. */
  readonly earliestRecoveryAtMs: number | null;
  readonly reasons: readonly RouteReason[];
}

/** Exhaustion at a moment; null while any route is open, and before any route is configured. */
export function exhaustion(state: ManagerState, now: number): Exhaustion | null {
  if (!isExhausted(state, now)) return null;
  return {
    sinceMs: state.exhaustedAtMs ?? now,
    earliestRecoveryAtMs: earliestRecoveryAtMs(state, now),
    reasons: routeReasons(state, now),
  };
}

/**
 * When a route can first be tried again: now if one is open, null if only other settings will open any; in an exhaustion
 * at the latest when that is reset.
 */
export function earliestRecoveryAtMs(state: ManagerState, now: number): number | null {
  let earliest = Number.POSITIVE_INFINITY;
  for (const route of state.routes) earliest = Math.min(earliest, opensAtMs(route) ?? Number.POSITIVE_INFINITY);
  if (!Number.isFinite(earliest)) return null;
  const resetAtMs = isExhausted(state, now) ? (state.exhaustedAtMs ?? now) + LONGEST_EXHAUSTION_MS : earliest;
  return Math.max(now, Math.min(earliest, resetAtMs));
}

/** The state with exhaustion noted when it begins and forgotten when it ends. */
export function withExhaustionNoted(state: ManagerState, now: number): ManagerState {
  const exhaustedAtMs = isExhausted(state, now) ? (state.exhaustedAtMs ?? now) : null;
  return exhaustedAtMs === state.exhaustedAtMs ? state : { ...state, exhaustedAtMs };
}

/** The state after an exhaustion that has lasted its longest: every route that time can open is open. */
export function withLongExhaustionReset(state: ManagerState, now: number): ManagerState {
  if (state.exhaustedAtMs === null || state.exhaustedAtMs + LONGEST_EXHAUSTION_MS > now) return state;
  return {
    ...state,
    exhaustedAtMs: null,
    routes: state.routes.map((route) => (opensAtMs(route) === null ? route : { ...opened(route), disablement: null })),
  };
}

/** A network or an address at fault is no exhaustion: requests fail soon, and say so. */
function isExhausted(state: ManagerState, now: number): boolean {
  if (state.routes.length === 0 || isUnreachable(state)) return false;
  return !state.routes.some((route) => isOpen(route, now) && (isTrusted(route) || state.requests.length === 0));
}

/** Whether requests may go there, and not only probes. While nothing waits, the next request may as well be the probe. */
function isTrusted({ breaker }: RouteState): boolean {
  return breaker.openedAtMs === null;
}
