import { outcomeOf } from '#lib/activity';
import type { AttemptRecord } from '#lib/routing';
import { addLatency, addSketch, createSketch, type LatencySketch, sketchedPercentile } from './latency-sketch.ts';

/**
 * What calls of models came to. Tests of models count as attempts and in what they cost, but are no requests, answers or
 * latencies: nobody asked anything.
 */
export interface Usage {
  /** Requests whose first call was begun. */
  readonly requests: number;
  readonly answered: number;
  /** Requests given up after a failed call. */
  readonly failedRequests: number;
  readonly attempts: number;
  /** Attempts refused by quota. */
  readonly throttles: number;
  /** From the call to the last byte of those that were answered; null while none was. */
  readonly latencyP50Ms: number | null;
  readonly latencyP95Ms: number | null;
  /** Without those that were read from or written to the cache. */
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cacheReadTokens: number;
  readonly cacheWriteTokens: number;
  /** 0 where the prices are unknown. */
  readonly costUsd: number;
}

/** Counts that can go on. */
export type Tally = { -readonly [Name in keyof Omit<Usage, 'latencyP50Ms' | 'latencyP95Ms'>]: number } & {
  readonly latencies: LatencySketch;
};

const COUNTS = [
  'requests',
  'answered',
  'failedRequests',
  'attempts',
  'throttles',
  'inputTokens',
  'outputTokens',
  'cacheReadTokens',
  'cacheWriteTokens',
  'costUsd',
] as const;

/** A tally of nothing yet. */
export function createTally(): Tally {
  const counts = Object.fromEntries(COUNTS.map((name) => [name, 0])) as Record<(typeof COUNTS)[number], number>;
  return { ...counts, latencies: createSketch() };
}

/** Counts one attempt. */
export function addAttempt(tally: Tally, record: AttemptRecord): void {
  const { usage } = record;
  const outcome = outcomeOf(record);
  tally.attempts += 1;
  tally.costUsd += record.costUsd;
  if (outcome === 'throttled') tally.throttles += 1;
  if (usage !== null) {
    tally.inputTokens += usage.inputTokens;
    tally.outputTokens += usage.outputTokens;
    tally.cacheReadTokens += usage.cacheReadTokens;
    tally.cacheWriteTokens += usage.cacheWriteTokens;
  }
  if (record.requestKind === 'probe') return;
  if (record.attemptNumber === 1) tally.requests += 1;
  if (outcome === 'answered') {
    tally.answered += 1;
    addLatency(tally.latencies, record.endedAtMs - record.startedAtMs);
  }
  if (record.outcome === 'failed' && record.next.kind === 'ended') tally.failedRequests += 1;
}

/** Adds what another tally counted; that one stays as it is. */
export function addTally(sum: Tally, other: Tally): void {
  for (const name of COUNTS) sum[name] += other[name];
  addSketch(sum.latencies, other.latencies);
}

/** Whether an attempt answered what somebody asked. */
export function isAnswer({ outcome, requestKind }: AttemptRecord): boolean {
  return outcome === 'answered' && requestKind !== 'probe';
}

/** All tokens that were sent or received, cached ones included. */
export function allTokens(usage: {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cacheReadTokens: number;
  readonly cacheWriteTokens: number;
}): number {
  return usage.inputTokens + usage.outputTokens + usage.cacheReadTokens + usage.cacheWriteTokens;
}

/** What was counted so far. */
export function usageOf({ latencies, ...counts }: Tally): Usage {
  return {
    ...counts,
    latencyP50Ms: sketchedPercentile(latencies, 0.5),
    latencyP95Ms: sketchedPercentile(latencies, 0.95),
  };
}
