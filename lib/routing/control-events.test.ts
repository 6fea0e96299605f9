import { describe, expect, it } from 'vitest';
import { fakeFault, fakeManager, fakeRoute, NO_LIMITS } from '#tests/fakes/fake-manager.ts';
import { statistics } from './statistics.ts';

describe('cancelling', () => {
  it('aborts the call, completes the request once, and ignores what the call says after', () => {
    const manager = fakeManager(['a', 'b']);
    manager.submit('one');
    const commands = manager.feed({ kind: 'request-cancelled', requestId: 'one' });
    expect(commands).toEqual([
      { kind: 'abort-attempt', requestId: 'one', attemptId: 'one#1' },
      { kind: 'complete-request', requestId: 'one', outcome: { kind: 'cancelled', attempts: 1 } },
    ]);
    const late = manager.feed({
      kind: 'attempt-failed',
      attemptId: 'one#1',
      fault: fakeFault('throttled'),
      usage: null,
    });
    expect(late).toEqual([]);
    expect(manager.state.routes[0]?.cooldown).toBeNull();
  });

  it('takes a waiting request out of the queue', () => {
    const manager = fakeManager(['a'], { ...NO_LIMITS, concurrentRequests: 1 });
    manager.submit('one');
    manager.submit('two');
    manager.feed({ kind: 'request-cancelled', requestId: 'two' });
    manager.succeed('one');
    expect(manager.starts).toEqual(['one@a']);
  });
});

describe('a restart', () => {
  it('takes calls in flight for lost: no success, no throttle, their budget spent', () => {
    const manager = fakeManager(['a'], { ...NO_LIMITS, requestsPerMinute: 2, tokensPerMinute: 10_000 });
    manager.submit('one', 'section', 6_000);
    manager.feed({ kind: 'restarted' });
    expect(manager.state.routes[0]?.tally).toMatchObject({ attempts: 1, successes: 0, throttles: 0, unknown: 1 });
    expect(manager.state.totals).toMatchObject({ submitted: 1, dropped: 1 });
    manager.submit('again', 'section', 6_000);
    expect(manager.starts).toEqual(['one@a']);
    manager.advance(60_000);
    expect(manager.starts).toEqual(['one@a', 'again@a']);
  });

  it('forgets no cooldown', () => {
    const manager = fakeManager(['a', 'b']);
    manager.submit('one');
    manager.fail('one', 'throttled');
    manager.feed({ kind: 'restarted' });
    manager.submit('again');
    expect(manager.routeOf('again')).toBe('b');
  });

  it('asks again to be woken when exhaustion ends', () => {
    const manager = fakeManager(['a']);
    manager.submit('one');
    manager.fail('one', 'throttled');
    const commands = manager.feed({ kind: 'restarted' });
    expect(commands).toEqual([{ kind: 'wake-at', atMs: manager.state.routes[0]?.cooldown?.endsAtMs }]);
  });

  it('does not wait for a refresh of credentials that nobody carries out any more', () => {
    const manager = fakeManager(['a']);
    manager.submit('one');
    manager.fail('one', 'credentials');
    manager.feed({ kind: 'restarted' });
    manager.submit('again');
    expect(manager.routeOf('again')).toBe('a');
  });
});

describe('resetting cooldowns', () => {
  it('lets waiting requests look again, without forgetting that throttles happened', () => {
    const manager = fakeManager(['a', 'b']);
    manager.submit('one');
    manager.fail('one', 'quota-exceeded');
    manager.fail('one', 'throttled');
    expect(manager.routeOf('one')).toBeNull();
    manager.feed({ kind: 'cooldowns-reset' });
    expect(manager.routeOf('one')).toBe('a');
    expect(statistics(manager.state, manager.now).routes[1]).toMatchObject({ recentThrottles: 1, cooldownMs: null });
  });

  it('does not open a route that only other settings can open', () => {
    const manager = fakeManager(['a', 'b']);
    manager.submit('one');
    manager.fail('one', 'access');
    manager.feed({ kind: 'cooldowns-reset' });
    manager.submit('two');
    expect(manager.routeOf('two')).toBe('b');
  });
});

describe('new settings', () => {
  it('keep what is known of a route, and put the others in their order', () => {
    const manager = fakeManager(['a', 'b']);
    manager.submit('one');
    manager.fail('one', 'throttled');
    manager.feed({ kind: 'routes-configured', routes: [fakeRoute('c'), fakeRoute('a')] });
    expect(manager.state.routes.map((route) => route.route.id)).toEqual(['c', 'a']);
    expect(manager.state.routes[1]?.cooldown).not.toBeNull();
  });

  it('let a call on a removed route end well', () => {
    const manager = fakeManager(['a']);
    manager.submit('one');
    manager.feed({ kind: 'routes-configured', routes: [fakeRoute('b')] });
    manager.succeed('one');
    expect(manager.outcomeOf('one')).toEqual({ kind: 'answered', routeId: 'a', attempts: 1 });
  });

  it('let waiting requests go when limits are raised', () => {
    const manager = fakeManager(['a'], { ...NO_LIMITS, concurrentRequests: 1 });
    manager.submit('one');
    manager.submit('two');
    manager.feed({ kind: 'limits-configured', limits: NO_LIMITS });
    expect(manager.routeOf('two')).toBe('a');
  });
});

describe('a wall clock that is set back', () => {
  it('leaves each wait as long as it was', () => {
    const manager = fakeManager(['a', 'b']);
    manager.submit('one');
    manager.fail('one', fakeFault('throttled', { retryAfterMs: 10_000 }));
    manager.advance(4_000);
    manager.feed({ kind: 'time-advanced' });
    manager.now -= 3_600_000;
    manager.feed({ kind: 'time-advanced' });
    expect(statistics(manager.state, manager.now).routes[0]?.opensInMs).toBe(6_000);
  });
});

describe('submitting', () => {
  it('ignores a request that is open already', () => {
    const manager = fakeManager(['a']);
    manager.submit('one');
    manager.submit('one');
    expect(manager.starts).toEqual(['one@a']);
    expect(manager.state.totals.submitted).toBe(1);
  });
});
