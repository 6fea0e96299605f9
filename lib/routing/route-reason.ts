import type { ManagerState } from './manager-state.ts';
import { opensAtMs, routeStatus } from './route-availability.ts';
import type { RouteState } from './route-state.ts';

/** Why one route is not answering, for errors and for the lock. */
export interface RouteReason {
  readonly routeId: string;
  readonly name: string;
  readonly region: string;
  /** A fault's kind (`throttled`, `access`, `transient`, …), or `available` where nothing is known against the route. */
  readonly reason: string;
  /** The exception's name, as in `Fault.code`; empty where nothing is known against the route. */
  readonly code: string;
  /** The service's words; empty where there are none. */
  readonly detail: string;
  /** When it may serve again: a past moment or now when it may already, null when only other settings will help. */
  readonly recoversAtMs: number | null;
}

/** The reasons of all routes, in order of priority. */
export function routeReasons(state: ManagerState, now: number): readonly RouteReason[] {
  return state.routes.map((route) => ({
    routeId: route.route.id,
    name: route.route.name,
    region: route.route.region,
    recoversAtMs: opensAtMs(route),
    ...trouble(route, now),
  }));
}

function trouble(route: RouteState, now: number): Pick<RouteReason, 'reason' | 'code' | 'detail'> {
  const status = routeStatus(route, now);
  if (route.disablement !== null && (status === 'disabled' || status === 'exhausted')) {
    const { kind, code, message } = route.disablement;
    return { reason: kind, code, detail: message };
  }
  if (status === 'cooling-down') {
    return { reason: 'throttled', code: 'ThrottlingException', detail: route.recentThrottles.at(-1)?.message ?? '' };
  }
  if (route.lastFault !== null) {
    const { kind, code, message } = route.lastFault;
    return { reason: kind, code, detail: message };
  }
  return { reason: 'available', code: '', detail: '' };
}
