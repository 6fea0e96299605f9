import { createCooldowns } from './cooling.ts';
import { call, definePolicy, sleepUntil } from './generator-policy.ts';

const BLOCK_MS = 60_000;

/**
 * V1: a throttled route is blocked for everybody for 60 s. A request takes the first route that is available; when none
 * is, it fails, or waits in the variant. A failure that is no throttle sends it on without blocking.
 */
function globalBlock(name: string, title: string, waits: boolean) {
  return definePolicy(name, title, (context) => {
    const cooldowns = createCooldowns(context);
    return {
      keepsAwayFromFirst: () => cooldowns.isCooling(0),
      *serve() {
        let failed = new Set<number>();
        for (;;) {
          const routeIndex = context.routes.findIndex((_, index) => !cooldowns.isCooling(index) && !failed.has(index));
          if (routeIndex < 0) {
            if (!waits) return;
            failed = new Set();
            yield* sleepUntil(Math.max(context.now() + 1_000, cooldowns.firstEndMs()));
            continue;
          }
          const result = yield* call(routeIndex);
          if (result.ok) return;
          if (result.status === 429) cooldowns.cool(routeIndex, context.now() + BLOCK_MS);
          else failed.add(routeIndex);
        }
      },
    };
  });
}

export const v1 = globalBlock('v1', 'V1 global block, 60 s', false);
export const v1Waiting = globalBlock('v1-waiting', 'V1 global block, waiting when all are blocked', true);
