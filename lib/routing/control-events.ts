import { createBreakerState } from './breaker.ts';
import type { ManagerEvent } from './manager-event.ts';
import { completeLimits, courseOf, REQUEST_KINDS, type RequestState } from './manager-state.ts';
import type { ClientLimits, Route } from './route.ts';
import { opened } from './route-reopening.ts';
import { createRouteState } from './route-state.ts';
import { failRequest, type Turn } from './turn.ts';

/** Queues a request behind those of its kind. One whose id is already open is ignored. */
export function submitRequest(turn: Turn, event: Extract<ManagerEvent, { kind: 'request-submitted' }>): void {
  const { requests, totals } = turn.state;
  if (requests.some((request) => request.requestId === event.requestId)) return;
  const rank = REQUEST_KINDS.indexOf(event.requestKind);
  const behind = requests.findIndex((request) => REQUEST_KINDS.indexOf(request.kind) > rank);
  const { requestId, requestKind, estimatedTokens, deadlineAtMs, worker, promptVersion } = event;
  const request: RequestState = {
    requestId,
    kind: requestKind,
    estimatedTokens,
    submittedAtMs: turn.now,
    ...(deadlineAtMs !== undefined && { deadlineAtMs }),
    ...(worker !== undefined && { worker }),
    ...(promptVersion !== undefined && { promptVersion }),
    ...(!event.restartAfterOutput && { keepsBrokenOutput: true }),
  };
  turn.state = {
    ...turn.state,
    requests: requests.toSpliced(behind < 0 ? requests.length : behind, 0, request),
    totals: requestKind === 'probe' ? totals : { ...totals, submitted: totals.submitted + 1 },
  };
}

/**
 * A new list of routes. What is known of a route's quota is kept by its id. That it is disabled or failing may have been
 * the doing of the settings that were changed: that is asked anew.
 */
export function configureRoutes(turn: Turn, routes: readonly Route[]): void {
  const known = new Map(turn.state.routes.map((route) => [route.route.id, route]));
  turn.state = {
    ...turn.state,
    routes: routes.map((route) => ({
      ...(known.get(route.id) ?? createRouteState(route)),
      route,
      disablement: null,
      breaker: createBreakerState(),
      lastFault: null,
    })),
  };
}

/** New limits. Calls in flight go on, even if there are now too many. */
export function configureLimits(turn: Turn, limits: ClientLimits): void {
  turn.state = { ...turn.state, limits: completeLimits(limits) };
}

/** What a pass over the routes begins with. */
const FRESH_PASS = { leftRouteIds: [], failuresByRoute: {}, nextPassAtMs: null };

/**
 * Ends cooldowns, timed disablements and the pauses of waiting requests, as a person asked. The guard of 2 s after a
 * throttle stays.
 */
export function resetCooldowns(turn: Turn): void {
  turn.state = {
    ...turn.state,
    routes: turn.state.routes.map((route) => {
      const open = opened(route);
      return open.disablement?.endsAtMs == null ? open : { ...open, disablement: null };
    }),
    requests: turn.state.requests.map((request) =>
      request.attempt === undefined && request.course !== undefined
        ? { ...request, course: { ...request.course, ...FRESH_PASS, pauseEndsAtMs: null } }
        : request,
    ),
  };
}

/** Credentials were refreshed, or could not be: then the requests that had asked for it fail. */
export function finishRefresh(turn: Turn, ok: boolean): void {
  if (!turn.state.refreshingCredentials) return;
  turn.state = { ...turn.state, refreshingCredentials: false };
  if (ok) {
    turn.state = { ...turn.state, credentialsRefreshedAtMs: turn.now };
    return;
  }
  for (const request of turn.state.requests) {
    const { credentialsFault } = courseOf(request);
    if (credentialsFault === null || request.attempt !== undefined) continue;
    const { routeId, ...fault } = credentialsFault;
    failRequest(turn, request, { kind: 'credentials-rejected', routeId, fault });
  }
}

/** The worker is back. Nobody knows how the calls in flight ended, and the open requests have lost their callers. */
export function restart(turn: Turn): void {
  const { requests, routes, totals } = turn.state;
  const lostOn = (routeId: string): number => requests.filter((request) => request.attempt?.routeId === routeId).length;
  turn.state = {
    ...turn.state,
    routes: routes.map((route) => ({
      ...route,
      tally: { ...route.tally, unknown: route.tally.unknown + lostOn(route.route.id) },
    })),
    requests: [],
    refreshingCredentials: false,
    wakeAtMs: null,
    totals: { ...totals, dropped: totals.dropped + requests.filter(({ kind }) => kind !== 'probe').length },
  };
}
