import { createCooldowns } from './cooling.ts';
import { call, definePolicy, type Steps, sleepUntil } from './generator-policy.ts';

/** litellm/constants.py and router.py. */
const NUM_RETRIES = 2;
const COOLDOWN_MS = 5_000;
const FAILURE_SHARE = 0.5;
const FAILURE_CALLS = 5;
const WINDOW_MS = 60_000;
const INITIAL_DELAY_S = 0.5;
const MAX_DELAY_S = 8;
const JITTER_S = 0.75;

function isRetried(status: number): boolean {
  return status === 401 || status === 403 || status === 408 || status === 409 || status === 429 || status >= 500;
}

/**
 * LiteLLM with five groups of one deployment and `fallbacks`: nothing ever cools down for a throttle; a request makes three
 * attempts on each group, with 0.5, 1 and 2 s and jitter after them, the last one included.
 */
export const litellmGroups = definePolicy('litellm-groups', 'LiteLLM, five groups with fallbacks', (context) => {
  const { now, random, routes } = context;
  const delayMs = (retry: number, askedMs: number | null): number => {
    const jitterS = JITTER_S * random();
    const askedS = askedMs === null ? 0 : askedMs / 1_000;
    const delayS = askedS > 0 && askedS <= 60 ? askedS : Math.min(INITIAL_DELAY_S * 2 ** retry, MAX_DELAY_S);
    return 1_000 * (delayS + jitterS);
  };
  return {
    keepsAwayFromFirst: () => false,
    *serve() {
      for (const [routeIndex] of routes.entries()) {
        for (let attempt = 0; attempt <= NUM_RETRIES; attempt++) {
          const result = yield* call(routeIndex);
          if (result.ok) return;
          if (!isRetried(result.status)) break;
          yield* sleepUntil(now() + delayMs(attempt, result.retryAfterMs));
        }
      }
    },
  };
});

/**
 * LiteLLM with one group and `order`: a throttled deployment cools for 5 s, or as long as it asked, and the retry goes to the next order at once. After
 * its retries a request falls back order by order. The cooldown filter runs before the order filter: when the order asked
 * for is cooling, the pick is a random one among all that are not.
 */
export const litellmOrder = definePolicy('litellm-order', 'LiteLLM, one group with order', (context) => {
  const { now, random, routes } = context;
  const cooldowns = createCooldowns(context);
  const counts = routes.map(() => ({ sinceMs: 0, calls: 0, failures: 0 }));

  const healthy = (): readonly number[] => {
    return routes.map((_route, index) => index).filter((index) => !cooldowns.isCooling(index));
  };
  const select = (order: number | null): number | null => {
    const candidates = healthy();
    if (order === null || candidates.includes(order)) return order ?? candidates[0] ?? null;
    return candidates[Math.floor(random() * candidates.length)] ?? null;
  };
  const note = (routeIndex: number, status: number, askedMs: number | null): void => {
    const count = counts[routeIndex];
    if (count === undefined) return;
    if (now() >= count.sinceMs + WINDOW_MS) Object.assign(count, { sinceMs: now(), calls: 0, failures: 0 });
    count.calls += 1;
    if (status === 200) return;
    count.failures += 1;
    if (status < 500 && ![401, 404, 408, 429].includes(status)) return;
    const failsOften = count.calls >= FAILURE_CALLS && count.failures > FAILURE_SHARE * count.calls;
    if (status === 429 || status === 401 || status === 404 || failsOften) {
      cooldowns.cool(routeIndex, now() + (askedMs ?? COOLDOWN_MS));
    }
  };

  /** An attempt and its retries, each with a selection of its own; true on success. */
  function* retrying(order: number | null): Steps<boolean> {
    for (let attempt = 0; attempt <= NUM_RETRIES; attempt++) {
      const routeIndex = select(order);
      if (routeIndex === null) return false;
      const result = yield* call(routeIndex);
      note(routeIndex, result.ok ? 200 : result.status, result.ok ? null : result.retryAfterMs);
      if (result.ok) return true;
      // With another healthy deployment in the group a retry does not wait; without one there is none.
      if (!isRetried(result.status) || healthy().length === 0) return false;
    }
    return false;
  }

  return {
    keepsAwayFromFirst: () => cooldowns.isCooling(0),
    *serve() {
      if (yield* retrying(null)) return;
      for (let order = 1; order < routes.length; order++) {
        if (yield* retrying(order)) return;
      }
    },
  };
});
