import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { IntentStore, StartIntent } from '#lib/platform/intent-store';
import { type Beginnings, type BeginningsPorts, createBeginnings } from '../../entrypoints/background/beginnings.ts';

let kept: Map<string, StartIntent>;
let stored: Set<string>;
let told: unknown[];
/** The documents that are being read; the test ends each when it likes. */
let readings: (PromiseWithResolvers<void> & { readonly intent: StartIntent; readonly signal: AbortSignal })[];

const intents: IntentStore = {
  list: async () => [...kept.values()],
  save: async (intent) => void kept.set(intent.reviewId, intent),
  remove: async (reviewId) => void kept.delete(reviewId),
};

/** What a run of the worker makes. */
function aRun(ports: Partial<BeginningsPorts> = {}): Beginnings {
  let nextId = 0;
  return createBeginnings({
    intents,
    newId: () => `r${++nextId}`,
    exists: async (reviewId) => stored.has(reviewId),
    start: async (intent, signal) => {
      const reading = { ...Promise.withResolvers<void>(), intent, signal };
      readings.push(reading);
      await reading.promise;
      signal.throwIfAborted();
      stored.add(intent.reviewId);
    },
    isStopping: () => false,
    onReading: (tabId, reviewId) => told.push({ tabId, reading: reviewId }),
    onBegun: async (tabId, reviewId) => void told.push({ tabId, begun: reviewId }),
    onFailed: (tabId, error) => told.push({ tabId, failed: error }),
    ...ports,
  });
}

beforeEach(() => {
  kept = new Map();
  stored = new Set();
  told = [];
  readings = [];
});

describe('a review that is asked for', () => {
  it('is answered before its document is read, and is kept until it has begun', async () => {
    const beginnings = aRun();
    expect(await beginnings.begin({ tabId: 7, playbook: 'risk' })).toBe('r1');
    expect([...kept.values()]).toEqual([{ reviewId: 'r1', request: { tabId: 7, playbook: 'risk' } }]);
    expect(beginnings.inTab(7)).toBe('r1');

    readings[0]?.resolve();
    await beginnings.begun('r1');
    expect(told).toEqual([
      { tabId: 7, reading: 'r1' },
      { tabId: 7, begun: 'r1' },
      { tabId: 7, reading: null },
    ]);
    expect(kept.size).toBe(0);
    expect(beginnings.inTab(7)).toBeNull();
  });

  it('tells why it could not begin, also to who asks later', async () => {
    const beginnings = aRun();
    await beginnings.begin({ tabId: 7 });
    const refusal = new Error('the page is gone');
    readings[0]?.reject(refusal);
    await expect(beginnings.begun('r1')).rejects.toBe(refusal);
    expect(told).toContainEqual({ tabId: 7, failed: refusal });
    expect(kept.size).toBe(0);
    await expect(beginnings.begun('r1')).rejects.toBe(refusal);
  });

  it('can be given up while its document is read: then nothing is stored', async () => {
    const beginnings = aRun();
    await beginnings.begin({ tabId: 7 });
    const given = beginnings.cancel('r1');
    expect(readings[0]?.signal.aborted).toBe(true);
    readings[0]?.resolve();
    expect(await given).toBe(true);
    expect(stored.size).toBe(0);
    expect(told.some((each) => Object.hasOwn(each as object, 'failed'))).toBe(false);
  });

  it('that has begun is no beginning any more: it is for the engine to stop', async () => {
    const beginnings = aRun();
    await beginnings.begin({ tabId: 7 });
    readings[0]?.resolve();
    await beginnings.begun('r1');
    expect(await beginnings.cancel('r1')).toBe(false);
  });
});

describe('a worker that was killed while it read', () => {
  it('begins again under the same id', async () => {
    await aRun().begin({ tabId: 7, isAnew: true });
    const next = aRun();
    await next.resume();
    await vi.waitFor(() => expect(readings).toHaveLength(2));
    expect(readings[1]?.intent).toEqual({ reviewId: 'r1', request: { tabId: 7, isAnew: true } });
    readings[1]?.resolve();
    await next.begun('r1');
    expect(stored).toEqual(new Set(['r1']));
  });

  it('keeps what was asked for when its last calls are refused', async () => {
    const dying = aRun({ isStopping: () => true });
    await dying.begin({ tabId: 7 });
    readings[0]?.reject(new Error('No SW'));
    await dying.begun('r1');
    expect(kept.size).toBe(1);
    expect(told.some((each) => Object.hasOwn(each as object, 'failed'))).toBe(false);
  });

  it('does not begin what had begun', async () => {
    await aRun().begin({ tabId: 7 });
    stored.add('r1');
    await aRun().resume();
    expect(readings).toHaveLength(1);
    expect(kept.size).toBe(0);
  });
});
