import { call, definePolicy, sleepUntil } from './generator-policy.ts';

/** The pause after the first and after the second failure on a route. */
const PAUSES_MS = [500, 1_000];
const EXHAUSTION_MS = 300_000;

/**
 * Nexus: routes in fixed order, two attempts on each, whatever went wrong; nothing is remembered of a route. When all have
 * failed, everybody fails at once for five minutes.
 */
export const nexusCascade = definePolicy('nexus-cascade', 'Nexus cascade', (context) => {
  let exhaustedUntilMs = 0;
  return {
    keepsAwayFromFirst: (now) => exhaustedUntilMs > now,
    *serve() {
      if (exhaustedUntilMs > context.now()) return;
      for (const [routeIndex] of context.routes.entries()) {
        for (const pauseMs of PAUSES_MS) {
          const result = yield* call(routeIndex);
          if (result.ok) return;
          yield* sleepUntil(context.now() + pauseMs);
        }
      }
      exhaustedUntilMs = context.now() + EXHAUSTION_MS;
    },
  };
});
