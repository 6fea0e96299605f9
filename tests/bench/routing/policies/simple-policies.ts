import { call, definePolicy, sleepUntil } from './generator-policy.ts';

const RETRY_MS = 2_000;

/** Every request starts one route further, and goes on round the circle; nothing is remembered. */
export const roundRobin = definePolicy('round-robin', 'round robin', ({ now, routes }) => {
  let next = 0;
  return {
    keepsAwayFromFirst: () => next % routes.length !== 0,
    *serve() {
      const first = next++;
      for (let tried = 0; ; tried++) {
        const result = yield* call((first + tried) % routes.length);
        if (result.ok) return;
        if ((tried + 1) % routes.length === 0) yield* sleepUntil(now() + RETRY_MS);
      }
    },
  };
});

/** The first route, again and again, every 2 s. */
export const alwaysPrimary = definePolicy('always-primary', 'the first route only, every 2 s', ({ now }) => ({
  keepsAwayFromFirst: () => false,
  *serve() {
    for (;;) {
      const result = yield* call(0);
      if (result.ok) return;
      yield* sleepUntil(now() + RETRY_MS);
    }
  },
}));
