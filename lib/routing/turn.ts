import type { ManagerCommand, RequestFailure, RequestOutcome } from './manager-command.ts';
import type { ManagerState, RequestState, RequestTotals } from './manager-state.ts';
import type { RouteState } from './route-state.ts';
import type { SelectRoute } from './select-route.ts';

/**
 * One step in the making: the state as it stands, and the commands so far. It lives as long as the step, and is the only
 * thing that is mutated: states are replaced, never changed.
 */
export interface Turn {
  state: ManagerState;
  readonly commands: ManagerCommand[];
  readonly now: number;
  /** 0 ≤ x < 1. */
  readonly random: () => number;
  readonly selectRoute: SelectRoute;
}

/** The route with this id, unless settings have removed it. */
export function findRoute(turn: Turn, routeId: string): RouteState | undefined {
  return turn.state.routes.find((route) => route.route.id === routeId);
}

/** Replaces what is known about a route; does nothing when settings have removed it. */
export function updateRoute(turn: Turn, routeId: string, change: (route: RouteState) => RouteState): void {
  const index = turn.state.routes.findIndex((route) => route.route.id === routeId);
  const before = turn.state.routes[index];
  if (before === undefined) return;
  const after = change(before);
  if (after !== before) turn.state = { ...turn.state, routes: turn.state.routes.with(index, after) };
}

/** Replaces an open request by a newer version of itself. */
export function replaceRequest(turn: Turn, request: RequestState): void {
  const index = turn.state.requests.findIndex((other) => other.requestId === request.requestId);
  if (index >= 0 && turn.state.requests[index] !== request) {
    turn.state = { ...turn.state, requests: turn.state.requests.with(index, request) };
  }
}

/** Ends a request: it leaves the state, and its one `complete-request` is given out. */
export function completeRequest(turn: Turn, request: RequestState, outcome: RequestOutcome): void {
  endRequest(turn, request, outcome);
  const requests = turn.state.requests.filter((other) => other.requestId !== request.requestId);
  turn.state = { ...turn.state, requests };
}

/** Counts a request's end and gives out its `complete-request`; the caller takes it out of the state. */
export function endRequest(turn: Turn, request: RequestState, outcome: RequestOutcome): void {
  // A probe asks for nothing that a person wants: how it ends says nothing of how they are served.
  if (request.kind !== 'probe') turn.state = { ...turn.state, totals: countOutcome(turn.state, outcome) };
  turn.commands.push({ kind: 'complete-request', requestId: request.requestId, outcome });
}

/** Ends a request in failure. */
export function failRequest(turn: Turn, request: RequestState, failure: RequestFailure): void {
  completeRequest(turn, request, { kind: 'failed', failure, attempts: request.attempts ?? 0 });
}

function countOutcome(state: ManagerState, outcome: RequestOutcome): RequestTotals {
  const { totals } = state;
  if (outcome.kind === 'cancelled') return { ...totals, cancelled: totals.cancelled + 1 };
  if (outcome.kind === 'failed') return { ...totals, failed: totals.failed + 1 };
  const byPrimary = outcome.routeId === state.routes[0]?.route.id;
  return {
    ...totals,
    answered: totals.answered + 1,
    answeredByPrimary: totals.answeredByPrimary + (byPrimary ? 1 : 0),
  };
}
