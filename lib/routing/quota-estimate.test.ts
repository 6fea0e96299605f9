import { describe, expect, it } from 'vitest';
import { fakeManager, fakeUsage } from '#tests/fakes/fake-manager.ts';
import type { KnownQuota } from './known-quota.ts';
import { statistics } from './statistics.ts';

const TOKENS = 5_000;

/** A route whose quota is a bucket of `perMinute` tokens, called every `everyMs` for `forMs`, with another to fall back on. */
function run(perMinute: number, everyMs: number, forMs: number, quota?: KnownQuota) {
  const manager = fakeManager(['a', 'b']);
  if (quota !== undefined) {
    const routes = manager.state.routes.map(({ route }, index) => (index === 0 ? { ...route, quota } : route));
    manager.feed({ kind: 'routes-configured', routes });
  }
  let level = perMinute;
  let refused = 0;
  let answered = 0;
  const requests = Math.floor(forMs / everyMs);
  for (let index = 0; index < requests; index += 1) {
    manager.advance(everyMs);
    level = Math.min(perMinute, level + (perMinute * everyMs) / 60_000);
    const id = `request-${index}`;
    manager.submit(id, 'section', TOKENS);
    if (manager.routeOf(id) === 'a') {
      if (level >= TOKENS) {
        level -= TOKENS;
        answered += 1;
      } else {
        refused += 1;
        manager.fail(id, 'throttled');
      }
    }
    manager.succeed(id, fakeUsage(TOKENS, 0));
  }
  return { manager, refused, answered, possible: Math.floor((perMinute * (1 + forMs / 60_000)) / TOKENS), requests };
}

describe('the estimate of a quota', () => {
  it('assumes nothing before the first refusal', () => {
    const { manager, refused } = run(1_000_000, 2_000, 600_000);
    expect(refused).toBe(0);
    expect(statistics(manager.state, manager.now).routes[0]?.quota).toMatchObject({
      tokensPerMinute: null,
      kind: null,
      acceptanceChance: 1,
    });
  });

  it('finds the size from refusals, and then meets few of them while using nearly all there is', () => {
    const { refused, answered, possible, requests } = run(60_000, 2_500, 1_200_000);
    expect(refused / requests).toBeLessThan(0.08);
    expect(answered / possible).toBeGreaterThan(0.93);
  });

  it('is not refused when the quota is told', () => {
    const { refused, answered, possible } = run(60_000, 2_500, 1_200_000, { tokensPerMinute: 60_000, kind: 'bucket' });
    expect(refused).toBeLessThanOrEqual(5);
    expect(answered / possible).toBeGreaterThan(0.95);
  });

  it('takes refusals without use for a closed route and not for a small quota', () => {
    const manager = fakeManager(['a', 'b']);
    manager.submit('first', 'section', TOKENS);
    manager.fail('first', 'throttled');
    manager.succeed('first');
    const { quota } = statistics(manager.state, manager.now).routes[0] ?? {};
    expect(quota?.tokensPerMinute).toBeNull();
    expect(quota?.closedProbability).toBeGreaterThan(0.4);
  });

  it('stays under 6 kB a route', () => {
    const { manager } = run(60_000, 2_500, 1_200_000);
    const { quota, closure, unspoiled } = manager.state.routes[0] ?? {};
    expect(JSON.stringify({ quota, closure, unspoiled }).length).toBeLessThan(6_000);
  });
});

describe('a deadline', () => {
  it('counts from arrival, whatever holds the request', () => {
    const limits = { requestsPerMinute: 1, concurrentRequests: 5, tokensPerMinute: 1_000_000 };
    const manager = fakeManager(['a'], limits);
    manager.submit('one');
    manager.feed({
      kind: 'request-submitted',
      requestId: 'two',
      requestKind: 'section',
      estimatedTokens: TOKENS,
      restartAfterOutput: true,
      deadlineAtMs: manager.now + 20_000,
    });
    manager.advance(19_999);
    expect(manager.outcomeOf('two')).toBeUndefined();
    manager.advance(1);
    expect(manager.outcomeOf('two')).toMatchObject({ kind: 'failed', failure: { kind: 'models-exhausted' } });
  });
});

describe('paces', () => {
  it('hold a worker to 10 analyses a minute, and chat to 15, without holding the others', () => {
    const manager = fakeManager(['a']);
    const submit = (requestId: string, requestKind: 'chat' | 'section', worker?: string): void => {
      const event = {
        kind: 'request-submitted',
        requestId,
        requestKind,
        estimatedTokens: 10,
        restartAfterOutput: true,
      };
      manager.feed({ ...event, ...(worker !== undefined && { worker }) } as Parameters<typeof manager.feed>[0]);
    };
    for (let index = 0; index < 12; index += 1) submit(`w1-${index}`, 'section', '1');
    for (let index = 0; index < 16; index += 1) submit(`chat-${index}`, 'chat');
    submit('w2-0', 'section', '2');
    expect(manager.starts).toHaveLength(10 + 15 + 1);
    expect(statistics(manager.state, manager.now).waitingByLayer).toMatchObject({ 'analysis-pace': 2, 'chat-pace': 1 });
    manager.advance(60_000);
    expect(manager.starts).toHaveLength(12 + 16 + 1);
  });
});
