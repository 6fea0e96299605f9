import { describe, expect, it } from 'vitest';
import { mean } from './measures.ts';
import { policyNamed } from './policies/index.ts';
import { runSeeds } from './run-scenario.ts';
import { parseScenario } from './scenario.ts';
import type { ScenarioInput } from './scenario-schema.ts';

/** 20 requests a minute by chance, a first route with 10 a minute, calls that take no time, and a second route for the rest. */
function idealised(kind: 'bucket' | 'window', changes: Partial<ScenarioInput> = {}) {
  const latency = { p50S: 0.001, p95S: 0.001 };
  return parseScenario({
    name: 'idealised',
    seed: 1,
    durationS: 6 * 3_600,
    patienceS: 60,
    arrivals: { kind: 'poisson', perMinute: 20 },
    tokens: { input: { mean: 1 }, output: { mean: 1 }, maxTokens: 1 },
    routes: [
      { id: 'a', latency, quota: { kind, requestsPerMinute: 10 } },
      { id: 'b', latency },
    ],
    ...changes,
  });
}

function average(scenario: ReturnType<typeof idealised>, policy: string) {
  const runs = runSeeds(scenario, policyNamed(policy), 4);
  return {
    share: mean(runs.map(({ primaryShare }) => primaryShare)) ?? 0,
    throttled: mean(runs.map(({ throttledPerRequest }) => throttledPerRequest)) ?? 0,
  };
}

describe('length of a cooldown against the share of the first route', () => {
  // Independently simulated: three days, one seed, unit costs, no latency.
  it.each([
    ['bucket', 'flat-5', 0.499, 0.187],
    ['bucket', 'flat-10', 0.499, 0.115],
    ['bucket', 'flat-30', 0.499, 0.045],
    ['bucket', 'flat-60', 0.468, 0.025],
    ['bucket', 'v1', 0.468, 0.025],
    ['window', 'flat-5', 0.498, 0.188],
    ['window', 'flat-10', 0.498, 0.116],
    ['window', 'flat-30', 0.486, 0.047],
    ['window', 'flat-60', 0.396, 0.029],
  ] as const)('%s, %s', (kind, policy, share, throttled) => {
    const measured = average(idealised(kind), policy);
    expect(Math.abs(measured.share - share)).toBeLessThan(0.015);
    expect(Math.abs(measured.throttled - throttled)).toBeLessThan(0.012);
  });
});

describe('closed forms', () => {
  it('the state oracle serves what the refill gives: r / λ', () => {
    expect(average(idealised('bucket'), 'state-oracle').share).toBeCloseTo(0.5, 1);
    const lighter = idealised('bucket', { arrivals: { kind: 'poisson', perMinute: 12 } });
    expect(Math.abs(average(lighter, 'state-oracle').share - 10 / 12)).toBeLessThan(0.03);
  });

  it('tokens count as input and output times burndown: r / λ in quota tokens', () => {
    const latency = { p50S: 0.001, p95S: 0.001 };
    const scenario = idealised('bucket', {
      tokens: { input: { mean: 1_000 }, output: { mean: 200 }, maxTokens: 1_000 },
      routes: [
        { id: 'a', latency, quota: { tokensPerMinute: 20_000, burndown: 5 } },
        { id: 'b', latency },
      ],
    });
    expect(Math.abs(average(scenario, 'state-oracle').share - 0.5)).toBeLessThan(0.03);
  });

  it('reservations bound the calls in flight: the whole of what is left / (input + maxTokens)', () => {
    const latency = { p50S: 20, p95S: 20 };
    const scenario = idealised('bucket', {
      durationS: 60,
      arrivals: { kind: 'trace', atS: Array.from({ length: 10 }, () => 0) },
      tokens: { input: { mean: 1_000 }, output: { mean: 100 }, maxTokens: 4_000 },
      routes: [
        { id: 'a', latency, quota: { tokensPerMinute: 17_000 } },
        { id: 'b', latency },
      ],
    });
    expect(average(scenario, 'portkey-p0').share).toBe(0.3);
  });
});
