import { type BreakerState, createBreakerState } from './breaker.ts';
import { type ClosureState, createClosureState } from './closure.ts';
import type { FaultKind } from './fault.ts';
import { createQuotaState, type QuotaState } from './quota-state.ts';
import type { Route } from './route.ts';

/** One throttle, as M2 wants it recorded. */
export interface ThrottleRecord {
  readonly atMs: number;
  readonly requestId: string;
  readonly message: string;
  /** Whether it counts on the ladder: a separate event, not forgiven since. */
  readonly counts: boolean;
}

/** A hint that the route's quota is used up. */
export interface Cooldown {
  readonly startedAtMs: number;
  readonly endsAtMs: number;
  /** The service itself asked not to be called before this. */
  readonly retryAfterEndsAtMs: number | null;
  /** The end by the ladder alone: at the latest then, the route is put to the test. */
  readonly ceilingAtMs: number;
}

/** A route that is not to be used: until `endsAtMs`, or, when that is null, until settings change. */
export interface Disablement {
  readonly kind: Extract<FaultKind, 'access' | 'not-found' | 'quota-exceeded'>;
  readonly code: string;
  readonly message: string;
  readonly startedAtMs: number;
  readonly endsAtMs: number | null;
}

/** Counts since the state was created. */
export interface RouteTally {
  /** Calls begun; each ends as one of the five below, or is still in flight. */
  readonly attempts: number;
  readonly successes: number;
  readonly throttles: number;
  readonly failures: number;
  readonly cancelled: number;
  /** In flight when the worker was killed. */
  readonly unknown: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cacheReadTokens: number;
  readonly cacheWriteTokens: number;
  readonly costUsd: number;
}

/** What is known about one route. */
export interface RouteState {
  readonly route: Route;
  /** The last 60 s, oldest first, bounded. */
  readonly recentThrottles: readonly ThrottleRecord[];
  readonly lastThrottleAtMs: number | null;
  readonly cooldown: Cooldown | null;
  readonly disablement: Disablement | null;
  readonly quota: QuotaState;
  readonly closure: ClosureState;
  readonly breaker: BreakerState;
  /** The estimate before the present run of refusals, to go back to if they turn out to be a closure. */
  readonly unspoiled: { readonly updatedMs: number; readonly hypotheses: readonly number[] | null } | null;
  /** When a call was last begun. */
  readonly lastCallAtMs: number | null;
  /** The last fault that was the route's doing; forgotten at its next success. */
  readonly lastFault: { readonly kind: FaultKind; readonly code: string; readonly message: string } | null;
  /** From start to last byte of the latest successes, oldest first, bounded. */
  readonly latenciesMs: readonly number[];
  readonly tally: RouteTally;
}

/** A route that was never called. */
export function createRouteState(route: Route): RouteState {
  return {
    route,
    recentThrottles: [],
    lastThrottleAtMs: null,
    cooldown: null,
    disablement: null,
    quota: createQuotaState(),
    closure: createClosureState(),
    breaker: createBreakerState(),
    unspoiled: null,
    lastCallAtMs: null,
    lastFault: null,
    latenciesMs: [],
    tally: {
      attempts: 0,
      successes: 0,
      throttles: 0,
      failures: 0,
      cancelled: 0,
      unknown: 0,
      inputTokens: 0,
      outputTokens: 0,
      cacheReadTokens: 0,
      cacheWriteTokens: 0,
      costUsd: 0,
    },
  };
}
