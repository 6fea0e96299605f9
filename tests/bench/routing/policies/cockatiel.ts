import { createBreaker, createCountWindow, createSamplingWindow, type FailureWindow } from './cockatiel-breaker.ts';
import { definePolicy } from './generator-policy.ts';

/** A cockatiel circuit breaker before each route, and a fallback to the next route. A request that finds none fails. */
function cockatiel(name: string, title: string, createFailureWindow: () => FailureWindow) {
  return definePolicy(name, title, ({ now, routes }) => {
    const breakers = routes.map(() => createBreaker(createFailureWindow(), now));
    return {
      keepsAwayFromFirst: () => breakers[0]?.rejectsNow() ?? false,
      *serve() {
        for (const [routeIndex, breaker] of breakers.entries()) {
          if (yield* breaker.execute(routeIndex)) return;
        }
      },
    };
  });
}

export const cockatielPolicies = [
  cockatiel('cockatiel-count', 'cockatiel CountBreaker (half of 20, at least 5) and fallback', () =>
    createCountWindow({ threshold: 0.5, size: 20, minimumCalls: 5 }),
  ),
  cockatiel('cockatiel-sampling', 'cockatiel SamplingBreaker as shipped (half of 60 s) and fallback', () =>
    createSamplingWindow({ threshold: 0.5, durationMs: 60_000 }),
  ),
] as const;
