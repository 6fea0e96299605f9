import { createCooldowns } from './cooling.ts';
import { call, definePolicy, sleepUntil } from './generator-policy.ts';

const BETWEEN_ROUTES_MS = 5_000;
const FIRST_COOLDOWN_MS = 60_000;
const OTHER_COOLDOWN_MS = 30_000;
const PASS_BACKOFFS_MS = [5_000, 10_000, 20_000, 40_000];

/** The breaker opens for so long when half of the calls of so long failed, with so many at least. */
const BREAKER_MS = 60_000;
const BREAKER_CALLS = 5;

/**
 * AI-Prism as it was: routes in fixed order with 5 s between them; a throttled route cools for 60 s, the others 30 s, and
 * is skipped meanwhile; so is one whose breaker is open. After a pass in vain it waits 5, 10, 20, 40 s and makes another.
 */
export const aiPrismChain = definePolicy('ai-prism-chain', 'AI-Prism chain', (context) => {
  const { now, routes } = context;
  const cooldowns = createCooldowns(context);
  const breakers = createCooldowns(context);
  let calls: { readonly routeIndex: number; readonly atMs: number; readonly ok: boolean }[] = [];

  const note = (routeIndex: number, ok: boolean): void => {
    calls = [...calls.filter(({ atMs }) => atMs > now() - BREAKER_MS), { routeIndex, atMs: now(), ok }];
    const own = calls.filter((one) => one.routeIndex === routeIndex);
    const failed = own.filter((one) => !one.ok).length;
    if (own.length < BREAKER_CALLS || failed * 2 < own.length) return;
    breakers.cool(routeIndex, now() + BREAKER_MS);
    calls = calls.filter((one) => one.routeIndex !== routeIndex);
  };
  const isSkipped = (routeIndex: number): boolean => cooldowns.isCooling(routeIndex) || breakers.isCooling(routeIndex);

  return {
    keepsAwayFromFirst: () => isSkipped(0),
    *serve() {
      for (const backoffMs of [...PASS_BACKOFFS_MS, null]) {
        let hasCalled = false;
        for (const [routeIndex] of routes.entries()) {
          if (isSkipped(routeIndex)) continue;
          if (hasCalled) yield* sleepUntil(now() + BETWEEN_ROUTES_MS);
          hasCalled = true;
          const result = yield* call(routeIndex);
          note(routeIndex, result.ok);
          if (result.ok) return;
          if (result.status === 429) {
            cooldowns.cool(routeIndex, now() + (routeIndex === 0 ? FIRST_COOLDOWN_MS : OTHER_COOLDOWN_MS));
          }
        }
        if (backoffMs !== null) yield* sleepUntil(now() + backoffMs);
      }
    },
  };
});
