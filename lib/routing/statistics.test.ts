import { describe, expect, it } from 'vitest';
import { fakeManager, fakeUsage } from '#tests/fakes/fake-manager.ts';
import { percentile } from './percentile.ts';
import { statistics } from './statistics.ts';

describe('statistics', () => {
  it('of a manager that has seen nothing judge nothing', () => {
    const manager = fakeManager(['a', 'b']);
    expect(statistics(manager.state, manager.now)).toMatchObject({
      version: 'V2 (Per-Request Isolation)',
      exhaustion: null,
      waiting: 0,
      routes: [{ status: 'available', successRate: null, latencyP50Ms: null }, { status: 'available' }],
      health: {
        primaryShare: { value: null, isGood: null },
        successRate: { value: null, isGood: null },
        recentThrottles: { value: 0, isGood: true },
        cooldownMs: { value: null, isGood: null },
      },
    });
  });

  it('count what happened on each route', () => {
    const manager = fakeManager(['a', 'b']);
    manager.feed({
      kind: 'routes-configured',
      routes: manager.state.routes.map(({ route }) => ({
        ...route,
        prices: { input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75 },
      })),
    });
    for (const [id, latencyMs] of [
      ['one', 1_000],
      ['two', 3_000],
    ] as const) {
      manager.submit(id);
      manager.advance(latencyMs);
      manager.succeed(id, { inputTokens: 1_000, outputTokens: 100, cacheReadTokens: 2_000, cacheWriteTokens: 400 });
    }
    manager.submit('three');
    manager.fail('three', 'throttled');
    manager.succeed('three', fakeUsage(10, 10));
    manager.submit('four');

    const { routes, health, totals } = statistics(manager.state, manager.now);
    expect(routes[0]).toMatchObject({
      status: 'cooling-down',
      reason: 'throttled',
      attempts: 3,
      successes: 2,
      throttles: 1,
      successRate: 2 / 3,
      recentThrottles: 1,
      cooldownMs: 10_000,
      opensInMs: 10_000,
      latencyP50Ms: 1_000,
      latencyP95Ms: 3_000,
      inputTokens: 2_000,
      outputTokens: 200,
      cachedTokens: 4_000,
      cacheWriteTokens: 800,
    });
    expect(routes[0]?.costUsd).toBeCloseTo((2_000 * 3 + 200 * 15 + 4_000 * 0.3 + 800 * 3.75) / 1e6, 12);
    expect(routes[1]).toMatchObject({ status: 'available', attempts: 2, inFlight: 1 });
    expect(totals).toMatchObject({ submitted: 4, answered: 3, answeredByPrimary: 2 });
    expect(health.primaryShare).toEqual({ value: 2 / 3, isGood: false });
    expect(health.successRate).toEqual({ value: 1, isGood: true });
    expect(health.cooldownMs).toEqual({ value: 10_000, isGood: true });
  });

  it('call a route exhausted while its hard quota is used up, and disabled when settings must change', () => {
    const manager = fakeManager(['a', 'b', 'c']);
    manager.submit('one');
    manager.fail('one', 'quota-exceeded');
    manager.fail('one', 'access');
    const { routes } = statistics(manager.state, manager.now);
    expect(routes.map((route) => [route.status, route.opensInMs])).toEqual([
      ['exhausted', 3_600_000],
      ['disabled', null],
      ['available', 0],
    ]);
  });

  it('stay small however long it goes on', () => {
    const manager = fakeManager(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']);
    for (let index = 0; index < 10_000; index += 1) {
      const id = `request-${index}`;
      manager.submit(id);
      if (index % 3 === 0 && manager.routeOf(id) !== null)
        manager.fail(id, { kind: 'throttled', code: 'T', message: 'x'.repeat(500), emittedOutput: false });
      if (manager.routeOf(id) !== null) manager.succeed(id);
      else manager.feed({ kind: 'request-cancelled', requestId: id });
      manager.advance(2_000);
    }
    expect(JSON.stringify(manager.state).length).toBeLessThan(64_000);
  }, 60_000);
});

describe('percentile', () => {
  it.each([
    [[], 0.5, null],
    [[7], 0.95, 7],
    [[4, 1, 3, 2], 0.5, 2],
    [[4, 1, 3, 2], 0.95, 4],
  ])('of %j at %d is %o', (values, share, expected) => {
    expect(percentile(values, share)).toBe(expected);
  });
});
