import type { Fault } from './fault.ts';
import type { AttemptState } from './manager-state.ts';
import { THROTTLE_GUARD_MS } from './route-availability.ts';
import type { Cooldown, RouteState, ThrottleRecord } from './route-state.ts';
import { shorten } from './shorten.ts';

/** How far back throttles count on the ladder and in the statistics. */
export const THROTTLE_WINDOW_MS = 60_000;

/** No service is believed to want more than this at once: exhaustion is put to the test again after 5 min (M6). */
export const LONGEST_RETRY_AFTER_MS = 300_000;

/** Kept per route; the ladder needs 4, the health mark 5. */
const MOST_THROTTLE_RECORDS = 8;

/** Enough of a throttle's message to recognise it by. */
const LONGEST_THROTTLE_MESSAGE = 80;

/** The ladder of M2: how long a route cools down after its `count`th throttle of the last 60 s. */
export function ladderMs(count: number): number {
  if (count >= 4) return 60_000;
  if (count >= 2) return 30_000;
  return 10_000;
}

/**
 * Whether a throttle is an event of its own. Several calls in flight when a quota runs out are all refused by that one
 * event; counting each would climb the ladder on concurrency instead of persistence. A call that began before the
 * route's last throttle knew nothing of it, so its refusal says nothing new and does not count.
 *
 * By simulation (token bucket, bursts of 5 calls, twice the load a route can carry) counting every refusal costs the
 * primary route 4 points of share (.443 against .482); the price of not counting is twice as many throttled calls,
 * which is for the choice of routes, not for the ladder, to avoid.
 */
export function isSeparateThrottle(route: RouteState, attempt: AttemptState): boolean {
  return route.lastThrottleAtMs === null || attempt.startedAtMs > route.lastThrottleAtMs;
}

/** The route after one of its calls was throttled. A longer Retry-After wins over the ladder. */
export function recordThrottle(
  route: RouteState,
  attempt: AttemptState,
  requestId: string,
  fault: Fault,
  now: number,
  acceptsAtMs: number,
): RouteState {
  const counts = isSeparateThrottle(route, attempt);
  const record: ThrottleRecord = {
    atMs: now,
    requestId,
    message: shorten(fault.message, LONGEST_THROTTLE_MESSAGE),
    counts,
  };
  const recentThrottles = [...throttlesInWindow(route, now), record].slice(-MOST_THROTTLE_RECORDS);
  const rungMs = counts ? ladderMs(recentThrottles.filter((throttle) => throttle.counts).length) : 0;
  return {
    ...route,
    recentThrottles,
    lastThrottleAtMs: now,
    cooldown: lengthened(route.cooldown, rungMs, fault.retryAfterMs ?? 0, now, acceptsAtMs),
  };
}

/** The throttles of the last 60 s, oldest first. */
export function throttlesInWindow(route: RouteState, now: number): readonly ThrottleRecord[] {
  return route.recentThrottles.filter((throttle) => throttle.atMs > now - THROTTLE_WINDOW_MS);
}

/**
 * The route after a success. It clears history and cooldown only when its call began after the last throttle: an older
 * one was let in before the quota ran out and proves nothing about now.
 */
export function forgiveAfterSuccess(route: RouteState, attempt: AttemptState): RouteState {
  if (route.lastThrottleAtMs === null || attempt.startedAtMs <= route.lastThrottleAtMs) return route;
  return forgive(route);
}

/** The route with its cooldown ended and its ladder at the bottom. That throttles happened is not forgotten. */
export function forgive(route: RouteState): RouteState {
  if (route.cooldown === null && route.recentThrottles.every((throttle) => !throttle.counts)) return route;
  const recentThrottles = route.recentThrottles.map((throttle) => ({ ...throttle, counts: false }));
  return { ...route, cooldown: null, recentThrottles };
}

function lengthened(
  cooldown: Cooldown | null,
  rungMs: number,
  retryAfterMs: number,
  now: number,
  acceptsAtMs: number,
): Cooldown {
  const askedUntilAtMs = retryAfterMs > 0 ? now + Math.min(retryAfterMs, LONGEST_RETRY_AFTER_MS) : 0;
  const retryAfterEndsAtMs = Math.max(askedUntilAtMs, cooldown?.retryAfterEndsAtMs ?? 0);
  const ceilingAtMs = Math.max(now + rungMs, cooldown?.ceilingAtMs ?? 0);
  const endsAtMs = Math.max(now + THROTTLE_GUARD_MS, Math.min(ceilingAtMs, acceptsAtMs), retryAfterEndsAtMs);
  return {
    startedAtMs: rungMs > 0 || cooldown === null ? now : cooldown.startedAtMs,
    endsAtMs,
    retryAfterEndsAtMs: retryAfterEndsAtMs || null,
    ceilingAtMs,
  };
}
