import { describe, expect, it } from 'vitest';
import { type FakeManager, fakeFault, fakeManager, NO_LIMITS } from '#tests/fakes/fake-manager.ts';
import { exhaustion } from './exhaustion.ts';
import { isProbeDue, PROBE_INTERVAL_MS, probeableAtMs } from './probe.ts';
import { THROTTLE_GUARD_MS } from './route-availability.ts';

/** Routes that are closed for long, and were not called for as long as a probe waits. */
function exhaustedManager(routeIds: readonly string[] = ['a', 'b']): FakeManager {
  const manager = fakeManager(routeIds, { ...NO_LIMITS, patienceMs: 1_000 });
  manager.submit('one');
  for (const _ of routeIds) manager.fail('one', fakeFault('throttled'));
  // Throttled again and again, each route at once when it opens: the ladder is at its top.
  for (let count = 0; count < 6; count += 1) {
    manager.advance(10_000);
    manager.submit(`again-${count}`);
    while (manager.routeOf(`again-${count}`) !== null) manager.fail(`again-${count}`, 'throttled');
  }
  return manager;
}

/** One route, and its account's quota is used up: believed to last for an hour. */
function quotaUsedUp(): FakeManager {
  const manager = fakeManager(['a'], { ...NO_LIMITS, patienceMs: 1_000 });
  manager.submit('one');
  manager.fail('one', 'quota-exceeded');
  return manager;
}

/** A probe's request, as the worker submits it. */
function submitProbe(manager: FakeManager, requestId = 'probe/1', patienceMs = 3_000): void {
  manager.feed({
    kind: 'request-submitted',
    requestId,
    requestKind: 'probe',
    estimatedTokens: 30,
    restartAfterOutput: true,
    deadlineAtMs: manager.now + patienceMs,
  });
}

const isDue = (manager: FakeManager) => isProbeDue(manager.state, manager.now);

describe('a probe that nobody asked for', () => {
  it('is not due while a model can be had, however long nothing was called', () => {
    const manager = fakeManager(['a', 'b']);
    expect(isDue(manager)).toBe(false);
    manager.submit('one');
    manager.succeed('one');
    manager.advance(3_600_000);
    expect(isDue(manager)).toBe(false);
  });

  it('is due in an exhaustion, once no call has told how the routes are for half a minute', () => {
    const manager = quotaUsedUp();
    manager.advance(29_999);
    expect(isDue(manager)).toBe(false);
    manager.advance(1);
    expect(exhaustion(manager.state, manager.now)).not.toBeNull();
    expect(isDue(manager)).toBe(true);
  });

  it('is not due where only other settings would help', () => {
    const manager = fakeManager(['a']);
    manager.submit('one');
    manager.fail('one', 'access');
    manager.now += 3_600_000;
    expect(exhaustion(manager.state, manager.now)).not.toBeNull();
    expect(isDue(manager)).toBe(false);
    expect(probeableAtMs(manager.state)).toBeNull();
  });

  it('is not due before the moment that a service asked to be left alone until', () => {
    const manager = fakeManager(['a'], { ...NO_LIMITS, patienceMs: 1_000 });
    manager.submit('one');
    manager.fail('one', fakeFault('throttled', { retryAfterMs: 200_000 }));
    const askedUntilAtMs = manager.now + 200_000;
    manager.advance(199_000);
    expect(isDue(manager)).toBe(false);
    expect(probeableAtMs(manager.state)).toBe(askedUntilAtMs);
  });

  it('comes at most every five minutes, whatever the probe before it said', () => {
    const manager = quotaUsedUp();
    manager.advance(30_000);
    submitProbe(manager);
    const probedAtMs = manager.now;
    expect(isDue(manager)).toBe(false);
    manager.fail('probe/1', 'quota-exceeded');
    for (const atMs of [60_000, 200_000, PROBE_INTERVAL_MS - 1]) {
      manager.now = probedAtMs + atMs;
      expect(isDue(manager)).toBe(false);
    }
    manager.now = probedAtMs + PROBE_INTERVAL_MS;
    expect(isDue(manager)).toBe(true);
  });
});

describe('a probe', () => {
  it('calls what no other request would call, and its success ends the exhaustion', () => {
    const manager = exhaustedManager();
    manager.advance(5_000);
    manager.submit('waiting');
    expect(manager.routeOf('waiting')).toBeNull();
    submitProbe(manager);
    expect(manager.routeOf('probe/1')).toBe('a');
    manager.succeed('probe/1');
    expect(exhaustion(manager.state, manager.now)).toBeNull();
  });

  it('finds out that a quota is not used up any more, and requests go there again', () => {
    const manager = quotaUsedUp();
    manager.advance(40_000);
    submitProbe(manager);
    manager.succeed('probe/1');
    expect(exhaustion(manager.state, manager.now)).toBeNull();
    manager.submit('two');
    expect(manager.routeOf('two')).toBe('a');
  });

  it('asks one route after the other, each once, and gives up at once when all have refused', () => {
    const manager = exhaustedManager();
    manager.advance(5_000);
    submitProbe(manager);
    manager.fail('probe/1', 'throttled');
    expect(manager.routeOf('probe/1')).toBe('b');
    manager.fail('probe/1', 'throttled');
    expect(manager.outcomeOf('probe/1')).toMatchObject({
      kind: 'failed',
      attempts: 2,
      failure: { kind: 'models-exhausted' },
    });
  });

  it('keeps the guard after a throttle: it waits that long, and no longer', () => {
    const manager = fakeManager(['a'], { ...NO_LIMITS, patienceMs: 1_000 });
    manager.submit('one');
    manager.fail('one', 'throttled');
    const throttledAtMs = manager.now;
    submitProbe(manager);
    expect(manager.routeOf('probe/1')).toBeNull();
    manager.advance(THROTTLE_GUARD_MS - 1);
    expect(manager.routeOf('probe/1')).toBeNull();
    manager.advance(1);
    expect(manager.routeOf('probe/1')).toBe('a');
    expect(manager.now - throttledAtMs).toBe(THROTTLE_GUARD_MS);
  });

  it('calls nobody before a Retry-After has ended, and says so at once', () => {
    const manager = fakeManager(['a'], { ...NO_LIMITS, patienceMs: 1_000 });
    manager.submit('one');
    manager.fail('one', fakeFault('throttled', { retryAfterMs: 40_000 }));
    manager.advance(5_000);
    submitProbe(manager);
    expect(manager.outcomeOf('probe/1')).toMatchObject({ kind: 'failed', attempts: 0 });
    expect(manager.state.probedAtMs).toBeNull();
  });

  it('says nothing of how people’s requests are served', () => {
    const manager = exhaustedManager();
    manager.advance(5_000);
    const before = manager.state.totals;
    submitProbe(manager, 'probe/1');
    while (manager.routeOf('probe/1') !== null) manager.fail('probe/1', 'throttled');
    manager.advance(5_000);
    submitProbe(manager, 'probe/2');
    manager.feed({ kind: 'restarted' });
    expect(manager.state.totals.failed).toBe(before.failed);
    expect(manager.state.totals.submitted).toBe(before.submitted);
    expect(manager.state.totals.dropped).toBe(before.dropped);
  });
});
