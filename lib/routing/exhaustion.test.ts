import { describe, expect, it } from 'vitest';
import { fakeFault, fakeManager, NO_LIMITS } from '#tests/fakes/fake-manager.ts';
import { exhaustion, LONGEST_EXHAUSTION_MS } from './exhaustion.ts';

describe('exhaustion', () => {
  it('begins when no route is open, and tells each reason and the earliest recovery', () => {
    const manager = fakeManager(['a', 'b', 'c']);
    manager.submit('one');
    manager.fail('one', fakeFault('throttled', { message: 'Too many tokens' }));
    manager.fail('one', fakeFault('access', { message: 'no access' }));
    expect(exhaustion(manager.state, manager.now)).toBeNull();
    const sinceMs = manager.now;
    const opensAtMs = manager.state.routes[0]?.cooldown?.endsAtMs ?? 0;
    manager.fail('one', fakeFault('quota-exceeded', { message: 'quota used up' }));
    manager.advance(1_000);
    expect(opensAtMs).toBeLessThanOrEqual(sinceMs + 10_000);
    expect(exhaustion(manager.state, manager.now)).toEqual({
      sinceMs,
      earliestRecoveryAtMs: opensAtMs,
      reasons: [
        {
          ...named('a'),
          reason: 'throttled',
          code: 'ThrottlingException',
          detail: 'Too many tokens',
          recoversAtMs: opensAtMs,
        },
        { ...named('b'), reason: 'access', code: 'Fake-access', detail: 'no access', recoversAtMs: null },
        {
          ...named('c'),
          reason: 'quota-exceeded',
          code: 'Fake-quota-exceeded',
          detail: 'quota used up',
          recoversAtMs: sinceMs + 3_600_000,
        },
      ],
    });
  });

  it('ends when the first route opens, and the manager asks to be woken then', () => {
    const manager = fakeManager(['a']);
    manager.submit('one');
    manager.fail('one', 'throttled');
    manager.feed({ kind: 'request-cancelled', requestId: 'one' });
    expect(manager.state.wakeAtMs).toBe(manager.state.routes[0]?.cooldown?.endsAtMs);
    manager.advance(10_000);
    expect(exhaustion(manager.state, manager.now)).toBeNull();
    expect(manager.state.exhaustedAtMs).toBeNull();
    expect(manager.state.wakeAtMs).toBeNull();
  });

  it('that ended unseen is not taken for the one that follows', () => {
    const manager = fakeManager(['a']);
    manager.submit('one');
    manager.submit('two');
    manager.fail('one', 'throttled');
    manager.feed({ kind: 'request-cancelled', requestId: 'one' });
    manager.now += 15_000;
    manager.fail('two', fakeFault('throttled', { retryAfterMs: 9_000 }));
    expect(exhaustion(manager.state, manager.now)?.sinceMs).toBe(manager.now);
  });

  it('is reset after five minutes: what only time can open is put to the test', () => {
    const manager = fakeManager(['a', 'b']);
    manager.submit('one');
    manager.fail('one', 'quota-exceeded');
    manager.fail('one', 'access');
    expect(exhaustion(manager.state, manager.now)?.earliestRecoveryAtMs).toBe(manager.now + LONGEST_EXHAUSTION_MS);
    manager.advance(LONGEST_EXHAUSTION_MS);
    expect(exhaustion(manager.state, manager.now)).toBeNull();
    manager.submit('two');
    expect(manager.routeOf('two')).toBe('a');
  });

  it('does not end before a breaker has closed', () => {
    const manager = fakeManager(['a'], { ...NO_LIMITS, patienceMs: 60_000 });
    for (const id of ['1', '2', '3', '4', '5']) manager.submit(id);
    for (const id of ['1', '2', '3', '4', '5']) manager.fail(id, 'transient');
    const sinceMs = exhaustion(manager.state, manager.now)?.sinceMs;
    expect(sinceMs).toBe(manager.now);
    manager.advance(1_500);
    expect(exhaustion(manager.state, manager.now)?.sinceMs).toBe(sinceMs);
    const probe = ['1', '2', '3', '4', '5'].find((id) => manager.routeOf(id) === 'a') ?? '';
    manager.succeed(probe);
    expect(exhaustion(manager.state, manager.now)).toBeNull();
  });

  it('lets the next request be the probe when nothing waits', () => {
    const manager = fakeManager(['a'], { ...NO_LIMITS, patienceMs: 60_000 });
    for (const id of ['1', '2', '3', '4', '5']) manager.submit(id);
    for (const id of ['1', '2', '3', '4', '5']) manager.fail(id, 'transient');
    for (const id of ['1', '2', '3', '4', '5']) manager.feed({ kind: 'request-cancelled', requestId: id });
    expect(exhaustion(manager.state, manager.now)).not.toBeNull();
    manager.advance(1_500);
    expect(exhaustion(manager.state, manager.now)).toBeNull();
  });

  it('is not what an unreachable network is called', () => {
    const manager = fakeManager(['a'], { ...NO_LIMITS, patienceMs: 60_000 });
    for (const id of ['1', '2', '3', '4', '5']) manager.submit(id);
    for (const id of ['1', '2', '3', '4', '5']) manager.fail(id, fakeFault('transient', { code: 'NetworkError' }));
    expect(exhaustion(manager.state, manager.now)).toBeNull();
  });

  it('is not what an empty list of routes is called', () => {
    const manager = fakeManager([]);
    expect(exhaustion(manager.state, manager.now)).toBeNull();
  });
});

describe('a request that no route can take', () => {
  it('waits, and is answered when a route recovers', () => {
    const manager = fakeManager(['a', 'b']);
    manager.submit('one');
    manager.fail('one', 'throttled');
    manager.fail('one', 'throttled');
    manager.advance(10_000);
    manager.succeed('one');
    expect(manager.outcomeOf('one')).toEqual({ kind: 'answered', routeId: 'a', attempts: 3 });
  });

  it('fails with each reason when its patience ends', () => {
    const manager = fakeManager(['a'], { ...NO_LIMITS, patienceMs: 20_000 });
    manager.submit('one');
    const firstHeldAtMs = manager.now;
    manager.fail('one', fakeFault('throttled', { retryAfterMs: 60_000, message: 'later' }));
    manager.advance(19_999);
    expect(manager.outcomeOf('one')).toBeUndefined();
    manager.advance(1);
    expect(manager.outcomeOf('one')).toEqual({
      kind: 'failed',
      attempts: 1,
      failure: {
        kind: 'models-exhausted',
        earliestRecoveryAtMs: firstHeldAtMs + 60_000,
        reasons: [
          {
            ...named('a'),
            reason: 'throttled',
            code: 'ThrottlingException',
            detail: 'later',
            recoversAtMs: firstHeldAtMs + 60_000,
          },
        ],
      },
    });
  });

  it('names transient faults as reasons when every pass was in vain', () => {
    const manager = fakeManager(['a'], { ...NO_LIMITS, patienceMs: 30_000 });
    manager.submit('one');
    for (let time = 0; time < 600 && manager.outcomeOf('one') === undefined; time += 1) {
      if (manager.routeOf('one') !== null) manager.fail('one', fakeFault('transient', { message: 'no capacity' }));
      manager.advance(100);
    }
    expect(manager.outcomeOf('one')).toMatchObject({
      failure: { kind: 'models-exhausted', reasons: [{ reason: 'transient', detail: 'no capacity' }] },
    });
  });

  it('is told soon when nothing answers on any route', () => {
    const manager = fakeManager(['a', 'b']);
    manager.submit('one');
    const beganAtMs = manager.now;
    while (manager.outcomeOf('one') === undefined && manager.now < beganAtMs + 60_000) {
      if (manager.routeOf('one') !== null) manager.fail('one', fakeFault('transient', { code: 'NetworkError' }));
      manager.advance(100);
    }
    expect(manager.now - beganAtMs).toBeLessThanOrEqual(20_000);
    expect(manager.outcomeOf('one')).toMatchObject({
      failure: { kind: 'models-exhausted', reasons: [{ code: 'NetworkError' }, { code: 'NetworkError' }] },
    });
  });

  it('fails at once when every route is disabled until settings change', () => {
    const manager = fakeManager(['a', 'b']);
    manager.submit('one');
    manager.fail('one', 'access');
    manager.fail('one', 'not-found');
    expect(manager.outcomeOf('one')).toMatchObject({
      failure: { kind: 'models-exhausted', earliestRecoveryAtMs: null },
    });
  });

  it('fails at once when every route is disabled for longer than its patience', () => {
    const manager = fakeManager(['a', 'b']);
    manager.submit('one');
    manager.fail('one', 'access');
    manager.fail('one', 'quota-exceeded');
    expect(manager.outcomeOf('one')).toMatchObject({
      failure: { kind: 'models-exhausted', earliestRecoveryAtMs: manager.now + LONGEST_EXHAUSTION_MS },
    });
  });

  it('fails at once when there is no route', () => {
    const manager = fakeManager([]);
    manager.submit('one');
    expect(manager.outcomeOf('one')).toMatchObject({ failure: { kind: 'models-exhausted', reasons: [] } });
  });

  it('that came of a burst refused whole is not taken for a small quota: all go on at once when it ends', () => {
    const manager = fakeManager(['a', 'b']);
    const ids = ['one', 'two', 'three', 'four'];
    const refusal = fakeFault('throttled', { retryAfterMs: 14_000 });
    for (const id of ids) {
      manager.submit(id);
      manager.advance(30);
    }
    // Each is refused by the first route, and then by the second.
    for (const id of [...ids, ...ids]) manager.fail(id, refusal);
    manager.advance(14_000);
    for (let second = 0; second < 5; second += 1) {
      for (const id of ids.filter((open) => manager.routeOf(open) !== null)) manager.succeed(id);
      manager.advance(1_000);
    }
    expect(ids.map((id) => manager.outcomeOf(id)?.kind)).toEqual(['answered', 'answered', 'answered', 'answered']);
  });
});

function named(id: string): { routeId: string; name: string; region: string } {
  return { routeId: id, name: `Model ${id.toUpperCase()}`, region: 'us-east-2' };
}
