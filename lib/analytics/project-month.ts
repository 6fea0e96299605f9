/** What one day came to. */
export interface DayUsage {
  /** Whether any model was called. */
  readonly isActive: boolean;
  readonly costUsd: number;
  readonly tokens: number;
}

/** A sum expected of 30 days; eight times in ten it is between `low` and `high`, if days go on varying as they did. */
export interface ProjectedSum {
  readonly expected: number;
  readonly low: number;
  readonly high: number;
}

/** What 30 days like the latest would come to, and what that is based on. */
export type MonthProjection =
  | {
      readonly kind: 'projected';
      /** How many active days it is based on, `BASIS_DAYS` at most. */
      readonly basisDays: number;
      /** How many of 30 days are expected to be active: as many as were, of the days since the first active one. */
      readonly activeDaysPerMonth: number;
      readonly costUsd: ProjectedSum;
      readonly tokens: ProjectedSum;
    }
  | { readonly kind: 'too-little'; readonly activeDays: number; readonly neededDays: number };

/** Complete days that a projection looks at. */
export const PROJECTION_DAYS = 28;

/** The latest active days count, for habits change; two could be anything. */
const BASIS_DAYS = 7;
const NEEDED_DAYS = 3;

/** Of somebody who has just begun a whole week is assumed: three days in a row say nothing of the weekend. */
const LEAST_OBSERVED_DAYS = 7;

const MONTH_DAYS = 30;

/** Eight in ten of a normal distribution lie within so many standard deviations. */
const DEVIATIONS = 1.2816;

/**
 * Projects the cost and tokens of 30 days: the mean of the latest active days, times the active days expected.
 *
 * @param days complete days, oldest first; today is no complete day.
 */
export function projectMonth(days: readonly DayUsage[]): MonthProjection {
  const active = days.filter(({ isActive }) => isActive);
  if (active.length < NEEDED_DAYS) {
    return { kind: 'too-little', activeDays: active.length, neededDays: NEEDED_DAYS };
  }
  const observedDays = days.length - days.findIndex(({ isActive }) => isActive);
  const activeDaysPerMonth = (MONTH_DAYS * active.length) / Math.max(LEAST_OBSERVED_DAYS, observedDays);
  const basis = active.slice(-BASIS_DAYS);
  return {
    kind: 'projected',
    basisDays: basis.length,
    activeDaysPerMonth,
    costUsd: projectSum(
      basis.map(({ costUsd }) => costUsd),
      activeDaysPerMonth,
    ),
    tokens: projectSum(
      basis.map(({ tokens }) => tokens),
      activeDaysPerMonth,
    ),
  };
}

/** The sum of `count` days like these. Log-normal, since a cost is never below zero and a busy day outweighs many. */
function projectSum(values: readonly number[], count: number): ProjectedSum {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const expected = mean * count;
  if (expected === 0) return { expected, low: 0, high: 0 };
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  // The days to come vary, and so does the mean, which is of a few days only.
  const squaredError = variance * (count + count ** 2 / values.length);
  const factor = Math.exp(DEVIATIONS * Math.sqrt(Math.log1p(squaredError / expected ** 2)));
  return { expected, low: expected / factor, high: expected * factor };
}
