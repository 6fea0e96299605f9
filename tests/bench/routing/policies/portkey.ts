import { createCooldowns } from './cooling.ts';
import { call, definePolicy, type Steps, sleepUntil } from './generator-policy.ts';

/** Portkey-AI/gateway, retryHandler.ts: statuses retried by default, and waits without jitter. */
const RETRIED = [429, 500, 502, 503, 504];
const WAITS_MS = [1_000, 2_000, 4_000, 8_000, 16_000];
/** It waits as long as it is asked to, within a budget of a minute for one request on one target. */
const RETRY_AFTER_BUDGET_MS = 60_000;

/** The circuit breaker of Portkey's own example. */
const BREAKER = { share: 0.2, calls: 10, cooldownMs: 60_000, statuses: [401, 429, 500] };

/** Portkey's ordered fallback: every request starts at the first target; with retries, or a breaker. */
function portkey(name: string, title: string, retries: number, hasBreaker: boolean) {
  return definePolicy(name, title, (context) => {
    const { now, routes } = context;
    const open = createCooldowns(context);
    const counts = routes.map(() => ({ calls: 0, failures: 0 }));

    const note = (routeIndex: number, status: number): void => {
      const count = counts[routeIndex];
      if (!hasBreaker || count === undefined || open.isCooling(routeIndex)) return;
      count.calls += 1;
      if (BREAKER.statuses.includes(status)) count.failures += 1;
      if (count.calls < BREAKER.calls || count.failures <= BREAKER.share * count.calls) return;
      open.cool(routeIndex, now() + BREAKER.cooldownMs);
      counts[routeIndex] = { calls: 0, failures: 0 };
    };

    function* tryTarget(routeIndex: number): Steps<boolean> {
      let leftMs = RETRY_AFTER_BUDGET_MS;
      for (let attempt = 0; ; attempt++) {
        const result = yield* call(routeIndex);
        note(routeIndex, result.ok ? 200 : result.status);
        if (result.ok) return true;
        if (attempt >= retries || !RETRIED.includes(result.status)) return false;
        const askedMs = result.status === 429 ? result.retryAfterMs : null;
        if (askedMs !== null && askedMs > leftMs) return false;
        leftMs -= askedMs ?? 0;
        yield* sleepUntil(now() + (askedMs ?? WAITS_MS[attempt] ?? 16_000));
      }
    }

    return {
      keepsAwayFromFirst: () => open.isCooling(0) && routes.some((_route, index) => !open.isCooling(index)),
      *serve() {
        const all = routes.map((_route, index) => index);
        const closed = all.filter((index) => !open.isCooling(index));
        for (const routeIndex of closed.length > 0 ? closed : all) {
          if (yield* tryTarget(routeIndex)) return;
        }
      },
    };
  });
}

export const portkeyPolicies = [
  portkey('portkey-p0', 'Portkey fallback', 0, false),
  portkey('portkey-p1', 'Portkey fallback, two retries on each target', 2, false),
  portkey('portkey-p2', 'Portkey fallback with a circuit breaker (20 %, 60 s)', 0, true),
] as const;
