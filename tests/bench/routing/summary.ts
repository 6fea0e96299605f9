import { type MeasureName, mean, percentile, type RunMeasures } from './measures.ts';

/** A mean over seeds with the half-width of its 95 % confidence interval (Student's t). */
export interface Estimate {
  readonly mean: number;
  readonly halfWidth: number;
}

/** One policy in one scenario, over all seeds. Null where no seed had anything to measure. */
export type PolicySummary = {
  readonly policy: string;
  readonly title: string;
  /** Over the seeds; what is pinned as a median is that of all seeds. */
  readonly recoveryMedianS: number | null;
  readonly primaryShareOfStateOracle: Estimate | null;
} & Readonly<Record<MeasureName, Estimate | null>>;

/** Sums up a policy's runs. `oracle` has the state oracle's runs, seed by seed. */
export function summarise(
  policy: string,
  title: string,
  runs: readonly RunMeasures[],
  oracle: readonly RunMeasures[],
): PolicySummary {
  const of = (name: MeasureName): Estimate | null =>
    estimate(runs.map((run) => run[name]).filter((value) => value !== null));
  const recoveries = runs.map(({ recoveryS }) => recoveryS).filter((value) => value !== null);
  return {
    policy,
    title,
    requests: of('requests'),
    succeeded: of('succeeded'),
    failed: of('failed'),
    primaryShare: of('primaryShare'),
    meanS: of('meanS'),
    p50S: of('p50S'),
    p95S: of('p95S'),
    p99S: of('p99S'),
    throttledPerRequest: of('throttledPerRequest'),
    wastedPerRequest: of('wastedPerRequest'),
    falseBlockS: of('falseBlockS'),
    recoveryS: of('recoveryS'),
    recoveryMedianS: percentile(
      recoveries.sort((first, second) => first - second),
      0.5,
    ),
    costUsd: of('costUsd'),
    perMinute: of('perMinute'),
    primaryShareBound: of('primaryShareBound'),
    hastyPerRequest: of('hastyPerRequest'),
    primaryShareOfStateOracle: ratio(
      runs.map(({ primaryShare }) => primaryShare),
      oracle.map(({ primaryShare }) => primaryShare),
    ),
  };
}

/** The mean with its confidence interval; null of nothing. */
export function estimate(values: readonly number[]): Estimate | null {
  const average = mean(values);
  if (average === null) return null;
  const degrees = values.length - 1;
  const squares = values.reduce((sum, value) => sum + (value - average) ** 2, 0);
  const error = degrees > 0 ? Math.sqrt(squares / degrees / values.length) : 0;
  return { mean: average, halfWidth: studentT(degrees) * error };
}

/** The ratio of two means over the same seeds, its interval by the delta method; null when there is nothing to divide by. */
export function ratio(numerators: readonly number[], denominators: readonly number[]): Estimate | null {
  const below = mean(denominators);
  const above = mean(numerators);
  if (below === null || above === null || below === 0 || numerators.length !== denominators.length) return null;
  const quotient = above / below;
  const residuals = numerators.map((value, index) => (value - quotient * (denominators[index] ?? 0)) / below);
  return { mean: quotient, halfWidth: estimate(residuals)?.halfWidth ?? 0 };
}

/** The 97.5th percentile of Student's t distribution, to three digits from 4 degrees of freedom on. */
function studentT(degrees: number): number {
  if (degrees < 1) return 0;
  const d = degrees;
  return 1.95996 + 2.37227 / d + 2.82253 / d ** 2 + 2.55585 / d ** 3 + 1.58954 / d ** 4;
}
