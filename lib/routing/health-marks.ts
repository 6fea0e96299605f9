import type { RequestTotals } from './manager-state.ts';

/** One figure held against its target (M10). `isGood` is null while there is nothing to judge. */
export interface HealthMark {
  readonly value: number | null;
  readonly isGood: boolean | null;
}

/** How well the manager does its work. */
export interface HealthMarks {
  /** Share of answers that the first route gave; good above 0.70. */
  readonly primaryShare: HealthMark;
  /** Share of ended requests (cancelled ones aside) that were answered; good above 0.95. */
  readonly successRate: HealthMark;
  /** Throttled calls on all routes in the last 60 s; good below 5. */
  readonly recentThrottles: HealthMark;
  /** Length in milliseconds of the longest cooldown in force; good up to 30 s. */
  readonly cooldownMs: HealthMark;
}

const GOOD_PRIMARY_SHARE = 0.7;
const GOOD_SUCCESS_RATE = 0.95;
const TOO_MANY_THROTTLES = 5;
const LONGEST_GOOD_COOLDOWN_MS = 30_000;

/** What of a route's figures the marks look at. */
interface RouteCondition {
  readonly recentThrottles: number;
  readonly cooldownMs: number | null;
}

/** The marks that follow from the figures. */
export function healthMarks(totals: RequestTotals, routes: readonly RouteCondition[]): HealthMarks {
  const throttles = routes.reduce((sum, route) => sum + route.recentThrottles, 0);
  const cooldownLengthsMs = routes.flatMap((route) => (route.cooldownMs === null ? [] : [route.cooldownMs]));
  const { answered, answeredByPrimary, failed } = totals;
  return {
    primaryShare: mark(shareOf(answeredByPrimary, answered), (share) => share > GOOD_PRIMARY_SHARE),
    successRate: mark(shareOf(answered, answered + failed), (rate) => rate > GOOD_SUCCESS_RATE),
    recentThrottles: mark(throttles, (count) => count < TOO_MANY_THROTTLES),
    cooldownMs: mark(
      cooldownLengthsMs.length === 0 ? null : Math.max(...cooldownLengthsMs),
      (lengthMs) => lengthMs <= LONGEST_GOOD_COOLDOWN_MS,
    ),
  };
}

/** `part` of `whole`; null of nothing. */
export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function mark(value: number | null, isGood: (value: number) => boolean): HealthMark {
  return { value, isGood: value === null ? null : isGood(value) };
}
