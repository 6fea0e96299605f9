import { createCooldowns } from './cooling.ts';
import { call, definePolicy, sleepUntil } from './generator-policy.ts';

/** After any failure of a route, nobody calls it for a fixed time; requests take the first route that is not cooling, or wait. */
function flatCooldown(seconds: number) {
  return definePolicy(`flat-${seconds}`, `flat cooldown, ${seconds} s`, (context) => {
    const cooldowns = createCooldowns(context);
    return {
      keepsAwayFromFirst: () => cooldowns.isCooling(0),
      *serve() {
        for (;;) {
          const routeIndex = context.routes.findIndex((_, index) => !cooldowns.isCooling(index));
          if (routeIndex < 0) {
            yield* sleepUntil(cooldowns.firstEndMs());
            continue;
          }
          const result = yield* call(routeIndex);
          if (result.ok) return;
          cooldowns.cool(routeIndex, context.now() + seconds * 1_000);
        }
      },
    };
  });
}

export const flatCooldowns = [flatCooldown(5), flatCooldown(10), flatCooldown(30), flatCooldown(60)] as const;
