import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadScenario, parseScenario } from './scenario.ts';

const VALID = {
  name: 'ten users',
  seed: 7,
  durationS: 600,
  patienceS: 60,
  arrivals: { kind: 'closed', users: 10, requests: 100, thinkTimeS: 1 },
  tokens: { input: { mean: 3000, sd: 800 }, output: { mean: 700, sd: 250 }, maxTokens: 2048 },
  clientLimits: { requestsPerMinute: 30, concurrentRequests: 5, tokensPerMinute: 120000 },
  routes: [
    {
      id: 'a',
      latency: { p50S: 0.8, p95S: 1.6 },
      quota: { kind: 'bucket', tokensPerMinute: 60000, requestsPerMinute: 20, burndown: 5, told: true },
      foreignTokensPerMinute: 10000,
      foreign: 'retry',
      episodes: { lengthS: 8, everyS: 57 },
      outages: [{ fromS: 60, toS: 120, status: 503 }],
    },
  ],
};

describe('a scenario file', () => {
  it('may use every member of the format', () => {
    expect(parseScenario(VALID)).toMatchObject(VALID);
  });

  it('may leave out the client limits and what is particular about a route', () => {
    const { clientLimits: _, ...rest } = VALID;
    const routes = [{ id: 'a', latency: { p50S: 1, p95S: 2 }, quota: { kind: 'window', tokensPerMinute: 1 } }];
    const scenario = parseScenario({ ...rest, routes });
    expect(scenario.clientLimits).toEqual({});
    expect(scenario.routes[0]).toMatchObject({ foreign: 'drop', outages: [], quota: { burndown: 1, told: false } });
  });

  it.each([
    [{ kind: 'poisson', perMinute: 40 }],
    [{ kind: 'burst', size: 15, everyS: 120 }],
    [{ kind: 'trace', atS: [0, 0.5] }],
  ])('may have arrivals of the kind $kind', (arrivals) => {
    expect(parseScenario({ ...VALID, arrivals }).arrivals).toEqual(arrivals);
  });

  it.each([
    ['arrivals.kind', { ...VALID, arrivals: { kind: 'tides' } }],
    ['durationS', { ...VALID, durationS: 0 }],
    ['patience', { ...VALID, patience: 3 }],
    ['tokens.maxTokens', { ...VALID, tokens: { ...VALID.tokens, maxTokens: 1.5 } }],
    ['routes', { ...VALID, routes: [] }],
    ['routes.0.quota.kind', { ...VALID, routes: [{ ...VALID.routes[0], quota: { kind: 'pond' } }] }],
    ['routes.0.foreign', { ...VALID, routes: [{ ...VALID.routes[0], foreign: 'hide' }] }],
    ['routes.1.id', { ...VALID, routes: [VALID.routes[0], VALID.routes[0]] }],
    ['routes.0.latency.p95S', { ...VALID, routes: [{ id: 'a', latency: { p50S: 2, p95S: 1 } }] }],
    [
      'routes.0.outages.0.toS',
      { ...VALID, routes: [{ ...VALID.routes[0], outages: [{ fromS: 9, toS: 3, status: 503 }] }] },
    ],
  ])('is refused with the path %s', (path, input) => {
    expect(() => parseScenario(input)).toThrow(expect.objectContaining({ name: 'ScenarioFileError', path }));
  });

  it('says so when it cannot be read', async () => {
    await expect(loadScenario('/nowhere.json')).rejects.toThrow('/nowhere.json');
  });
});

it('every headline scenario can be read', async () => {
  const folder = join(import.meta.dirname, 'scenarios');
  const names = await Promise.all(
    readdirSync(folder).map(async (file) => (await loadScenario(join(folder, file))).name),
  );
  expect(new Set(names).size).toBe(names.length);
});
