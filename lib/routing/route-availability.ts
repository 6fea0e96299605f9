import type { RouteState } from './route-state.ts';

/** Nobody calls a route this soon after its throttle, whatever else is known: no retry storm (M3). */
export const THROTTLE_GUARD_MS = 2_000;

/**
 * - `available`: open;
 * - `cooling-down`: throttled, and not yet through its cooldown;
 * - `breaker-open`: its calls failed, and only single probes go through;
 * - `exhausted`: a hard account quota is used up;
 * - `disabled`: not usable with these settings.
 */
export type RouteStatus = 'available' | 'cooling-down' | 'breaker-open' | 'exhausted' | 'disabled';

/** The route's status at a moment. */
export function routeStatus(route: RouteState, now: number): RouteStatus {
  const { disablement } = route;
  if (disablement !== null && disablement.endsAtMs === null) return 'disabled';
  if (disablement?.endsAtMs != null && disablement.endsAtMs > now) return 'exhausted';
  if (route.breaker.openedAtMs !== null) return 'breaker-open';
  return isOpen(route, now) ? 'available' : 'cooling-down';
}

/** When the route is through all its cooldowns: a past moment if it is, null if only other settings will open it. */
export function opensAtMs(route: RouteState): number | null {
  const usableAtMs = usableFromAtMs(route);
  return usableAtMs === null ? null : Math.max(usableAtMs, route.cooldown?.endsAtMs ?? 0, route.breaker.probeAtMs ?? 0);
}

/** Whether anybody may call the route. */
export function isOpen(route: RouteState, now: number): boolean {
  const openAtMs = opensAtMs(route);
  return openAtMs !== null && openAtMs <= now;
}

/** Until when nobody may call the route at all: the guard, a Retry-After, the breaker, a disablement. Null: for ever. */
export function blockedUntilAtMs(route: RouteState): number | null {
  const usableAtMs = usableFromAtMs(route);
  if (usableAtMs === null) return null;
  return Math.max(usableAtMs, route.cooldown?.retryAfterEndsAtMs ?? 0, route.breaker.probeAtMs ?? 0);
}

function usableFromAtMs(route: RouteState): number | null {
  const { disablement, lastThrottleAtMs } = route;
  if (disablement !== null && disablement.endsAtMs === null) return null;
  const guardEndsAtMs = lastThrottleAtMs === null ? 0 : lastThrottleAtMs + THROTTLE_GUARD_MS;
  return Math.max(guardEndsAtMs, disablement?.endsAtMs ?? 0);
}

/** The code of faults without any response (`Fault.code`). */
const UNREACHABLE_CODE = 'NetworkError';

/** Whether nothing at all answers on any route: the network or the address is at fault, not the models. */
export function isUnreachable({ routes }: { readonly routes: readonly RouteState[] }): boolean {
  return routes.length > 0 && routes.every(({ lastFault }) => lastFault?.code === UNREACHABLE_CODE);
}
