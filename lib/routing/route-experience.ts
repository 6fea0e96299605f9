import { breakerAfterFailure, breakerAfterStart, breakerAfterSuccess } from './breaker.ts';
import { settledTokens, wasRefused } from './client-ledger.ts';
import { closedProbability, closureAfterAcceptance, closureAfterRefusal } from './closure.ts';
import type { Fault, TokenUsage } from './fault.ts';
import type { AttemptState } from './manager-state.ts';
import {
  quotaAfterAcceptance,
  quotaAfterRefusal,
  quotaAfterSettlement,
  quotaAfterStart,
  refusalChance,
  withoutRefusals,
} from './quota-estimate.ts';
import { SUREST_ACCEPTED } from './quota-likelihood.ts';
import { unlimitedProbability } from './quota-waste.ts';
import { acceptsAtMs } from './route-outlook.ts';
import type { Disablement, RouteState, RouteTally } from './route-state.ts';
import { shorten } from './shorten.ts';
import { forgiveAfterSuccess, recordThrottle } from './throttle-ladder.ts';
import { costUsd } from './token-prices.ts';

/** A hard account quota is asked again after an hour: it is a daily one or one that a person must raise. */
const QUOTA_DISABLEMENT_MS = 3_600_000;

/** Successes whose latency is kept per route, enough for a 95th percentile. */
const MOST_LATENCIES = 100;

/** What a route is after a call on it began. */
export function routeAfterStart(route: RouteState, reservation: number, now: number): RouteState {
  return {
    ...route,
    quota: quotaAfterStart(route.quota, reservation, now, route.route.quota),
    breaker: breakerAfterStart(route.breaker, now),
    lastCallAtMs: now,
    tally: { ...route.tally, attempts: route.tally.attempts + 1 },
  };
}

/** What a route is after one of its calls succeeded. */
export function routeAfterSuccess(
  route: RouteState,
  attempt: AttemptState,
  usage: TokenUsage,
  now: number,
): RouteState {
  const tally = { ...route.tally, successes: route.tally.successes + 1 };
  const accepted = quotaAfterAcceptance(route.quota, attempt, now, route.route.quota);
  return {
    ...forgiveAfterSuccess(route, attempt),
    disablement: disablementAfterSuccess(route, attempt),
    quota: quotaAfterSettlement(accepted, attempt, settledTokens(route.route, usage) - attempt.reservation, now),
    closure: closureAfterAcceptance(route.closure, attempt.startedAtMs),
    breaker: breakerAfterSuccess(route.breaker, now),
    unspoiled:
      route.lastThrottleAtMs !== null && attempt.startedAtMs <= route.lastThrottleAtMs ? route.unspoiled : null,
    lastFault: null,
    latenciesMs: [...route.latenciesMs, now - attempt.startedAtMs].slice(-MOST_LATENCIES),
    tally: withUsage(route, tally, usage),
  };
}

/** A quota that was used up is not when a call that began later is answered: a probe found out. */
function disablementAfterSuccess({ disablement }: RouteState, { startedAtMs }: AttemptState): Disablement | null {
  const isDisproved = disablement !== null && disablement.endsAtMs !== null && startedAtMs > disablement.startedAtMs;
  return isDisproved ? null : disablement;
}

/** What a route is after one of its calls failed. */
export function routeAfterFailure(
  route: RouteState,
  attempt: AttemptState,
  requestId: string,
  fault: Fault,
  usage: TokenUsage | null,
  now: number,
): RouteState {
  const counted = countFailure(route.tally, fault);
  const tallied = { ...route, tally: usage === null ? counted : withUsage(route, counted, usage) };
  switch (fault.kind) {
    case 'throttled': {
      const believed = afterRefusal(tallied, attempt, now);
      return recordThrottle(
        believed,
        attempt,
        requestId,
        fault,
        now,
        acceptsAtMs(believed, attempt.reservation, now, 'first'),
      );
    }
    case 'quota-exceeded':
      return { ...tallied, disablement: disablement(fault.kind, fault, now, now + QUOTA_DISABLEMENT_MS) };
    case 'access':
    case 'not-found':
      return { ...tallied, disablement: disablement(fault.kind, fault, now, null) };
    case 'transient':
    case 'not-ready':
    case 'malformed':
      return {
        ...tallied,
        breaker: breakerAfterFailure(route.breaker, attempt.startedAtMs, now),
        quota: wasRefused(fault) ? quotaAfterSettlement(route.quota, attempt, -attempt.reservation, now) : route.quota,
        lastFault: { kind: fault.kind, code: fault.code, message: shorten(fault.message) },
      };
    case 'request':
    case 'route-limitation':
    case 'credentials':
    case 'cancelled':
      return tallied;
  }
}

/** What is believed of a route's quota, and of whether it is closed, after it refused a call. */
function afterRefusal(route: RouteState, attempt: AttemptState, now: number): RouteState {
  const { quota, closure } = route;
  const originAtMs = quota.originAtMs ?? now;
  const prior = closedProbability(closure, attempt.startedAtMs, originAtMs, originAtMs + quota.observedMs);
  // Where there is no quota, what is refused "for reasons of their own" is refused by a closure.
  const ownReasons = (1 - SUREST_ACCEPTED) * (quota.hypotheses === null ? 0 : unlimitedProbability(quota));
  const closed = closureAfterRefusal(
    closure,
    prior + (1 - prior) * ownReasons,
    Math.max(0.001, refusalChance(quota, attempt, now, route.route.quota) - ownReasons),
    attempt.startedAtMs,
    now,
  );
  const before = route.unspoiled ?? { updatedMs: quota.updatedMs, hypotheses: quota.hypotheses };
  const unspoiled = closed.probability < SUSPECTED_FROM ? null : before;
  const refused = quotaAfterRefusal(quota, attempt, prior, closed.probability, now, route.route.quota);
  if (closed.probability < CLOSED_FROM) return { ...route, unspoiled, closure: closed, quota: refused };
  return {
    ...route,
    unspoiled,
    closure: closed,
    quota: { ...refused, ...before, history: withoutRefusals(refused.history) },
  };
}

/** Below this probability of a closure, the estimate before it is not kept: states must stay small. */
const SUSPECTED_FROM = 0.1;

/** From this probability of a closure on, its refusals are not taken to say anything of the quota. */
const CLOSED_FROM = 0.4;

function disablement(kind: Disablement['kind'], fault: Fault, now: number, endsAtMs: number | null): Disablement {
  return { kind, code: fault.code, message: shorten(fault.message), startedAtMs: now, endsAtMs };
}

function countFailure(tally: RouteTally, fault: Fault): RouteTally {
  if (fault.kind === 'cancelled') return { ...tally, cancelled: tally.cancelled + 1 };
  if (fault.kind === 'throttled') return { ...tally, throttles: tally.throttles + 1 };
  return { ...tally, failures: tally.failures + 1 };
}

function withUsage(route: RouteState, tally: RouteTally, usage: TokenUsage): RouteTally {
  return {
    ...tally,
    inputTokens: tally.inputTokens + usage.inputTokens,
    outputTokens: tally.outputTokens + usage.outputTokens,
    cacheReadTokens: tally.cacheReadTokens + usage.cacheReadTokens,
    cacheWriteTokens: tally.cacheWriteTokens + usage.cacheWriteTokens,
    costUsd: tally.costUsd + costUsd(route.route.prices, usage),
  };
}
