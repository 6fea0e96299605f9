import { describe, expect, it } from 'vitest';
import { parseScenario } from '../scenario.ts';
import { simulate } from '../simulate.ts';
import { policyNamed } from './index.ts';

const latency = { p50S: 1, p95S: 1 };
const never = { fromS: 0, toS: 100_000 };

/** `route@seconds` of every call, the first routes refusing everything with these statuses and the last serving. */
function callsOf(policy: string, statuses: readonly number[], atS: readonly number[] = [0]): readonly string[] {
  const scenario = parseScenario({
    name: 'refusals',
    durationS: 300,
    patienceS: 300,
    arrivals: { kind: 'trace', atS: [...atS] },
    tokens: { input: { mean: 100 }, output: { mean: 100 }, maxTokens: 100 },
    routes: [
      ...statuses.map((status, index) => ({ id: `refusing-${index}`, latency, outages: [{ ...never, status }] })),
      { id: 'serving', latency },
    ],
  });
  const { calls } = simulate(scenario, 1, policyNamed(policy));
  return calls.map(({ routeIndex, startedAtMs }) => `${routeIndex}@${(startedAtMs / 1_000).toFixed(1)}`);
}

describe('peers, as their sources describe them', () => {
  it('V1 blocks a throttled route for everybody for 60 s', () => {
    expect(callsOf('v1', [429], [0, 30, 59, 61])).toEqual(['0@0.0', '1@0.1', '1@30.0', '1@59.0', '0@61.0', '1@61.1']);
  });

  it('V2 literal leaves a route out while more than 2 s of cooldown remain: 10 s, then 30 s', () => {
    const calls = callsOf('v2-literal', [429], [0, 7, 9, 35, 38]);
    expect(calls).toEqual(['0@0.0', '1@0.1', '1@7.0', '0@9.0', '1@9.1', '1@35.0', '0@38.0', '1@38.1']);
  });

  it('V2 eager leaves a route out for 2 s after its throttle', () => {
    expect(callsOf('v2-eager', [429], [0, 2, 3])).toEqual(['0@0.0', '1@0.1', '1@2.0', '0@3.0', '1@3.1']);
  });

  it('the cascade makes two attempts on each route, after 0.5 s and 1 s, and remembers nothing', () => {
    const calls = callsOf('nexus-cascade', [429], [0, 10]);
    expect(calls).toEqual(['0@0.0', '0@0.6', '1@1.7', '0@10.0', '0@10.6', '1@11.7']);
  });

  it('the chain waits 5 s before the next route, and skips a cooling one', () => {
    expect(callsOf('ai-prism-chain', [429], [0, 20])).toEqual(['0@0.0', '1@5.1', '1@20.0']);
  });

  it('LiteLLM in groups makes three attempts with growing pauses, the last one included', () => {
    const [first, second, third, fallback] = callsOf('litellm-groups', [429]).map((call) => Number(call.slice(2)));
    expect(first).toBe(0);
    expect(second).toBeGreaterThanOrEqual(0.6);
    expect(second).toBeLessThanOrEqual(1.4);
    expect((third ?? 0) - (second ?? 0)).toBeGreaterThanOrEqual(1.1);
    expect((fallback ?? 0) - (third ?? 0)).toBeGreaterThanOrEqual(2.1);
  });

  it('LiteLLM with order cools for 5 s and retries on the next order at once', () => {
    expect(callsOf('litellm-order', [429], [0, 4, 6])).toEqual(['0@0.0', '1@0.1', '1@4.0', '0@6.0', '1@6.1']);
  });

  it('LiteLLM with order: a fallback to an order that is cooling goes to any route that is not', () => {
    // Three throttles use up the retries; order 1 is cooling when it is asked for, and only the last route is not.
    expect(callsOf('litellm-order', [429, 429, 429])).toEqual(['0@0.0', '1@0.1', '2@0.2', '3@0.3']);
  });

  it('Portkey falls through at once, waits 1 s and 2 s with retries, and opens its breaker above a fifth', () => {
    expect(callsOf('portkey-p0', [429, 403])).toEqual(['0@0.0', '1@0.1', '2@0.3']);
    expect(callsOf('portkey-p1', [429])).toEqual(['0@0.0', '0@1.1', '0@3.2', '1@3.3']);
    const arrivals = Array.from({ length: 11 }, (_, index) => index * 2);
    expect(callsOf('portkey-p2', [429], arrivals).slice(-3)).toEqual(['0@18.0', '1@18.1', '1@20.0']);
  });

  it('the AWS SDK makes three attempts on its one model', () => {
    expect(callsOf('aws-sdk-standard', [429]).map((call) => call[0])).toEqual(['0', '0', '0']);
    expect(callsOf('aws-sdk-standard', [408]).map((call) => call[0])).toEqual(['0']);
  });

  it('the AWS SDK in adaptive mode starts no more than every 2 s once throttled', () => {
    const times = callsOf('aws-sdk-adaptive', [429], [0, 0, 0, 0]).map((call) => Number(call.slice(2)));
    const later = times.filter((atS) => atS > 0.2);
    expect(later.every((atS, index) => index === 0 || atS - (later[index - 1] ?? 0) >= 1.9)).toBe(true);
  });

  it("cockatiel's count breaker opens after five failures for 60 s; the sampling breaker as shipped never does", () => {
    const arrivals = [0, 2, 4, 6, 8, 10, 67, 70];
    const firstCalls = (policy: string) => callsOf(policy, [429], arrivals).filter((call) => call.startsWith('0'));
    expect(firstCalls('cockatiel-count')).toEqual(['0@0.0', '0@2.0', '0@4.0', '0@6.0', '0@8.0', '0@70.0']);
    expect(firstCalls('cockatiel-sampling')).toHaveLength(arrivals.length);
  });

  it('a flat cooldown keeps everybody away for its time', () => {
    expect(callsOf('flat-30', [429], [0, 29, 31])).toEqual(['0@0.0', '1@0.1', '1@29.0', '0@31.0', '1@31.1']);
  });

  it('round robin begins with each route in turn', () => {
    expect(callsOf('round-robin', [429], [0, 5])).toEqual(['0@0.0', '1@0.1', '1@5.0']);
  });
});
