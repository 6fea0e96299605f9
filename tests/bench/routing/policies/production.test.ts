import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { measure } from '../measures.ts';
import { loadScenario } from '../scenario.ts';
import { simulate } from '../simulate.ts';
import { policyNamed } from './index.ts';

const SCENARIOS = join(import.meta.dirname, '..', 'scenarios');

describe('production in the simulation', () => {
  it('three users are served by the first route, and the fourth, throttled, at once by the second', async () => {
    const scenario = await loadScenario(join(SCENARIOS, 'fourth-user.json'));
    const { requests, calls } = simulate(scenario, scenario.seed, policyNamed('production'));
    const inOrder = requests.toSorted((first, second) => first.arrivedAtMs - second.arrivedAtMs);
    expect(inOrder.map(({ servedBy }) => servedBy)).toEqual([0, 0, 0, 1]);
    expect(calls.filter(({ requestId }) => requestId === inOrder[3]?.id)).toMatchObject([
      { routeIndex: 0, startedAtMs: 600, status: 429 },
      { routeIndex: 1, startedAtMs: 700, status: 200 },
    ]);
  });

  it.each(['ten-users', 'section-bursts', 'overload-bursts', 'episodes', 'windows', 'outage-429', 'scarce'])(
    'calls no route within 2 s after its throttle: %s',
    async (file) => {
      const scenario = await loadScenario(join(SCENARIOS, `${file}.json`));
      const run = simulate(scenario, scenario.seed, policyNamed('production'));
      expect(measure(scenario, run, null).hastyPerRequest).toBe(0);
    },
  );

  it('told the quota, it is hardly ever throttled', async () => {
    const scenario = await loadScenario(join(SCENARIOS, 'overload-serial.json'));
    const run = simulate(scenario, scenario.seed, policyNamed('production-told'));
    expect(measure(scenario, run, null).throttledPerRequest).toBeLessThanOrEqual(0.02);
  });
});
