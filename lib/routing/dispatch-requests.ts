import { type ClientUse, clientHold, clientUse, reservationFor, usageAfterStart } from './client-ledger.ts';
import { paceOf } from './client-pace.ts';
import { earliestRecoveryAtMs } from './exhaustion.ts';
import { courseOf, type HoldingLayer, type RequestState, withCourse } from './manager-state.ts';
import { passBackoffMs } from './pauses.ts';
import { isUnreachable, opensAtMs } from './route-availability.ts';
import { routeAfterStart } from './route-experience.ts';
import { routeReasons } from './route-reason.ts';
import { selectProbeRoute } from './select-probe-route.ts';
import type { RouteChoice } from './select-route.ts';
import { endRequest, findRoute, type Turn, updateRoute } from './turn.ts';

/** Long enough for a change of networks, short enough for a mistyped address. */
const UNREACHABLE_PATIENCE_MS = 15_000;

/** What is to become of a waiting request. */
type Verdict =
  | { readonly kind: 'begin'; readonly request: RequestState; readonly routeId: string }
  | {
      readonly kind: 'hold';
      readonly request: RequestState;
      readonly layer: HoldingLayer;
      readonly untilAtMs: number | null;
    }
  | { readonly kind: 'give-up'; readonly request: RequestState }
  | { readonly kind: 'turn-away'; readonly request: RequestState };

/**
 * Lets every request that can go, go; says of each other one what holds it and until when; gives up those whose patience
 * has ended. Requests are served in their order. One that lacks tokens keeps those behind it from taking them, so that
 * a large request is not overtaken for ever; one that lacks a route keeps nobody.
 *
 * `from`: the first that may have become able to go; those before it are left as they are.
 */
export function dispatchRequests(turn: Turn, from: number): void {
  const before = turn.state.requests;
  if (from >= before.length) return;
  // A copy of this step's own, so that hundreds of waiting requests are not copied once for each of them.
  const requests = before.slice();
  turn.state = { ...turn.state, requests };
  let use = clientUse(turn.state, turn.now);
  const isAnyUsable = turn.state.routes.some((route) => opensAtMs(route) !== null);
  let tokensAreAwaited = before.slice(0, from).some(({ heldBy }) => heldBy === 'token-budget');
  let ended = 0;
  let changed = 0;
  for (let index = from; index < requests.length; index += 1) {
    const waiting = requests[index];
    if (waiting === undefined || waiting.attempt !== undefined) continue;
    const verdict = judge(turn, waiting, use, isAnyUsable, tokensAreAwaited);
    if (verdict.kind === 'begin') {
      requests[index] = begin(turn, verdict.request, verdict.routeId);
      use = usageAfterStart(turn.state, use, verdict.request, turn.now);
      changed += 1;
    } else if (verdict.kind === 'hold') {
      if (verdict.layer === 'token-budget') tokensAreAwaited = true;
      requests[index] = held(verdict.request, verdict.layer, verdict.untilAtMs);
      if (requests[index] !== waiting) changed += 1;
    } else {
      endInFailure(turn, verdict);
      requests[index] = ENDED;
      ended += 1;
    }
  }
  if (ended > 0) turn.state = { ...turn.state, requests: requests.filter((request) => request !== ENDED) };
  else if (changed === 0) turn.state = { ...turn.state, requests: before };
}

/** Stands where a request was that ended in this step. */
const ENDED: RequestState = { requestId: '', kind: 'probe', estimatedTokens: 0, submittedAtMs: 0 };

function judge(
  turn: Turn,
  waiting: RequestState,
  use: ClientUse,
  isAnyUsable: boolean,
  tokensAreAwaited: boolean,
): Verdict {
  const { now } = turn;
  if (turn.state.refreshingCredentials)
    return { kind: 'hold', request: waiting, layer: 'credentials', untilAtMs: null };
  if (waiting.deadlineAtMs !== undefined && waiting.deadlineAtMs <= now) return { kind: 'give-up', request: waiting };

  const request = withPassBegun(waiting, now);
  const { pauseEndsAtMs } = courseOf(request);
  if (pauseEndsAtMs !== null && pauseEndsAtMs > now) {
    return { kind: 'hold', request, layer: 'retry-pause', untilAtMs: patient(request, pauseEndsAtMs) };
  }
  const limit = clientHold(turn.state, use, request);
  if (limit !== null && request.course === undefined && isAnyUsable) {
    return { kind: 'hold', request, layer: limit.layer, untilAtMs: patient(request, limit.untilAtMs) };
  }
  const select = request.kind === 'probe' ? selectProbeRoute : turn.selectRoute;
  const choice = select(turn.state, request, now);
  if (choice.kind === 'none') {
    return { kind: courseOf(request).unfitFault === null ? 'give-up' : 'turn-away', request };
  }
  if (choice.kind === 'wait') return waitForRoutes(turn, request, choice);
  if (limit !== null)
    return { kind: 'hold', request, layer: limit.layer, untilAtMs: patient(request, limit.untilAtMs) };
  if (tokensAreAwaited) return { kind: 'hold', request, layer: 'token-budget', untilAtMs: patient(request, null) };
  return { kind: 'begin', request, routeId: choice.routeId };
}

/** A moment, or the end of the request's own patience if that is earlier. */
function patient({ deadlineAtMs }: RequestState, untilAtMs: number | null): number | null {
  if (deadlineAtMs === undefined) return untilAtMs;
  return untilAtMs === null ? deadlineAtMs : Math.min(untilAtMs, deadlineAtMs);
}

function begin(turn: Turn, request: RequestState, routeId: string): RequestState {
  const attemptNumber = (request.attempts ?? 0) + 1;
  const attemptId = `${request.requestId}#${attemptNumber}`;
  const startedAtMs = turn.now;
  const tokens = reservationFor(turn.state, request);
  const reservation = request.estimatedTokens;
  updateRoute(turn, routeId, (route) => routeAfterStart(route, reservation, startedAtMs));
  const { chargedTokens = 0, calls = 0 } = findRoute(turn, routeId)?.quota ?? {};
  const mark = { tokens: chargedTokens, calls };
  const pace = attemptNumber === 1 ? paceOf(request) : null;
  const entry = {
    attemptId,
    startedAtMs,
    tokens,
    ...(attemptNumber > 1 && { isContinuation: true }),
    ...(pace !== null && { pace }),
  };
  const probedAtMs = request.kind === 'probe' ? turn.now : turn.state.probedAtMs;
  turn.state = { ...turn.state, probedAtMs, ledger: [...turn.state.ledger, entry] };
  turn.commands.push({ kind: 'start-attempt', requestId: request.requestId, attemptId, routeId, attemptNumber });
  const { heldBy: _held, heldUntilAtMs: _until, ...going } = request;
  return {
    ...going,
    ...(request.course !== undefined && { course: { ...request.course, pauseEndsAtMs: null } }),
    attempt: { attemptId, routeId, startedAtMs, firstByteAtMs: null, reservation, mark },
    attempts: attemptNumber,
  };
}

/** A pass whose backoff is over gives every route another chance. */
function withPassBegun(request: RequestState, now: number): RequestState {
  const { nextPassAtMs, passes } = courseOf(request);
  if (nextPassAtMs === null || nextPassAtMs > now) return request;
  return withCourse(request, { nextPassAtMs: null, leftRouteIds: [], failuresByRoute: {}, passes: passes + 1 });
}

/**
 * No route can take the request now. Patience begins to run; and where the request itself has given routes up, so does
 * the backoff before its next pass over them. It is given up when its patience has ended, or at once when every route
 * is sure to be disabled for longer; a cooldown is not sure, since another request's success may end it.
 */
function waitForRoutes(turn: Turn, request: RequestState, choice: Extract<RouteChoice, { kind: 'wait' }>): Verdict {
  const { now } = turn;
  const course = courseOf(request);
  const gaveUpRoutes = course.leftRouteIds.length > 0;
  const nextPassAtMs =
    course.nextPassAtMs ?? (gaveUpRoutes ? now + passBackoffMs(course.passes + 1, turn.random) : null);
  const waitingSinceAtMs = request.waitingSinceAtMs ?? now;
  const noted = { ...request, waitingSinceAtMs };
  const waiting = nextPassAtMs === course.nextPassAtMs ? noted : withCourse(noted, { nextPassAtMs });
  const endsAtMs = Math.min(
    request.deadlineAtMs ?? Number.POSITIVE_INFINITY,
    waitingSinceAtMs + patienceMs(turn, request),
  );
  if (endsAtMs <= now || areDisabledUntil(turn, request, endsAtMs)) return { kind: 'give-up', request: waiting };
  const untilAtMs = Math.min(choice.untilAtMs, nextPassAtMs ?? endsAtMs);
  const isBreaker = turn.state.routes.some((route) => route.breaker.probeAtMs === untilAtMs);
  const layer = untilAtMs === nextPassAtMs ? 'pass-backoff' : isBreaker ? 'breaker' : 'routes';
  return { kind: 'hold', request: waiting, layer, untilAtMs: Math.min(untilAtMs, endsAtMs) };
}

/**
 * How long a request waits for a route. When nothing at all answers on any of them, the network or the address is at
 * fault, which waiting seldom mends: a person is told sooner. A deadline of the request's own takes the place of the rest.
 */
function patienceMs({ state }: Turn, request: RequestState): number {
  const ownMs = request.deadlineAtMs === undefined ? state.limits.patienceMs : Number.POSITIVE_INFINITY;
  return isUnreachable(state) ? Math.min(UNREACHABLE_PATIENCE_MS, ownMs) : ownMs;
}

function areDisabledUntil(turn: Turn, request: RequestState, atMs: number): boolean {
  const { unfitRouteIds } = courseOf(request);
  return turn.state.routes
    .filter((route) => !unfitRouteIds.includes(route.route.id))
    .every((route) => (route.disablement?.endsAtMs ?? (route.disablement ? atMs : 0)) >= atMs);
}

function held(request: RequestState, heldBy: HoldingLayer, untilAtMs: number | null): RequestState {
  const heldUntilAtMs = untilAtMs ?? undefined;
  if (request.heldBy === heldBy && request.heldUntilAtMs === heldUntilAtMs) return request;
  const { heldUntilAtMs: _before, ...rest } = request;
  return { ...rest, heldBy, ...(heldUntilAtMs !== undefined && { heldUntilAtMs }) };
}

/** Turned away: no route is able to do what it asks. Given up: no waiting helps, or not within its patience. */
function endInFailure(turn: Turn, { kind, request }: Extract<Verdict, { kind: 'give-up' | 'turn-away' }>): void {
  const { unfitFault } = courseOf(request);
  const attempts = request.attempts ?? 0;
  if (kind === 'turn-away' && unfitFault !== null) {
    const { routeId, ...fault } = unfitFault;
    endRequest(turn, request, { kind: 'failed', failure: { kind: 'request-rejected', routeId, fault }, attempts });
    return;
  }
  const reasons = routeReasons(turn.state, turn.now);
  const earliest = earliestRecoveryAtMs(turn.state, turn.now);
  endRequest(turn, request, {
    kind: 'failed',
    failure: { kind: 'models-exhausted', reasons, earliestRecoveryAtMs: earliest },
    attempts,
  });
}
