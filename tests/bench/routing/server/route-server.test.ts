import { describe, expect, it } from 'vitest';
import { parseScenario } from '../scenario.ts';
import type { ScenarioInput } from '../scenario-schema.ts';
import { createRouteServer, type RouteServer } from './route-server.ts';

const CALL = { inputTokens: 600, maxTokens: 400 };

function serve(route: Partial<ScenarioInput['routes'][number]>, seed = 1): RouteServer {
  const scenario = parseScenario({
    name: 'one route',
    durationS: 600,
    patienceS: 60,
    arrivals: { kind: 'trace', atS: [] },
    tokens: { input: { mean: 600 }, output: { mean: 80 }, maxTokens: 400 },
    routes: [{ id: 'a', latency: { p50S: 1, p95S: 2 }, quota: { tokensPerMinute: 2_000, burndown: 5 }, ...route }],
  });
  return createRouteServer(scenario, seed, 0);
}

/** The share of seconds in which a call would be accepted. */
function openShare(server: RouteServer, seconds: number): number {
  const open = Array.from({ length: seconds }, (_, second) => server.wouldAccept(CALL, second * 1_000));
  return open.filter(Boolean).length / seconds;
}

describe("a route's servers", () => {
  it('reserve input and maxTokens at the start, and charge input and output by burndown at the end', () => {
    const server = serve({});
    expect(server.begin(CALL, 0).ok).toBe(true);
    expect(server.begin(CALL, 0).ok).toBe(true);
    expect(server.begin(CALL, 0)).toEqual({ ok: false, status: 429, retryAfterMs: null });
    server.settle(CALL, 0, 0, 0);
    server.settle(CALL, 0, 0, 0);
    expect(server.wouldAccept({ inputTokens: 800, maxTokens: 0 }, 0)).toBe(true);
    expect(server.wouldAccept({ inputTokens: 801, maxTokens: 0 }, 0)).toBe(false);
  });

  it('charge nothing for a refused call', () => {
    const server = serve({ quota: { tokensPerMinute: 1_000, requestsPerMinute: 5 } });
    for (let refused = 0; refused < 10; refused++) server.begin({ inputTokens: 5_000, maxTokens: 0 }, 0);
    expect(server.begin(CALL, 0).ok).toBe(true);
  });

  it('count requests on a meter of their own', () => {
    const server = serve({ quota: { requestsPerMinute: 2 } });
    expect([1, 2, 3].map(() => server.begin(CALL, 0).ok)).toEqual([true, true, false]);
    expect(server.wouldAccept(CALL, 30_000)).toBe(true);
  });

  it('say how long to wait where the scenario wants it', () => {
    const server = serve({ quota: { tokensPerMinute: 1_200, retryAfter: true } });
    server.begin(CALL, 0);
    expect(server.begin(CALL, 0)).toEqual({ ok: false, status: 429, retryAfterMs: 40_000 });
  });

  it('answer with the status of an outage, and of random length the same for a seed', () => {
    const server = serve({ outages: [{ fromS: 10, lengthS: { min: 5, max: 50 }, status: 503 }] }, 3);
    expect(server.outages).toEqual(serve({ outages: [{ fromS: 10, lengthS: { min: 5, max: 50 } }] }, 3).outages);
    const [outage] = server.outages;
    expect(server.wouldAccept(CALL, 9_999)).toBe(true);
    expect(server.begin(CALL, 10_000)).toMatchObject({ ok: false, status: 503 });
    expect(server.wouldAccept(CALL, Math.ceil(outage?.toMs ?? 0))).toBe(true);
  });

  it('are closed in episodes for lengthS / (lengthS + everyS) of the time', () => {
    const server = serve({ episodes: { lengthS: 8, everyS: 57 } });
    expect(Math.abs(openShare(server, 200_000) - 57 / 65)).toBeLessThan(0.01);
  });

  it('give other clients their tokens: those that retry take more than those that fall back', () => {
    const foreign = { foreignTokensPerMinute: 3_000, quota: { tokensPerMinute: 2_000, burndown: 5 } };
    const dropped = openShare(serve({ ...foreign, foreign: 'drop' }), 50_000);
    const retried = openShare(serve({ ...foreign, foreign: 'retry' }), 50_000);
    const drained = openShare(serve({ ...foreign, foreign: 'drain' }), 50_000);
    expect(dropped).toBeLessThan(0.9);
    expect(retried).toBeLessThan(dropped);
    expect(drained).toBeLessThan(0.01);
  });

  it('are slow to start after a pause', () => {
    const server = serve({ slowStart: { afterIdleS: 10, extraS: 3 }, quota: { requestsPerMinute: 100 } });
    const extras = [0, 5_000, 14_000, 30_000].map((now) => server.begin(CALL, now));
    expect(extras).toMatchObject([{ extraMs: 3_000 }, { extraMs: 0 }, { extraMs: 0 }, { extraMs: 3_000 }]);
  });
});
