import { createBreakerState } from './breaker.ts';
import { createClosureState } from './closure.ts';
import { createQuotaState } from './quota-state.ts';
import type { RouteState } from './route-state.ts';
import { forgive } from './throttle-ladder.ts';

/**
 * The route with everything forgotten that speaks against calling it, as far as that was believed and not said: cooldown,
 * ladder, breaker, closure, the estimate of its quota. A Retry-After ends too. Its guard after a throttle stays.
 */
export function opened(route: RouteState): RouteState {
  return {
    ...forgive(route),
    breaker: createBreakerState(),
    closure: { ...createClosureState(), lengthsMs: route.closure.lengthsMs, count: route.closure.count },
    quota: createQuotaState(),
    unspoiled: null,
  };
}
