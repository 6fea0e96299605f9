import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { primaryShareBound } from './clairvoyant-bound.ts';
import { measure } from './measures.ts';
import { POLICIES, policyNamed } from './policies/index.ts';
import type { RunRecord } from './run-record.ts';
import { smallScenario } from './scenario-arbitrary.ts';
import type { Scenario } from './scenario-schema.ts';
import { windowPhaseMs } from './server/route-server.ts';
import { simulate } from './simulate.ts';

const anyPolicy = fc.constantFrom(...POLICIES);
const RUNS = { numRuns: 150 };

/** What each answered call had taken of its route's quota when another began. */
function chargedAt(scenario: Scenario, run: RunRecord, routeIndex: number, atMs: number, sinceMs: number): number {
  const burndown = scenario.routes[routeIndex]?.quota?.burndown ?? 1;
  const requests = new Map(run.requests.map((request) => [request.id, request]));
  return run.calls
    .filter((call) => call.routeIndex === routeIndex && call.status === 200)
    .filter(({ startedAtMs }) => startedAtMs <= atMs && startedAtMs >= sinceMs)
    .reduce((sum, call) => {
      const { inputTokens, outputTokens } = requests.get(call.requestId) ?? { inputTokens: 0, outputTokens: 0 };
      const settled = call.endedAtMs < atMs;
      return sum + inputTokens + (settled ? burndown * outputTokens : scenario.tokens.maxTokens);
    }, 0);
}

describe('the simulation', () => {
  it('serves no more than the quota ever gave', () => {
    fc.assert(
      fc.property(smallScenario, anyPolicy, (scenario, policy) => {
        const run = simulate(scenario, scenario.seed, policy);
        for (const { routeIndex, startedAtMs, status } of run.calls) {
          const quota = scenario.routes[routeIndex]?.quota;
          if (status !== 200 || quota?.tokensPerMinute === undefined) continue;
          const phaseMs = windowPhaseMs(scenario.seed, routeIndex);
          const windowStartMs = phaseMs + Math.floor((startedAtMs - phaseMs) / 60_000) * 60_000;
          const isWindow = quota.kind === 'window';
          // At one moment another call may have been settled just before or just after.
          const charged = chargedAt(scenario, run, routeIndex, startedAtMs, isWindow ? windowStartMs : 0);
          const given = quota.tokensPerMinute * (isWindow ? 1 : 1 + startedAtMs / 60_000);
          const late = run.calls.filter((call) => call.status === 200 && call.endedAtMs === startedAtMs).length;
          if (late === 0) expect(charged).toBeLessThanOrEqual(given + 1e-6);
        }
      }),
      RUNS,
    );
  });

  it('ends every request exactly once, and starts no call after patience', () => {
    fc.assert(
      fc.property(smallScenario, anyPolicy, (scenario, policy) => {
        const run = simulate(scenario, scenario.seed, policy);
        const { arrivals } = scenario;
        expect(run.requests).toHaveLength(arrivals.kind === 'trace' ? arrivals.atS.length : 0);
        expect(new Set(run.requests.map(({ id }) => id)).size).toBe(run.requests.length);
        const arrivedAtMs = new Map(run.requests.map((request) => [request.id, request.arrivedAtMs]));
        for (const { requestId, startedAtMs } of run.calls) {
          expect(startedAtMs).toBeLessThanOrEqual((arrivedAtMs.get(requestId) ?? 0) + scenario.patienceS * 1_000);
        }
      }),
      RUNS,
    );
  });

  it('keeps the client within its limits, whatever the policy', () => {
    fc.assert(
      fc.property(smallScenario, anyPolicy, (scenario, policy) => {
        const run = simulate(scenario, scenario.seed, policy);
        const { concurrentRequests = Number.POSITIVE_INFINITY } = scenario.clientLimits;
        for (const { startedAtMs } of run.calls) {
          const inFlight = run.calls.filter((one) => one.startedAtMs <= startedAtMs && startedAtMs < one.endedAtMs);
          expect(inFlight.length).toBeLessThanOrEqual(concurrentRequests);
        }
      }),
      RUNS,
    );
  });

  it('gives the same result for the same seed', () => {
    fc.assert(
      fc.property(smallScenario, anyPolicy, (scenario, policy) => {
        expect(simulate(scenario, scenario.seed, policy)).toEqual(simulate(scenario, scenario.seed, policy));
      }),
      { numRuns: 50 },
    );
  });

  it('shows no policy the future', () => {
    fc.assert(
      fc.property(smallScenario, anyPolicy, fc.integer({ min: 1, max: 119 }), (scenario, policy, cutS) => {
        const cutMs = cutS * 1_000;
        const before = simulate(withoutFuture(scenario, cutS), scenario.seed, policy);
        const whole = simulate(withStableOrder(scenario), scenario.seed, policy);
        const until = (run: RunRecord) =>
          run.calls
            .filter(({ startedAtMs }) => startedAtMs < cutMs)
            .map(({ requestId, routeIndex, startedAtMs }) => ({ requestId, routeIndex, startedAtMs }));
        expect(until(before)).toEqual(until(whole));
      }),
      RUNS,
    );
  });

  it('never refuses the state oracle', () => {
    fc.assert(
      fc.property(smallScenario, (scenario) => {
        const { throttledPerRequest, wastedPerRequest } = measure(
          scenario,
          simulate(scenario, scenario.seed, policyNamed('state-oracle')),
          null,
        );
        expect({ throttledPerRequest, wastedPerRequest }).toEqual({ throttledPerRequest: 0, wastedPerRequest: 0 });
      }),
      RUNS,
    );
  });

  it('lets nobody beat the clairvoyant bound', () => {
    fc.assert(
      fc.property(smallScenario, anyPolicy, (scenario, policy) => {
        const run = simulate(scenario, scenario.seed, policy);
        const bound = primaryShareBound(scenario, scenario.seed, run.requests);
        expect(measure(scenario, run, null).primaryShare).toBeLessThanOrEqual(bound + 1e-9);
      }),
      RUNS,
    );
  });
});

/** The arrivals in order of time, so that leaving out late ones renumbers none. */
function withStableOrder(scenario: Scenario): Scenario {
  const { arrivals } = scenario;
  if (arrivals.kind !== 'trace') return scenario;
  return { ...scenario, arrivals: { ...arrivals, atS: arrivals.atS.toSorted((first, second) => first - second) } };
}

/** The scenario without what begins at or after the cut. */
function withoutFuture(scenario: Scenario, cutS: number): Scenario {
  const ordered = withStableOrder(scenario);
  const { arrivals } = ordered;
  return {
    ...ordered,
    arrivals: arrivals.kind === 'trace' ? { ...arrivals, atS: arrivals.atS.filter((atS) => atS < cutS) } : arrivals,
    routes: ordered.routes.map((route) => ({ ...route, outages: route.outages.filter(({ fromS }) => fromS < cutS) })),
  };
}
