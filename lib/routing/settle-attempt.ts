import { settle, settledTokens, wasRefused } from './client-ledger.ts';
import type { Fault, FaultKind, TokenUsage } from './fault.ts';
import { factsOf } from './fault-facts.ts';
import { type AttemptState, courseOf, type RequestState, withCourse } from './manager-state.ts';
import { ATTEMPTS_PER_ROUTE, retryPauseMs } from './pauses.ts';
import { routeAfterFailure, routeAfterSuccess } from './route-experience.ts';
import { completeRequest, failRequest, findRoute, replaceRequest, type Turn, updateRoute } from './turn.ts';

/**
 * What a fault means for its request:
 * - `retry`: once more on the route after a pause, then the next route;
 * - `next`: the next route at once, this one again in the next pass;
 * - `unfit`: the next route at once, this one never again for this request;
 * - `reject`: no route can help;
 * - `refresh`: new credentials, then once more;
 * - `drop`: it was our own doing.
 */
type Remedy = 'retry' | 'next' | 'unfit' | 'reject' | 'refresh' | 'drop';

/** M5 as a table. A malformed answer is not asked for twice: it was paid for, and the same prompt met the same model. */
const REMEDIES: Readonly<Record<FaultKind, Remedy>> = {
  throttled: 'next',
  'not-ready': 'retry',
  transient: 'retry',
  request: 'reject',
  'route-limitation': 'unfit',
  'quota-exceeded': 'next',
  access: 'next',
  'not-found': 'next',
  credentials: 'refresh',
  malformed: 'unfit',
  cancelled: 'drop',
};

/** Notes that visible output began. */
export function noteFirstByte(turn: Turn, attemptId: string): void {
  const open = findAttempt(turn, attemptId);
  if (open === null || open.attempt.firstByteAtMs !== null) return;
  replaceRequest(turn, { ...open.request, attempt: { ...open.attempt, firstByteAtMs: turn.now } });
}

/** A complete answer: settles the budget, learns about the route, completes the request. */
export function succeedAttempt(turn: Turn, attemptId: string, usage: TokenUsage): void {
  const open = findAttempt(turn, attemptId);
  if (open === null) return;
  const { request, attempt } = open;
  settleUsage(turn, attempt, usage);
  updateRoute(turn, attempt.routeId, (route) => routeAfterSuccess(route, attempt, usage, turn.now));
  completeRequest(turn, request, { kind: 'answered', routeId: attempt.routeId, attempts: request.attempts ?? 0 });
}

/** A failed call: settles the budget as far as its cost is known, learns about the route, decides how the request goes on. */
export function failAttempt(turn: Turn, attemptId: string, reported: Fault, usage: TokenUsage | null): void {
  const open = findAttempt(turn, attemptId);
  if (open === null) return;
  const { request, attempt } = open;
  const fault = { ...reported, emittedOutput: reported.emittedOutput || attempt.firstByteAtMs !== null };
  if (usage !== null) settleUsage(turn, attempt, usage);
  else if (wasRefused(fault)) settleTokens(turn, attempt, 0);
  updateRoute(turn, attempt.routeId, (route) =>
    routeAfterFailure(route, attempt, request.requestId, fault, usage, turn.now),
  );
  goOn(turn, { ...request, attempt: undefined }, attempt, fault);
}

/** Ends a request at once, its call included. The call's cost is unknown, so its reservation stays spent. */
export function cancelRequest(turn: Turn, requestId: string): void {
  const request = turn.state.requests.find((other) => other.requestId === requestId);
  if (request === undefined) return;
  if (request.attempt !== undefined) {
    const { attemptId, routeId } = request.attempt;
    turn.commands.push({ kind: 'abort-attempt', requestId, attemptId });
    updateRoute(turn, routeId, (route) => ({
      ...route,
      tally: { ...route.tally, cancelled: route.tally.cancelled + 1 },
    }));
  }
  completeRequest(turn, request, { kind: 'cancelled', attempts: request.attempts ?? 0 });
}

function goOn(turn: Turn, request: RequestState, attempt: AttemptState, fault: Fault): void {
  const { routeId } = attempt;
  const remedy = REMEDIES[fault.kind];
  if (remedy === 'drop') {
    completeRequest(turn, request, { kind: 'cancelled', attempts: request.attempts ?? 0 });
  } else if (remedy === 'reject') {
    failRequest(turn, request, { kind: 'request-rejected', routeId, fault: factsOf(fault) });
  } else if (fault.emittedOutput && request.keepsBrokenOutput) {
    failRequest(turn, request, { kind: 'output-interrupted', routeId, fault: factsOf(fault) });
  } else if (remedy === 'refresh') {
    awaitCredentials(turn, request, attempt, fault);
  } else if (remedy === 'unfit') {
    const unfitRouteIds = [...courseOf(request).unfitRouteIds, routeId];
    replaceRequest(turn, withCourse(request, { unfitRouteIds, unfitFault: { ...factsOf(fault), routeId } }));
  } else if (remedy === 'retry' && !fault.emittedOutput) {
    replaceRequest(turn, afterTransientFailure(turn, request, routeId));
  } else {
    replaceRequest(turn, leaving(request, routeId));
  }
}

/** Pauses, then once more on the route; or the next route at once where the breaker has opened meanwhile. */
function afterTransientFailure(turn: Turn, request: RequestState, routeId: string): RequestState {
  const { failuresByRoute } = courseOf(request);
  const failures = (failuresByRoute[routeId] ?? 0) + 1;
  const failed = withCourse(request, { failuresByRoute: { ...failuresByRoute, [routeId]: failures } });
  if (findRoute(turn, routeId)?.breaker.openedAtMs != null) return leaving(failed, routeId);
  const paused = withCourse(failed, { pauseEndsAtMs: turn.now + retryPauseMs(failures, turn.random) });
  return failures < ATTEMPTS_PER_ROUTE ? paused : leaving(paused, routeId);
}

function leaving(request: RequestState, routeId: string): RequestState {
  return withCourse(request, { leftRouteIds: [...courseOf(request).leftRouteIds, routeId] });
}

/**
 * One refresh for all requests that need it, and one per request. A call that began before the last refresh was made with
 * the old credentials, so its refusal is no news.
 */
function awaitCredentials(turn: Turn, request: RequestState, attempt: AttemptState, fault: Fault): void {
  const { credentialsRefreshedAtMs, refreshingCredentials } = turn.state;
  if (credentialsRefreshedAtMs !== null && attempt.startedAtMs < credentialsRefreshedAtMs) {
    replaceRequest(turn, request);
    return;
  }
  const facts = factsOf(fault);
  if (courseOf(request).credentialsFault !== null) {
    failRequest(turn, request, { kind: 'credentials-rejected', routeId: attempt.routeId, fault: facts });
    return;
  }
  replaceRequest(turn, withCourse(request, { credentialsFault: { ...facts, routeId: attempt.routeId } }));
  if (refreshingCredentials) return;
  turn.state = { ...turn.state, refreshingCredentials: true };
  turn.commands.push({ kind: 'refresh-credentials' });
}

function settleUsage(turn: Turn, attempt: AttemptState, usage: TokenUsage): void {
  const route = findRoute(turn, attempt.routeId)?.route;
  // A route that settings have removed meanwhile has no burndown to look up; the reservation then stands.
  if (route !== undefined) settleTokens(turn, attempt, settledTokens(route, usage));
}

function settleTokens(turn: Turn, attempt: AttemptState, tokens: number): void {
  turn.state = { ...turn.state, ledger: settle(turn.state.ledger, attempt.attemptId, tokens) };
}

function findAttempt(
  turn: Turn,
  attemptId: string,
): { readonly request: RequestState; readonly attempt: AttemptState } | null {
  for (const request of turn.state.requests) {
    if (request.attempt?.attemptId === attemptId) return { request, attempt: request.attempt };
  }
  return null;
}
