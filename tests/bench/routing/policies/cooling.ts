import type { PolicyContext } from '../policy.ts';

/** Cooldowns of routes, by moments. */
export interface Cooldowns {
  readonly untilMs: (routeIndex: number) => number;
  readonly cool: (routeIndex: number, untilMs: number) => void;
  readonly isCooling: (routeIndex: number) => boolean;
  /** When the first of them ends. */
  readonly firstEndMs: () => number;
}

export function createCooldowns({ routes, now }: PolicyContext): Cooldowns {
  const ends = routes.map(() => 0);
  return {
    untilMs: (routeIndex) => ends[routeIndex] ?? 0,
    cool: (routeIndex, untilMs) => {
      ends[routeIndex] = untilMs;
    },
    isCooling: (routeIndex) => (ends[routeIndex] ?? 0) > now(),
    firstEndMs: () => Math.min(...ends),
  };
}
