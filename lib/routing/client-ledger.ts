import { paceLayer, paceLimit, paceOf } from './client-pace.ts';
import type { Fault, TokenUsage } from './fault.ts';
import type { HoldingLayer, LedgerEntry, ManagerState, RequestState } from './manager-state.ts';
import type { Route } from './route.ts';

/** The client's own limits hold for any stretch of this length. */
export const LEDGER_WINDOW_MS = 60_000;

/** A layer of the client's own limits that holds a request back, and until when if time alone will end it. */
export interface ClientHold {
  readonly layer: Extract<
    HoldingLayer,
    'concurrency' | 'requests-per-minute' | 'token-budget' | 'analysis-pace' | 'chat-pace'
  >;
  readonly untilAtMs: number | null;
}

/** How much of the client's own limits is used. */
export interface ClientUse {
  readonly callsInFlight: number;
  readonly requestsBegun: number;
  readonly tokens: number;
  /** When the oldest request or the oldest tokens leave the window. */
  readonly requestLeavesAtMs: number | null;
  readonly tokensLeaveAtMs: number | null;
  /** Requests begun of each pace, and when its oldest leaves the window. */
  readonly paces: ReadonlyMap<string, { readonly begun: number; readonly leavesAtMs: number }>;
}

/** The use of the client's limits at a moment. */
export function clientUse(state: ManagerState, now: number): ClientUse {
  let requestsBegun = 0;
  let tokens = 0;
  let requestLeavesAtMs: number | null = null;
  let tokensLeaveAtMs: number | null = null;
  const paces = new Map<string, { begun: number; leavesAtMs: number }>();
  for (const entry of state.ledger) {
    const leavesAtMs = entry.startedAtMs + LEDGER_WINDOW_MS;
    if (leavesAtMs <= now) continue;
    tokens += entry.tokens;
    if (entry.tokens > 0) tokensLeaveAtMs ??= leavesAtMs;
    if (entry.isContinuation) continue;
    requestsBegun += 1;
    requestLeavesAtMs ??= leavesAtMs;
    if (entry.pace === undefined) continue;
    const pace = paces.get(entry.pace);
    if (pace === undefined) paces.set(entry.pace, { begun: 1, leavesAtMs });
    else pace.begun += 1;
  }
  return { callsInFlight: callsInFlight(state), requestsBegun, tokens, requestLeavesAtMs, tokensLeaveAtMs, paces };
}

/** The use after the request has begun a call at `now`. */
export function usageAfterStart(state: ManagerState, use: ClientUse, request: RequestState, now: number): ClientUse {
  const isFirst = (request.attempts ?? 0) === 0;
  const leavesAtMs = now + LEDGER_WINDOW_MS;
  const pace = isFirst ? paceOf(request) : null;
  const before = pace === null ? undefined : use.paces.get(pace);
  return {
    callsInFlight: use.callsInFlight + 1,
    requestsBegun: use.requestsBegun + (isFirst ? 1 : 0),
    tokens: use.tokens + reservationFor(state, request),
    requestLeavesAtMs: use.requestLeavesAtMs ?? (isFirst ? leavesAtMs : null),
    tokensLeaveAtMs: use.tokensLeaveAtMs ?? leavesAtMs,
    paces:
      pace === null
        ? use.paces
        : new Map(use.paces).set(pace, {
            begun: (before?.begun ?? 0) + 1,
            leavesAtMs: before?.leavesAtMs ?? leavesAtMs,
          }),
  };
}

/**
 * What of the client's own limits keeps the request from calling now; null when nothing does. Limits act on requests:
 * one that has begun is not counted again when it goes to another route.
 */
export function clientHold(state: ManagerState, use: ClientUse, request: RequestState): ClientHold | null {
  const { limits } = state;
  if (use.callsInFlight >= limits.concurrentRequests) return { layer: 'concurrency', untilAtMs: null };
  if ((request.attempts ?? 0) === 0) {
    if (use.requestsBegun >= limits.requestsPerMinute) {
      return { layer: 'requests-per-minute', untilAtMs: use.requestLeavesAtMs };
    }
    const pace = paceOf(request);
    const paced = pace === null ? undefined : use.paces.get(pace);
    if (pace !== null && paced !== undefined && paced.begun >= paceLimit(state, pace)) {
      return { layer: paceLayer(pace), untilAtMs: paced.leavesAtMs };
    }
  }
  if (use.tokens + reservationFor(state, request) > limits.tokensPerMinute) {
    return { layer: 'token-budget', untilAtMs: use.tokensLeaveAtMs };
  }
  return null;
}

/** The tokens that a call of this request reserves. One larger than the whole budget waits until it is alone in it. */
export function reservationFor(state: ManagerState, request: RequestState): number {
  return Math.min(request.estimatedTokens, state.limits.tokensPerMinute);
}

/**
 * The ledger with the call's reservation replaced by what it really cost; its name, which is longer than all the rest, is
 * needed no more. A call that then counts for nothing leaves the ledger.
 */
export function settle(ledger: readonly LedgerEntry[], attemptId: string, tokens: number): readonly LedgerEntry[] {
  return ledger.flatMap((entry) => {
    if (entry.attemptId !== attemptId) return [entry];
    const { attemptId: _settled, ...rest } = entry;
    return tokens === 0 && entry.isContinuation ? [] : [{ ...rest, tokens }];
  });
}

/** What a call costs when Bedrock settles it: cache reads are free, output may count several times. */
export function settledTokens(route: Route, usage: TokenUsage): number {
  return usage.inputTokens + usage.cacheWriteTokens + usage.outputTokens * (route.outputBurndown ?? 1);
}

/**
 * Whether a failed call certainly cost nothing: the service refused it, or had no capacity for it, or could not be
 * reached, before any output. After a time-out, a cut or a failure inside the model nobody knows, and the reservation
 * stays spent.
 */
export function wasRefused(fault: Fault): boolean {
  if (fault.emittedOutput || fault.kind === 'malformed' || fault.kind === 'cancelled') return false;
  if (fault.kind !== 'transient') return true;
  return fault.code === 'NetworkError' || (fault.status !== undefined && CAPACITY_STATUSES.includes(fault.status));
}

/** 500, 503 and 529 (overloaded): answered by the service in place of the model. */
const CAPACITY_STATUSES: readonly number[] = [500, 503, 529];

/** The ledger's entries of the last 60 s, oldest first. */
export function ledgerInWindow(state: ManagerState, now: number): readonly LedgerEntry[] {
  return state.ledger.filter((entry) => entry.startedAtMs > now - LEDGER_WINDOW_MS);
}

/** Tokens reserved or spent by these calls. */
export function sumTokens(ledger: readonly LedgerEntry[]): number {
  return ledger.reduce((sum, entry) => sum + entry.tokens, 0);
}

/** Calls in flight. */
export function callsInFlight(state: ManagerState): number {
  return state.requests.reduce((count, request) => count + (request.attempt === undefined ? 0 : 1), 0);
}
