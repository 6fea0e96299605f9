import type { PolicyDefinition } from '../policy.ts';
import { call, definePolicy, sleepUntil } from './generator-policy.ts';

const MINUTE_MS = 60_000;
const TRANSIENT_COOLDOWN_MS = 5_000;
const LADDER_MS = [10_000, 30_000, 30_000, 60_000];

/** How the rate is learned. */
interface Rules {
  /** At each throttle the rate is multiplied by this, */
  readonly decrease: number;
  /** and by this in each minute. */
  readonly increasePerMinute: number;
}

/** What is believed of one route. Tokens and milliseconds. */
interface Shadow {
  /** Null until a first throttle says that there is a quota. */
  perMinute: number | null;
  level: number;
  updatedAtMs: number;
  /** Own reservations of the last minute, for the first guess. */
  recent: { readonly atMs: number; readonly tokens: number }[];
  throttles: number;
  throttledAtMs: number;
  /** The last throttle, or the last call that the ladder alone allowed: it allows one at a time. */
  ladderFromMs: number;
  closedUntilMs: number;
}

/**
 * A shadow bucket for each route, learned by additive-increase, multiplicative-decrease rules: reserved at the start, settled
 * by usage, refilled at the learned rate; emptied and shrunk by a throttle. A request takes the first route whose
 * bucket has room, or whose cooldown by the ladder of 10, 30 and 60 s is over.
 */
function shadowBucket(name: string, title: string, rules: Rules): PolicyDefinition {
  return definePolicy(name, title, ({ now, routes }) => {
    const shadows = routes.map((): Shadow => {
      const moments = { updatedAtMs: 0, throttledAtMs: -1, ladderFromMs: 0, closedUntilMs: 0 };
      return { perMinute: null, level: 0, recent: [], throttles: 0, ...moments };
    });

    /** When the route is expected to take a request of this size; now or earlier: at once. */
    const opensAtMs = (shadow: Shadow, tokens: number): number => {
      refill(shadow, rules, now());
      if (shadow.perMinute === null || shadow.level >= tokens) return shadow.closedUntilMs;
      const refillMs = ((tokens - shadow.level) / shadow.perMinute) * MINUTE_MS;
      const rungMs = LADDER_MS[Math.max(0, Math.min(shadow.throttles, LADDER_MS.length) - 1)] ?? 0;
      return Math.max(shadow.closedUntilMs, Math.min(now() + refillMs, shadow.ladderFromMs + rungMs));
    };

    return {
      keepsAwayFromFirst: () => shadows[0] !== undefined && opensAtMs(shadows[0], 0) > now(),
      *serve({ estimatedInputTokens, maxTokens }) {
        const tokens = estimatedInputTokens + maxTokens;
        for (;;) {
          const opens = shadows.map((shadow) => opensAtMs(shadow, tokens));
          const routeIndex = opens.findIndex((atMs) => atMs <= now());
          const shadow = shadows[routeIndex];
          if (shadow === undefined) {
            yield* sleepUntil(Math.max(now() + 50, Math.min(...opens)));
            continue;
          }
          const startedAtMs = now();
          if (shadow.perMinute !== null && shadow.level < tokens) shadow.ladderFromMs = startedAtMs;
          reserve(shadow, tokens, startedAtMs);
          const result = yield* call(routeIndex);
          refill(shadow, rules, now());
          if (result.ok) {
            const used = result.inputTokens + (routes[routeIndex]?.burndown ?? 1) * result.outputTokens;
            shadow.level += tokens - used;
            if (startedAtMs > shadow.throttledAtMs) shadow.throttles = 0;
            return;
          }
          shadow.level += tokens;
          if (result.status !== 429) shadow.closedUntilMs = now() + TRANSIENT_COOLDOWN_MS;
          else if (startedAtMs > shadow.throttledAtMs)
            noteThrottle(shadow, rules, tokens, now(), result.retryAfterMs ?? 0);
        }
      },
    };
  });
}

export const shadowBuckets = [
  shadowBucket('aimd', 'shadow bucket, AIMD (0.7, 2 % a minute)', { decrease: 0.7, increasePerMinute: 1.02 }),
  shadowBucket('aimd-tuned', 'shadow bucket, AIMD (0.85, 10 % a minute)', { decrease: 0.85, increasePerMinute: 1.1 }),
] as const;

function refill(shadow: Shadow, { increasePerMinute }: Rules, now: number): void {
  if (shadow.perMinute !== null) {
    const elapsed = (now - shadow.updatedAtMs) / MINUTE_MS;
    shadow.perMinute *= increasePerMinute ** elapsed;
    shadow.level = Math.min(shadow.perMinute, shadow.level + shadow.perMinute * elapsed);
  }
  shadow.updatedAtMs = now;
}

function reserve(shadow: Shadow, tokens: number, now: number): void {
  shadow.recent = [...shadow.recent.filter(({ atMs }) => atMs > now - MINUTE_MS), { atMs: now, tokens }];
  shadow.level -= tokens;
}

/** Calls that began before the last throttle say nothing new and never come here. */
function noteThrottle(shadow: Shadow, { decrease }: Rules, tokens: number, now: number, askedMs: number): void {
  const used = shadow.recent.reduce((sum, one) => sum + one.tokens, 0) - tokens;
  shadow.perMinute = shadow.perMinute === null ? Math.max(used, tokens) : Math.max(shadow.perMinute * decrease, tokens);
  shadow.level = Math.min(shadow.level, 0);
  shadow.throttles = now - shadow.throttledAtMs > MINUTE_MS ? 1 : shadow.throttles + 1;
  shadow.throttledAtMs = now;
  shadow.ladderFromMs = now;
  shadow.closedUntilMs = now + askedMs;
}
