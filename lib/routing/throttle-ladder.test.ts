import { describe, expect, it } from 'vitest';
import { fakeFault, fakeManager, NO_LIMITS } from '#tests/fakes/fake-manager.ts';
import { LONGEST_RETRY_AFTER_MS, ladderMs } from './throttle-ladder.ts';

describe('ladderMs', () => {
  it.each([
    [1, 10_000],
    [2, 30_000],
    [3, 30_000],
    [4, 60_000],
    [9, 60_000],
  ])('after %i throttles in a minute cools down for %i ms', (count, lengthMs) => {
    expect(ladderMs(count)).toBe(lengthMs);
  });
});

describe('a throttled route', () => {
  /** How long it cools down at the most: the estimate may end that sooner. */
  const cooldownOf = (manager: ReturnType<typeof fakeManager>): number =>
    Math.max(
      manager.state.routes[0]?.cooldown?.endsAtMs ?? 0,
      manager.state.routes[0]?.cooldown?.ceilingAtMs ?? 0,
      manager.now,
    ) - manager.now;

  /** Throttles the only route every 15 s, putting it to the test itself where it is not called by then. */
  function throttleRepeatedly(times: number): number[] {
    const manager = fakeManager(['a']);
    return Array.from({ length: times }, (_, time) => {
      manager.advance(15_000);
      manager.feed({ kind: 'limits-configured', limits: NO_LIMITS });
      const id = `request-${time}`;
      manager.submit(id);
      while (manager.routeOf(id) === null && manager.now < Date.UTC(2026, 0, 1, 1)) manager.advance(250);
      manager.fail(id, 'throttled');
      manager.feed({ kind: 'request-cancelled', requestId: id });
      return cooldownOf(manager);
    });
  }

  it('climbs the ladder when it is throttled again and again', () => {
    expect(throttleRepeatedly(3)).toEqual([10_000, 30_000, 30_000]);
  });

  it('counts only the throttles of the last minute', () => {
    const manager = fakeManager(['a', 'b']);
    manager.submit('one');
    manager.fail('one', 'throttled');
    manager.advance(60_000);
    manager.submit('two');
    manager.fail('two', 'throttled');
    expect(cooldownOf(manager)).toBe(10_000);
  });

  it('counts calls that were in flight when it was throttled as the same event', () => {
    const manager = fakeManager(['a', 'b']);
    for (const id of ['one', 'two', 'three', 'four']) manager.submit(id);
    for (const id of ['one', 'two', 'three', 'four']) {
      manager.advance(10);
      manager.fail(id, 'throttled');
    }
    expect(manager.state.routes[0]?.recentThrottles).toHaveLength(4);
    expect(cooldownOf(manager)).toBe(10_000 - 30);
  });

  it('waits as long as the service asks when that is longer', () => {
    const manager = fakeManager(['a']);
    manager.submit('one');
    manager.fail('one', fakeFault('throttled', { retryAfterMs: 45_000 }));
    expect(cooldownOf(manager)).toBe(45_000);
    manager.advance(44_999);
    expect(manager.routeOf('one')).toBeNull();
    manager.advance(1);
    expect(manager.routeOf('one')).toBe('a');
  });

  it('keeps the ladder when the service asks for less', () => {
    const manager = fakeManager(['a']);
    manager.submit('one');
    manager.fail('one', fakeFault('throttled', { retryAfterMs: 1_000 }));
    expect(cooldownOf(manager)).toBe(10_000);
  });

  it('heeds a Retry-After that comes with a refusal of the same event', () => {
    const manager = fakeManager(['a', 'b']);
    manager.submit('one');
    manager.submit('two');
    manager.fail('one', 'throttled');
    manager.fail('two', fakeFault('throttled', { retryAfterMs: 20_000 }));
    expect(cooldownOf(manager)).toBe(20_000);
  });

  it('is put to the test again after five minutes, whatever the service asks', () => {
    const manager = fakeManager(['a']);
    manager.submit('one');
    manager.fail('one', fakeFault('throttled', { retryAfterMs: 86_400_000 }));
    expect(cooldownOf(manager)).toBe(LONGEST_RETRY_AFTER_MS);
  });

  it('is forgiven by a success that began after the throttle', () => {
    const manager = fakeManager(['a']);
    manager.submit('one');
    manager.fail('one', 'throttled');
    manager.advance(5_000);
    manager.succeed('one');
    expect(cooldownOf(manager)).toBe(0);
    manager.submit('two');
    manager.fail('two', 'throttled');
    expect(cooldownOf(manager)).toBe(10_000);
  });

  it('is not forgiven by a success that had begun before', () => {
    const manager = fakeManager(['a', 'b']);
    manager.submit('one');
    manager.submit('two');
    manager.advance(10);
    manager.fail('one', 'throttled');
    manager.advance(10);
    manager.succeed('two');
    expect(cooldownOf(manager)).toBe(9_990);
  });
});
