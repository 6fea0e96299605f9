import { describe, expect, it } from 'vitest';
import { fakeFault, fakeManager, fakeUsage } from '#tests/fakes/fake-manager.ts';
import { sumTokens } from './client-ledger.ts';
import type { FaultKind } from './fault.ts';

const NEXT_AT_ONCE: readonly FaultKind[] = [
  'throttled',
  'route-limitation',
  'quota-exceeded',
  'access',
  'not-found',
  'malformed',
];

describe('a failed call', () => {
  it.each(NEXT_AT_ONCE)('goes to the next route at once when it was %s', (kind) => {
    const manager = fakeManager(['a', 'b']);
    manager.submit('one');
    manager.fail('one', kind);
    expect(manager.routeOf('one')).toBe('b');
  });

  it.each(['transient', 'not-ready'] as const)(
    'that was %s is made twice on the route, after 0.5 s, and after 1 s on the next',
    (kind) => {
      const manager = fakeManager(['a', 'b']);
      manager.submit('one');
      manager.fail('one', kind);
      manager.advance(499);
      expect(manager.starts).toHaveLength(1);
      manager.advance(1);
      expect(manager.starts).toEqual(['one@a', 'one@a']);
      manager.fail('one', kind);
      manager.advance(999);
      expect(manager.starts).toHaveLength(2);
      manager.advance(1);
      expect(manager.starts).toEqual(['one@a', 'one@a', 'one@b']);
    },
  );

  it('starts afresh on the next route when it broke off after output was shown', () => {
    const manager = fakeManager(['a', 'b']);
    manager.submit('one');
    manager.fail('one', fakeFault('transient', { emittedOutput: true }));
    expect(manager.routeOf('one')).toBe('b');
  });

  it('takes a reported first byte for output, whatever the fault says', () => {
    const manager = fakeManager(['a', 'b']);
    manager.submit('one');
    manager.feed({ kind: 'attempt-first-byte', attemptId: 'one#1' });
    manager.fail('one', 'transient');
    expect(manager.routeOf('one')).toBe('b');
  });

  it.each(['transient', 'throttled', 'malformed'] as const)(
    'ends a request that wants no second answer when it was %s after output',
    (kind) => {
      const manager = fakeManager(['a', 'b']);
      manager.feed({
        kind: 'request-submitted',
        requestId: 'one',
        requestKind: 'chat',
        estimatedTokens: 10,
        restartAfterOutput: false,
      });
      manager.fail('one', fakeFault(kind, { emittedOutput: true }));
      expect(manager.outcomeOf('one')).toMatchObject({
        kind: 'failed',
        failure: { kind: 'output-interrupted', routeId: 'a', fault: { kind } },
      });
    },
  );

  it('stops when the request is at fault', () => {
    const manager = fakeManager(['a', 'b']);
    manager.submit('one');
    manager.fail('one', fakeFault('request', { status: 400, message: 'too long' }));
    expect(manager.outcomeOf('one')).toEqual({
      kind: 'failed',
      attempts: 1,
      failure: {
        kind: 'request-rejected',
        routeId: 'a',
        fault: { kind: 'request', code: 'Fake-request', message: 'too long', status: 400 },
      },
    });
  });

  it.each(['route-limitation', 'malformed'] as const)('is rejected when every route was %s', (kind) => {
    const manager = fakeManager(['a', 'b']);
    manager.submit('one');
    manager.fail('one', kind);
    manager.fail('one', kind);
    expect(manager.outcomeOf('one')).toMatchObject({
      kind: 'failed',
      failure: { kind: 'request-rejected', routeId: 'b', fault: { kind } },
    });
  });

  it('leaves a route that cannot serve one request open to others', () => {
    const manager = fakeManager(['a', 'b']);
    manager.submit('one');
    manager.fail('one', 'route-limitation');
    manager.submit('two');
    expect(manager.routeOf('two')).toBe('a');
  });

  it('that was cancelled ends its request and counts neither as success nor as failure', () => {
    const manager = fakeManager(['a', 'b']);
    manager.submit('one');
    manager.fail('one', 'cancelled');
    expect(manager.outcomeOf('one')).toEqual({ kind: 'cancelled', attempts: 1 });
    expect(manager.state.routes[0]?.tally).toMatchObject({ attempts: 1, failures: 0, successes: 0, cancelled: 1 });
  });

  it('tries all routes again after a pass in vain, 5 s, 10 s, 20 s and 40 s later', () => {
    const manager = fakeManager(['a', 'b']);
    manager.submit('one');
    const startsMs: number[] = [];
    for (let pass = 0; pass < 5; pass += 1) {
      manager.fail('one', fakeFault('transient', { emittedOutput: true }));
      manager.fail('one', fakeFault('transient', { emittedOutput: true }));
      const failedAtMs = manager.now;
      while (manager.routeOf('one') === null) manager.advance(100);
      startsMs.push(manager.now - failedAtMs);
    }
    expect(startsMs).toEqual([5_000, 10_000, 20_000, 40_000, 40_000]);
  });
});

describe('a disabled route', () => {
  it.each(['access', 'not-found'] as const)('is left out by all until settings change (%s)', (kind) => {
    const manager = fakeManager(['a', 'b']);
    manager.submit('one');
    manager.fail('one', kind);
    manager.advance(86_400_000);
    manager.submit('two');
    expect(manager.routeOf('two')).toBe('b');
    manager.feed({ kind: 'routes-configured', routes: manager.state.routes.map((route) => route.route) });
    manager.submit('three');
    expect(manager.routeOf('three')).toBe('a');
  });

  it('opens after an hour when it was a hard quota', () => {
    const manager = fakeManager(['a', 'b']);
    manager.submit('one');
    manager.fail('one', 'quota-exceeded');
    manager.advance(3_599_999);
    manager.submit('two');
    manager.advance(1);
    manager.submit('three');
    expect([manager.routeOf('two'), manager.routeOf('three')]).toEqual(['b', 'a']);
  });
});

describe('rejected credentials', () => {
  it('are refreshed once for all, and the requests go on where they were', () => {
    const manager = fakeManager(['a', 'b']);
    manager.submit('one');
    manager.submit('two');
    const commands = manager.feed({
      kind: 'attempt-failed',
      attemptId: 'one#1',
      fault: fakeFault('credentials'),
      usage: null,
    });
    expect(commands).toContainEqual({ kind: 'refresh-credentials' });
    manager.advance(100);
    manager.fail('two', 'credentials');
    manager.submit('three');
    expect(manager.starts).toEqual(['one@a', 'two@a']);
    manager.feed({ kind: 'credentials-refreshed', ok: true });
    expect(manager.starts.slice(2)).toEqual(['one@a', 'two@a', 'three@a']);
  });

  it('end the request when refreshed ones are rejected too', () => {
    const manager = fakeManager(['a', 'b']);
    manager.submit('one');
    manager.fail('one', 'credentials');
    manager.advance(100);
    manager.feed({ kind: 'credentials-refreshed', ok: true });
    manager.fail('one', 'credentials');
    expect(manager.outcomeOf('one')).toMatchObject({ failure: { kind: 'credentials-rejected', routeId: 'a' } });
  });

  it('end the requests that met them when there are no others to be had', () => {
    const manager = fakeManager(['a']);
    manager.submit('one');
    manager.fail('one', 'credentials');
    manager.submit('two');
    manager.feed({ kind: 'credentials-refreshed', ok: false });
    expect(manager.outcomeOf('one')).toMatchObject({ failure: { kind: 'credentials-rejected' } });
    expect(manager.routeOf('two')).toBe('a');
  });

  it('are not refreshed again for a call that was made with the old ones', () => {
    const manager = fakeManager(['a']);
    manager.submit('one');
    manager.submit('two');
    manager.fail('one', 'credentials');
    manager.advance(100);
    manager.feed({ kind: 'credentials-refreshed', ok: true });
    const commands = manager.feed({
      kind: 'attempt-failed',
      attemptId: 'two#1',
      fault: fakeFault('credentials'),
      usage: null,
    });
    expect(commands).not.toContainEqual({ kind: 'refresh-credentials' });
    expect(manager.routeOf('two')).toBe('a');
  });
});

describe('the token budget', () => {
  const spent = (manager: ReturnType<typeof fakeManager>): number => sumTokens(manager.state.ledger);

  it('settles a success with its real usage, output times the burndown, cache reads free', () => {
    const manager = fakeManager(['a']);
    manager.feed({
      kind: 'routes-configured',
      routes: manager.state.routes.map(({ route }) => ({ ...route, outputBurndown: 5 })),
    });
    manager.submit('one', 'section', 9_000);
    expect(spent(manager)).toBe(9_000);
    manager.succeed('one', { inputTokens: 1_000, outputTokens: 200, cacheReadTokens: 700, cacheWriteTokens: 50 });
    expect(spent(manager)).toBe(2_050);
  });

  it.each([
    ['throttled', {}, 0],
    ['request', {}, 0],
    ['access', {}, 0],
    ['transient', { status: 503 }, 0],
    ['transient', { code: 'NetworkError' }, 0],
    ['transient', { status: 408 }, 3_000],
    ['transient', { code: 'StreamCut', emittedOutput: true }, 3_000],
    ['cancelled', {}, 3_000],
  ] as const)('after a call that was %s %o keeps what may have been spent', (kind, more, expected) => {
    const manager = fakeManager(['a']);
    manager.submit('one', 'section', 3_000);
    manager.fail('one', fakeFault(kind, more));
    expect(spent(manager)).toBe(expected);
  });

  it('settles a malformed answer with the usage that came with it', () => {
    const manager = fakeManager(['a']);
    manager.submit('one', 'section', 3_000);
    manager.feed({
      kind: 'attempt-failed',
      attemptId: 'one#1',
      fault: fakeFault('malformed'),
      usage: fakeUsage(800, 90),
    });
    expect(spent(manager)).toBe(890);
  });
});
