import { describe, expect, it } from 'vitest';
import { fakeManager, NO_LIMITS } from '#tests/fakes/fake-manager.ts';
import { statistics } from './statistics.ts';

describe('the request limit', () => {
  it('lets a request begin as soon as the oldest of the last minute has left the window', () => {
    const manager = fakeManager(['a'], { ...NO_LIMITS, requestsPerMinute: 2 });
    manager.submit('one');
    manager.advance(10_000);
    for (const id of ['two', 'three', 'four']) manager.submit(id);
    expect(manager.starts).toEqual(['one@a', 'two@a']);
    expect(statistics(manager.state, manager.now).waitingByLayer['requests-per-minute']).toBe(2);
    manager.advance(49_999);
    expect(manager.starts).toHaveLength(2);
    manager.advance(1);
    expect(manager.starts).toEqual(['one@a', 'two@a', 'three@a']);
  });

  it('does not count a request again when it goes to another route', () => {
    const manager = fakeManager(['a', 'b', 'c'], { ...NO_LIMITS, requestsPerMinute: 1 });
    manager.submit('one');
    manager.fail('one', 'throttled');
    manager.fail('one', 'throttled');
    expect(manager.starts).toEqual(['one@a', 'one@b', 'one@c']);
  });
});

describe('the concurrency limit', () => {
  it('frees a place when a call ends', () => {
    const manager = fakeManager(['a'], { ...NO_LIMITS, concurrentRequests: 1 });
    manager.submit('one');
    manager.submit('two');
    expect(statistics(manager.state, manager.now).waitingByLayer.concurrency).toBe(1);
    manager.succeed('one');
    expect(manager.routeOf('two')).toBe('a');
  });

  it('frees a place when a request is cancelled', () => {
    const manager = fakeManager(['a'], { ...NO_LIMITS, concurrentRequests: 1 });
    manager.submit('one');
    manager.submit('two');
    manager.feed({ kind: 'request-cancelled', requestId: 'one' });
    expect(manager.routeOf('two')).toBe('a');
  });

  it('is not taken up by a request that waits', () => {
    const manager = fakeManager(['a', 'b'], { ...NO_LIMITS, concurrentRequests: 1 });
    manager.submit('one');
    manager.submit('two');
    manager.fail('one', 'transient');
    expect(manager.starts).toEqual(['one@a', 'two@a']);
  });
});

describe('the token limit', () => {
  it('holds a request until enough has left the window or was settled for less', () => {
    const manager = fakeManager(['a'], { ...NO_LIMITS, tokensPerMinute: 10_000 });
    manager.submit('one', 'section', 8_000);
    manager.submit('two', 'section', 4_000);
    expect(statistics(manager.state, manager.now).waitingByLayer['token-budget']).toBe(1);
    manager.succeed('one');
    expect(manager.routeOf('two')).toBe('a');
  });

  it('does not let a small request overtake a large one for ever', () => {
    const manager = fakeManager(['a'], { ...NO_LIMITS, tokensPerMinute: 10_000 });
    manager.submit('one', 'section', 8_000);
    manager.submit('large', 'section', 9_000);
    manager.submit('small', 'section', 1_000);
    expect(manager.starts).toEqual(['one@a']);
    manager.advance(60_000);
    expect(manager.starts).toEqual(['one@a', 'large@a', 'small@a']);
  });

  it('lets a request larger than the whole budget go alone', () => {
    const manager = fakeManager(['a'], { ...NO_LIMITS, tokensPerMinute: 10_000 });
    manager.submit('huge', 'section', 50_000);
    expect(manager.routeOf('huge')).toBe('a');
  });
});

describe('the queue', () => {
  it('serves chat before selections before sections, and each kind in order of arrival', () => {
    const manager = fakeManager(['a'], { ...NO_LIMITS, concurrentRequests: 1 });
    manager.submit('busy');
    manager.submit('section-1');
    manager.submit('section-2');
    manager.submit('selection', 'selection');
    manager.submit('chat', 'chat');
    for (const id of ['busy', 'chat', 'selection', 'section-1']) manager.succeed(id);
    expect(manager.starts).toEqual(['busy@a', 'chat@a', 'selection@a', 'section-1@a', 'section-2@a']);
  });

  it('lets nobody wait behind a request that waits for a route', () => {
    const manager = fakeManager(['a', 'b']);
    manager.submit('one');
    manager.fail('one', 'transient');
    manager.submit('two');
    expect(manager.routeOf('two')).toBe('a');
  });
});

describe('the ledger', () => {
  it('lets go of a refused call that did not begin its request, and keeps the one that did', () => {
    const manager = fakeManager(['a', 'b', 'c']);
    manager.submit('one');
    manager.fail('one', 'throttled');
    manager.fail('one', 'throttled');
    expect(manager.state.ledger.map(({ attemptId = 'settled', tokens }) => [attemptId, tokens])).toEqual([
      ['settled', 0],
      ['one#3', 1_000],
    ]);
  });
});
