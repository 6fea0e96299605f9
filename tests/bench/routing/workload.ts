import { exponential, logNormal, normal, type Random, randomStream } from './random.ts';
import type { Scenario } from './scenario-schema.ts';

/** A request with everything that chance decides about it, whoever serves it. */
export interface Job {
  /** `user.ordinal` in closed loops, else the ordinal. */
  readonly id: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly maxTokens: number;
  /** What the client takes `inputTokens` for before the call. */
  readonly estimatedInputTokens: number;
  /** How long a successful call takes, for each route. */
  readonly latenciesMs: readonly number[];
}

/** The client's estimate of input tokens has this relative standard deviation. */
const ESTIMATE_ERROR = 0.1;

/** The job of a seed with this number; `user` 0 outside closed loops. */
export function drawJob(scenario: Scenario, seed: number, user: number, ordinal: number): Job {
  const random = randomStream(seed, 'job', user, ordinal);
  const { input, output, maxTokens } = scenario.tokens;
  const inputTokens = Math.max(1, Math.round(input.mean + input.sd * normal(random)));
  const drawnOutput = Math.round(output.mean + output.sd * normal(random));
  const error = Math.max(-0.3, Math.min(0.3, ESTIMATE_ERROR * normal(random)));
  return {
    id: `${user}.${ordinal}`,
    inputTokens,
    outputTokens: Math.min(maxTokens, Math.max(1, drawnOutput)),
    maxTokens,
    estimatedInputTokens: Math.max(1, Math.round(inputTokens * (1 + error))),
    latenciesMs: scenario.routes.map(({ latency }) => 1_000 * logNormal(random, latency.p50S, latency.p95S)),
  };
}

/** The moments at which requests arrive, in milliseconds, where they do not depend on answers. Empty for closed loops. */
export function openArrivalsMs(scenario: Scenario, seed: number): readonly number[] {
  const { arrivals, durationS } = scenario;
  const random = randomStream(seed, 'arrivals');
  switch (arrivals.kind) {
    case 'closed':
      return [];
    case 'trace':
      return arrivals.atS.map((atS) => atS * 1_000);
    case 'burst': {
      const bursts = Math.ceil(durationS / arrivals.everyS);
      return Array.from({ length: bursts * arrivals.size }, (_, index) => {
        return Math.floor(index / arrivals.size) * arrivals.everyS * 1_000;
      });
    }
    case 'poisson':
      return poissonMs(random, durationS, arrivals.perMinute, () => 1);
    case 'ramp': {
      const { fromPerMinute, toPerMinute } = arrivals;
      const peak = Math.max(fromPerMinute, toPerMinute);
      return poissonMs(random, durationS, peak, (share) => {
        return (fromPerMinute + (toPerMinute - fromPerMinute) * share) / peak;
      });
    }
  }
}

/** Arrivals at `perMinute`, thinned by `keep`, which is given the share of the duration that has passed. */
function poissonMs(random: Random, durationS: number, perMinute: number, keep: (share: number) => number): number[] {
  const moments: number[] = [];
  let atS = exponential(random, 60 / perMinute);
  while (atS < durationS) {
    if (random() < keep(atS / durationS)) moments.push(atS * 1_000);
    atS += exponential(random, 60 / perMinute);
  }
  return moments;
}

/** How long a user of a closed loop thinks before this request, in milliseconds. */
export function thinkTimeMs(seed: number, user: number, ordinal: number, meanS: number): number {
  return exponential(randomStream(seed, 'think', user, ordinal), meanS * 1_000);
}
