import { describe, expect, it } from 'vitest';
import { fakeManager } from '#tests/fakes/fake-manager.ts';
import { THROTTLE_GUARD_MS } from './route-availability.ts';

describe('per-request isolation', () => {
  it('sends each request to the first route', () => {
    const manager = fakeManager(['a', 'b', 'c']);
    for (const id of ['one', 'two', 'three']) manager.submit(id);
    expect(manager.starts).toEqual(['one@a', 'two@a', 'three@a']);
  });

  it('lets calls in flight go on when another is throttled, and moves only that one', () => {
    const manager = fakeManager(['a', 'b']);
    for (const id of ['one', 'two', 'three', 'four']) manager.submit(id);
    manager.fail('four', 'throttled');
    expect(['one', 'two', 'three', 'four'].map(manager.routeOf)).toEqual(['a', 'a', 'a', 'b']);
  });

  it('gives a later request its own fresh list: the first route is tried as soon as it is open', () => {
    const manager = fakeManager(['a', 'b']);
    manager.submit('one');
    manager.fail('one', 'throttled');
    manager.advance(THROTTLE_GUARD_MS - 1);
    manager.submit('two');
    manager.advance(10_000);
    manager.submit('three');
    expect(manager.routeOf('two')).toBe('b');
    expect(manager.routeOf('three')).toBe('a');
  });

  it('does not go back to a route that it has given up in this pass', () => {
    const manager = fakeManager(['a', 'b', 'c']);
    manager.submit('one');
    manager.fail('one', 'throttled');
    manager.advance(20_000);
    manager.fail('one', 'throttled');
    expect(manager.routeOf('one')).toBe('c');
  });
});

describe('a cooldown', () => {
  it('is a block for nobody who has no other route: the ladder is its ceiling, the estimate may end it sooner', () => {
    const manager = fakeManager(['a']);
    manager.submit('one');
    manager.fail('one', 'throttled');
    manager.submit('two');
    manager.advance(THROTTLE_GUARD_MS - 1);
    expect(manager.starts).toEqual(['one@a']);
    manager.advance(10_000);
    expect(manager.starts.length).toBeGreaterThan(1);
  });

  it('is put to the test by one call at a time', () => {
    const manager = fakeManager(['a']);
    manager.submit('one');
    manager.fail('one', 'throttled');
    manager.submit('two');
    manager.submit('three');
    while (manager.starts.length < 2) manager.advance(50);
    expect(manager.starts).toHaveLength(2);
    manager.succeed(manager.routeOf('one') === 'a' ? 'one' : 'two');
    expect(manager.starts.length).toBeGreaterThan(2);
  });

  it('keeps a route that refuses everything from nobody for longer than its ceiling', () => {
    const manager = fakeManager(['a', 'b']);
    for (let minute = 0; minute < 5; minute += 1) {
      manager.submit(`try-${minute}`);
      if (manager.routeOf(`try-${minute}`) === 'a') manager.fail(`try-${minute}`, 'throttled');
      manager.succeed(`try-${minute}`);
      manager.advance(60_000);
    }
    expect(manager.starts.filter((start) => start.endsWith('@a'))).toHaveLength(5);
  });

  it('that was reset leaves the guard after a throttle in force', () => {
    const manager = fakeManager(['a']);
    manager.submit('one');
    manager.fail('one', 'throttled');
    manager.feed({ kind: 'cooldowns-reset' });
    manager.advance(THROTTLE_GUARD_MS - 1);
    expect(manager.routeOf('one')).toBeNull();
    manager.advance(1);
    expect(manager.routeOf('one')).toBe('a');
  });
});

describe('a large request that waits', () => {
  const SMALL = 5_000;

  /** A told bucket of 60,000 tokens a minute, emptied; a large request waits, and small ones come every half second. */
  function crowded(largeTokens: number, smallKind: 'section' | 'chat') {
    const manager = fakeManager(['a']);
    const quota = { tokensPerMinute: 60_000, kind: 'bucket' } as const;
    manager.feed({ kind: 'routes-configured', routes: manager.state.routes.map(({ route }) => ({ ...route, quota })) });
    for (let index = 0; manager.starts.length === index; index += 1) manager.submit(`first-${index}`, 'section', SMALL);
    manager.submit('large', 'section', largeTokens);
    const smallsBefore = manager.starts.length;
    for (let index = 0; index < 90; index += 1) {
      manager.advance(500);
      manager.submit(`small-${index}`, smallKind, SMALL);
    }
    return { manager, smalls: manager.starts.slice(smallsBefore).filter((start) => start.startsWith('small')) };
  }

  it('is not overtaken for ever by smaller ones that take the room as it comes', () => {
    expect(crowded(10_000, 'section').manager.starts).toContain('large@a');
  });

  it('holds nobody up where no room for it is expected', () => {
    expect(crowded(80_000, 'section').smalls.length).toBeGreaterThan(4);
  });

  it('does not hold up what goes before it', () => {
    const { manager, smalls } = crowded(10_000, 'chat');
    expect(smalls.length).toBeGreaterThan(4);
    expect(manager.starts).not.toContain('large@a');
  });
});
