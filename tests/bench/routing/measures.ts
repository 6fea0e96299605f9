import type { CallRecord, RequestRecord, RunRecord } from './run-record.ts';
import type { Scenario } from './scenario-schema.ts';

/** What is reported of one run. Null where nothing was there to be measured. */
export interface RunMeasures {
  readonly requests: number;
  readonly succeeded: number;
  readonly failed: number;
  /** Served by the first route / all requests. */
  readonly primaryShare: number;
  /** From arrival to answer, over succeeded requests. */
  readonly meanS: number | null;
  readonly p50S: number | null;
  readonly p95S: number | null;
  readonly p99S: number | null;
  /** Calls refused with 429 / requests. */
  readonly throttledPerRequest: number;
  /** Calls that brought no answer, throttled ones included / requests. */
  readonly wastedPerRequest: number;
  readonly falseBlockS: number;
  /** Mean over the run's outages of the first route. */
  readonly recoveryS: number | null;
  readonly costUsd: number;
  /** Succeeded requests per minute, from the first arrival to the last answer. */
  readonly perMinute: number;
  /** The clairvoyant bound on `primaryShare` for these arrivals; measured with the state oracle only, and not of very many requests. */
  readonly primaryShareBound: number | null;
  /** Calls that began within 2 s after their route had answered with a throttle / requests. */
  readonly hastyPerRequest: number;
}

export type MeasureName = keyof RunMeasures;

const GUARD_MS = 2_000;

/** Measures one run; `bound` is its clairvoyant bound, where that was computed. */
export function measure(scenario: Scenario, run: RunRecord, bound: number | null): RunMeasures {
  const { requests, calls } = run;
  const answered = requests.filter(({ servedBy }) => servedBy !== null);
  const responsesS = answered.map(({ arrivedAtMs, endedAtMs }) => (endedAtMs - arrivedAtMs) / 1_000).sort(byNumber);
  const perRequest = (count: number): number => (requests.length === 0 ? 0 : count / requests.length);
  return {
    requests: requests.length,
    succeeded: answered.length,
    failed: requests.length - answered.length,
    primaryShare: perRequest(answered.filter(({ servedBy }) => servedBy === 0).length),
    meanS: mean(responsesS),
    p50S: percentile(responsesS, 0.5),
    p95S: percentile(responsesS, 0.95),
    p99S: percentile(responsesS, 0.99),
    throttledPerRequest: perRequest(calls.filter(({ status }) => status === 429).length),
    wastedPerRequest: perRequest(calls.filter(({ status }) => status !== 200).length),
    falseBlockS: run.falseBlockS,
    recoveryS: mean(run.recoveriesS),
    costUsd: answered.reduce((sum, request) => sum + costUsd(scenario, request), 0),
    perMinute: throughput(answered),
    primaryShareBound: bound,
    hastyPerRequest: perRequest(countHasty(calls)),
  };
}

/** The mean; null of nothing. */
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The smallest value that at least this share of the values does not exceed; null of nothing. */
export function percentile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

function byNumber(first: number, second: number): number {
  return first - second;
}

function costUsd({ routes }: Scenario, { servedBy, inputTokens, outputTokens }: RequestRecord): number {
  const prices = routes[servedBy ?? 0]?.prices;
  return prices === undefined ? 0 : (inputTokens * prices.input + outputTokens * prices.output) / 1_000_000;
}

function throughput(answered: readonly RequestRecord[]): number {
  const from = Math.min(...answered.map(({ arrivedAtMs }) => arrivedAtMs));
  const to = Math.max(...answered.map(({ endedAtMs }) => endedAtMs));
  return answered.length === 0 ? 0 : (60_000 * answered.length) / Math.max(1, to - from);
}

function countHasty(calls: readonly CallRecord[]): number {
  const throttles = calls.filter(({ status }) => status === 429);
  return calls.filter(({ routeIndex, startedAtMs }) =>
    throttles.some(
      (throttle) =>
        throttle.routeIndex === routeIndex &&
        throttle.endedAtMs <= startedAtMs &&
        startedAtMs < throttle.endedAtMs + GUARD_MS,
    ),
  ).length;
}
