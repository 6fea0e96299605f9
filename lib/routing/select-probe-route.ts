import { courseOf } from './manager-state.ts';
import { THROTTLE_GUARD_MS } from './route-availability.ts';
import type { RouteState } from './route-state.ts';
import type { SelectRoute } from './select-route.ts';

/**
 * The routes that a probe calls: each that may be probed, in order of priority. A probe does not wait beyond its deadline,
 * and tries no route twice.
 */
export const selectProbeRoute: SelectRoute = (state, request, now) => {
  const { leftRouteIds, unfitRouteIds } = courseOf(request);
  const isUntried = ({ route }: RouteState) => !leftRouteIds.includes(route.id) && !unfitRouteIds.includes(route.id);
  let soonestAtMs = request.deadlineAtMs ?? Number.POSITIVE_INFINITY;
  let isWorthWaiting = false;
  for (const route of state.routes.filter(isUntried)) {
    const atMs = routeProbeableAtMs(route);
    if (atMs === null) continue;
    if (atMs <= now) return { kind: 'call', routeId: route.route.id };
    if (atMs >= soonestAtMs) continue;
    soonestAtMs = atMs;
    isWorthWaiting = true;
  }
  return isWorthWaiting ? { kind: 'wait', untilAtMs: soonestAtMs } : { kind: 'none' };
};

/**
 * From when on a probe may call the route, whatever is believed of its quota, since that is what is put to the test: after
 * the guard that follows a throttle, a Retry-After and the breaker's interval. Null where only other settings will open it.
 */
export function routeProbeableAtMs({ disablement, lastThrottleAtMs, cooldown, breaker }: RouteState): number | null {
  if (disablement !== null && disablement.endsAtMs === null) return null;
  const guardEndsAtMs = lastThrottleAtMs === null ? 0 : lastThrottleAtMs + THROTTLE_GUARD_MS;
  return Math.max(guardEndsAtMs, cooldown?.retryAfterEndsAtMs ?? 0, breaker.probeAtMs ?? 0);
}
