import { describe, expect, it } from 'vitest';
import { fakeManager } from '#tests/fakes/fake-manager.ts';
import { breakerAfterFailure, breakerAfterSuccess, breakerStatus, createBreakerState } from './breaker.ts';
import { statistics } from './statistics.ts';

const START_MS = 1_000_000;

/** Ends of attempts, one a second: `.` a success, `x` a failure. */
function endsOf(ends: string) {
  return [...ends].reduce((breaker, end, index) => {
    const now = START_MS + index * 1_000;
    return end === 'x' ? breakerAfterFailure(breaker, now - 500, now) : breakerAfterSuccess(breaker, now);
  }, createBreakerState());
}

describe('a breaker', () => {
  it.each([
    ['xxxx', 'closed'],
    ['xxxxx', 'open'],
    ['..xx', 'closed'],
    ['...xx', 'closed'],
    ['...xxx', 'open'],
    ['.....xxxx', 'closed'],
  ])('after %s is %s', (ends, status) => {
    expect(breakerStatus(endsOf(ends), START_MS + ends.length * 1_000 - 1_000)).toBe(status);
  });

  it('forgets what ended more than 60 s ago', () => {
    const old = endsOf('xxxx');
    expect(breakerAfterFailure(old, START_MS + 70_000, START_MS + 70_000).openedAtMs).toBeNull();
  });

  it('closes at the first success, and what failed before does not open it again', () => {
    const closed = breakerAfterSuccess(endsOf('xxxxx'), START_MS + 10_000);
    expect(closed.openedAtMs).toBeNull();
    expect(breakerAfterFailure(closed, START_MS + 11_000, START_MS + 11_000).openedAtMs).toBeNull();
  });
});

describe('a route that keeps failing', () => {
  const IDS = ['1', '2', '3', '4', '5'];

  it('is left to single probes 1, 2, 4, 8 and 12 s apart, and everybody else goes elsewhere', () => {
    const manager = fakeManager(['a', 'b']);
    for (const id of IDS) manager.submit(id);
    for (const id of IDS) manager.fail(id, 'transient');
    expect(statistics(manager.state, manager.now).routes[0]).toMatchObject({ status: 'breaker-open', breaker: 'open' });
    for (const [index, gapMs] of [1_000, 2_000, 4_000, 8_000, 12_000, 12_000].entries()) {
      manager.advance(gapMs - 1);
      manager.submit(`early-${index}`);
      manager.advance(1);
      manager.submit(`probe-${index}`);
      manager.submit(`other-${index}`);
      expect(['early', 'probe', 'other'].map((name) => manager.routeOf(`${name}-${index}`))).toEqual(['b', 'a', 'b']);
      manager.fail(`probe-${index}`, 'transient');
    }
  });

  it('does not count throttles', () => {
    const manager = fakeManager(['a', 'b']);
    for (const id of IDS) manager.submit(id);
    for (const id of IDS) manager.fail(id, 'throttled');
    expect(manager.state.routes[0]?.breaker.openedAtMs).toBeNull();
  });
});
