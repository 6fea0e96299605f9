import { courseOf, type ManagerState, type RequestState } from './manager-state.ts';
import { blockedUntilAtMs, opensAtMs } from './route-availability.ts';
import { acceptsAtMs, isPromising, isTelling, openProbability, type Standing } from './route-outlook.ts';
import type { RouteState } from './route-state.ts';

/** Which route a request should call now; else when to ask again; else that no waiting will help. */
export type RouteChoice =
  | { readonly kind: 'call'; readonly routeId: string }
  /** `untilAtMs` is later than now. */
  | { readonly kind: 'wait'; readonly untilAtMs: number }
  | { readonly kind: 'none' };

/**
 * A routing policy: the one place where it is decided who calls what. Pure. A policy that is to replace the production
 * one, in an experiment or a benchmark, is another function of this type given to `step`.
 */
export type SelectRoute = (state: ManagerState, request: RequestState, now: number) => RouteChoice;

/** The production policy. */
export const selectRoute: SelectRoute = (state, request, now) => {
  const { leftRouteIds, nextPassAtMs } = courseOf(request);
  const fit = state.routes.filter((route) => canEverServe(route, request));
  if (fit.length === 0) return { kind: 'none' };
  const first = fit.find(({ breaker }) => breaker.openedAtMs === null);
  const untried = fit.filter((route) => !leftRouteIds.includes(route.route.id));
  const moments: number[] = [];
  for (const route of untried) {
    const standing = route === first ? 'first' : 'later';
    const callableMs = callableAtMs(state, route, request, now, standing);
    const atMs = callableMs <= now && isKeptForOther(state, route, request, now, standing) ? now + 1_000 : callableMs;
    if (atMs <= now) return { kind: 'call', routeId: route.route.id };
    moments.push(atMs);
  }
  if (nextPassAtMs !== null) moments.push(nextPassAtMs);
  return { kind: 'wait', untilAtMs: Math.max(now + 1, Math.min(...moments)) };
};

function canEverServe(route: RouteState, request: RequestState): boolean {
  return opensAtMs(route) !== null && !courseOf(request).unfitRouteIds.includes(route.route.id);
}

/** Kept away from for this long, a route is put to the test whatever is believed of it. */
const LONGEST_ABSENCE_MS = 60_000;

/** When the request may call the route, as far as is known now. */
function callableAtMs(
  state: ManagerState,
  route: RouteState,
  request: RequestState,
  now: number,
  standing: Standing,
): number {
  const allowedAtMs = blockedUntilAtMs(route) ?? Number.POSITIVE_INFINITY;
  if (allowedAtMs > now) return Math.max(allowedAtMs, now + 1);
  const isTest = route.closure.sinceAtMs !== null && openProbability(route, now) < 0.9;
  if (isPromising(route, request.estimatedTokens, now, standing))
    return isTest && isBeingTested(state, route.route.id, now) ? now + 1_000 : now;
  const testAtMs = testedAtMs(route);
  if (testAtMs <= now || isTelling(route, request.estimatedTokens, now, standing))
    return isBeingTested(state, route.route.id, now) ? now + 1_000 : now;
  return Math.min(testAtMs, acceptsAtMs(route, request.estimatedTokens, now, standing));
}

/** A request that has waited for a route for this long is not overtaken by smaller ones of its kind, */
const OVERTAKEN_FOR_MS = 10_000;

/** where room for it is expected within this time: one that will not fit holds nobody up. */
const KEPT_FOR_MS = 10_000;

/**
 * Whether the route is kept for a request that has waited longer. Otherwise small requests would take the room as it
 * comes, and a large one would wait until its patience ended.
 */
function isKeptForOther(
  state: ManagerState,
  route: RouteState,
  request: RequestState,
  now: number,
  standing: Standing,
): boolean {
  const ownSinceAtMs = request.waitingSinceAtMs ?? now;
  const longest = state.requests.find(
    ({ attempt, kind, estimatedTokens, waitingSinceAtMs = now }) =>
      attempt === undefined &&
      waitingSinceAtMs <= now - OVERTAKEN_FOR_MS &&
      waitingSinceAtMs < ownSinceAtMs &&
      kind === request.kind &&
      estimatedTokens > request.estimatedTokens,
  );
  if (longest === undefined) return false;
  const { leftRouteIds, unfitRouteIds } = courseOf(longest);
  const { id } = route.route;
  if (leftRouteIds.includes(id) || unfitRouteIds.includes(id)) return false;
  return acceptsAtMs(route, longest.estimatedTokens, now, standing) <= now + KEPT_FOR_MS;
}

/** When the route is put to the test although it will probably refuse. */
function testedAtMs({ cooldown, lastCallAtMs, lastThrottleAtMs }: RouteState): number {
  if (lastCallAtMs === null) return 0;
  const absentUntilAtMs = lastCallAtMs + LONGEST_ABSENCE_MS;
  const wasCalledSince = cooldown === null || lastThrottleAtMs === null || lastCallAtMs > lastThrottleAtMs;
  return wasCalledSince ? absentUntilAtMs : Math.min(cooldown.ceilingAtMs, absentUntilAtMs);
}

/** A refusal comes at once: a call in flight for longer than this was probably accepted. */
const TEST_MS = 2_000;

function isBeingTested(state: ManagerState, routeId: string, now: number): boolean {
  return state.requests.some(({ attempt }) => attempt?.routeId === routeId && attempt.startedAtMs > now - TEST_MS);
}
