import { breakerStatus, recentEnds } from './breaker.ts';
import { callsInFlight, ledgerInWindow, sumTokens } from './client-ledger.ts';
import { type Exhaustion, exhaustion } from './exhaustion.ts';
import { type HealthMarks, healthMarks, shareOf } from './health-marks.ts';
import { HOLDING_LAYERS, type HoldingLayer, type ManagerState, type RequestTotals } from './manager-state.ts';
import { percentile } from './percentile.ts';
import { type QuotaSummary, quotaSummary } from './quota-summary.ts';
import { opensAtMs, type RouteStatus, routeStatus } from './route-availability.ts';
import { routeReasons } from './route-reason.ts';
import type { RouteState } from './route-state.ts';
import { throttlesInWindow } from './throttle-ladder.ts';

/** Names the way of routing, as the statistics show it. */
export const MANAGER_VERSION = 'V2 (Per-Request Isolation)';

/** One route's figures. Counts are since the state was created, unless they say otherwise. */
export interface RouteStatistics {
  readonly routeId: string;
  readonly name: string;
  readonly modelId: string;
  readonly region: string;
  readonly status: RouteStatus;
  /** Why, as in `RouteReason`. */
  readonly reason: string;
  readonly detail: string;
  readonly inFlight: number;
  readonly attempts: number;
  readonly successes: number;
  readonly throttles: number;
  readonly failures: number;
  readonly cancelled: number;
  /** Of the calls that succeeded, were throttled or failed; null while there is none. */
  readonly successRate: number | null;
  /** Throttled calls of the last 60 s (8 at most). */
  readonly recentThrottles: number;
  /** Whole length of the cooldown in force; null when there is none. */
  readonly cooldownMs: number | null;
  /** What is left until the route is open; 0 when it is, null when only other settings will open it. */
  readonly opensInMs: number | null;
  /** Start to last byte of the latest 100 successes. */
  readonly latencyP50Ms: number | null;
  readonly latencyP95Ms: number | null;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Read from the cache. */
  readonly cachedTokens: number;
  readonly cacheWriteTokens: number;
  readonly costUsd: number;
  /** What is believed of its quota, and of its accepting a call now. */
  readonly quota: QuotaSummary;
  /** `half-open`: a single probe may go, or has gone. */
  readonly breaker: 'closed' | 'open' | 'half-open';
  /** Failures and attempts that the breaker counts, of the last 60 s. */
  readonly recentFailures: number;
  readonly recentAttempts: number;
}

/** Everything the popup shows (M10). */
export interface ManagerStatistics {
  readonly version: string;
  /** The moment these figures are of, in epoch milliseconds. */
  readonly atMs: number;
  readonly exhaustion: Exhaustion | null;
  readonly totals: RequestTotals;
  readonly inFlight: number;
  readonly waiting: number;
  /** How many requests each layer holds; the sum is `waiting`. */
  readonly waitingByLayer: Readonly<Record<HoldingLayer, number>>;
  readonly budget: {
    readonly requestsInLastMinute: number;
    readonly requestsPerMinute: number;
    readonly tokensInLastMinute: number;
    readonly tokensPerMinute: number;
    readonly concurrentRequests: number;
  };
  /** In order of priority. */
  readonly routes: readonly RouteStatistics[];
  readonly health: HealthMarks;
}

/** The figures at a moment. Pure. */
export function statistics(state: ManagerState, now: number): ManagerStatistics {
  const ledger = ledgerInWindow(state, now);
  const reasons = routeReasons(state, now);
  const routes = state.routes.map((route, index) => ({
    ...routeStatistics(state, route, now),
    reason: reasons[index]?.reason ?? '',
    detail: reasons[index]?.detail ?? '',
  }));
  return {
    version: MANAGER_VERSION,
    atMs: now,
    exhaustion: exhaustion(state, now),
    totals: state.totals,
    inFlight: callsInFlight(state),
    waiting: state.requests.length - callsInFlight(state),
    waitingByLayer: countByLayer(state),
    budget: {
      requestsInLastMinute: ledger.filter((entry) => !entry.isContinuation).length,
      requestsPerMinute: state.limits.requestsPerMinute,
      tokensInLastMinute: sumTokens(ledger),
      tokensPerMinute: state.limits.tokensPerMinute,
      concurrentRequests: state.limits.concurrentRequests,
    },
    routes,
    health: healthMarks(state.totals, routes),
  };
}

function routeStatistics(
  state: ManagerState,
  route: RouteState,
  now: number,
): Omit<RouteStatistics, 'reason' | 'detail'> {
  const { tally, cooldown } = route;
  const openAtMs = opensAtMs(route);
  return {
    routeId: route.route.id,
    name: route.route.name,
    modelId: route.route.modelId,
    region: route.route.region,
    status: routeStatus(route, now),
    inFlight: state.requests.filter((request) => request.attempt?.routeId === route.route.id).length,
    attempts: tally.attempts,
    successes: tally.successes,
    throttles: tally.throttles,
    failures: tally.failures,
    cancelled: tally.cancelled,
    successRate: shareOf(tally.successes, tally.successes + tally.throttles + tally.failures),
    recentThrottles: throttlesInWindow(route, now).length,
    cooldownMs: cooldown !== null && cooldown.endsAtMs > now ? cooldown.endsAtMs - cooldown.startedAtMs : null,
    opensInMs: openAtMs === null ? null : Math.max(0, openAtMs - now),
    latencyP50Ms: percentile(route.latenciesMs, 0.5),
    latencyP95Ms: percentile(route.latenciesMs, 0.95),
    inputTokens: tally.inputTokens,
    outputTokens: tally.outputTokens,
    cachedTokens: tally.cacheReadTokens,
    cacheWriteTokens: tally.cacheWriteTokens,
    costUsd: tally.costUsd,
    quota: quotaSummary(route, now),
    breaker: breakerStatus(route.breaker, now),
    ...recentEnds(route.breaker, now),
  };
}

function countByLayer(state: ManagerState): Record<HoldingLayer, number> {
  const counts = Object.fromEntries(HOLDING_LAYERS.map((layer) => [layer, 0])) as Record<HoldingLayer, number>;
  for (const { heldBy } of state.requests) {
    if (heldBy !== undefined) counts[heldBy] += 1;
  }
  return counts;
}
