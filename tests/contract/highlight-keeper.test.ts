import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { speakInWorker } from '#components/language';
import { fakeReview, fakeSnapshot } from '#tests/fakes/fake-review.ts';
import { createHighlightKeeper } from '../../entrypoints/background/highlights.ts';

const { tabs } = vi.hoisted(() => ({ tabs: { get: vi.fn() } }));
vi.mock('wxt/browser', () => ({ browser: { tabs } }));

const url = 'https://example.test/policy';
const ask = vi.fn();

function aKeeper() {
  return createHighlightKeeper({
    reader: { ask },
    reviews: { tabOf: async () => 7, ofDocument: async (address) => (address === url ? 'r1' : null), bindTab: vi.fn() },
    snapshot: async () => fakeSnapshot({ review: fakeReview({ id: 'r1', url }) }),
  });
}

const settle = () => vi.advanceTimersByTimeAsync(1_000);

beforeEach(() => {
  vi.useFakeTimers();
  ask.mockReset().mockResolvedValue(null);
  tabs.get.mockReset().mockResolvedValue({ id: 7, url: `${url}#scope` });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('highlights', () => {
  it('are sent once for a burst of findings, without those whose words are not in the document', async () => {
    const keeper = aKeeper();
    for (let change = 0; change < 5; change++) keeper.refresh('r1');
    await settle();
    expect(ask).toHaveBeenCalledTimes(1);
    const [tabId, name, { findings }] = ask.mock.calls[0] ?? [];
    expect([tabId, name, findings.length]).toEqual([7, 'reader.highlight', 6]);
  });

  it('are named in the reader’s language', async () => {
    speakInWorker(['de']);
    aKeeper().refresh('r1');
    await settle();
    speakInWorker(['en']);
    const [, , { findings }] = ask.mock.calls[0] ?? [];
    expect(findings.map(({ label }: { label: string }) => label.split(' · ')[0])).toContain('Kritisch');
  });

  it.each([
    ['another document', { id: 7, url: 'https://example.test/other' }],
    ['a document that the browser does not show us', { id: 7 }],
  ])('of a document are not looked for in a tab that went to %s', async (_name, tab) => {
    tabs.get.mockResolvedValue(tab);
    aKeeper().refresh('r1');
    await settle();
    expect(ask).not.toHaveBeenCalled();
  });

  it('come back with a reviewed document, and the tab of a document that was not reviewed is left alone', async () => {
    const keeper = aKeeper();
    await keeper.restore(7);
    await settle();
    expect(ask).toHaveBeenCalledTimes(1);
    tabs.get.mockResolvedValue({ id: 7, url: 'https://example.test/other' });
    await keeper.restore(7);
    await settle();
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('are stepped through where they are', async () => {
    ask.mockResolvedValue({ findingId: 'f2' });
    expect(await aKeeper().step(7, 'next')).toBe('f2');
    expect(ask.mock.calls).toEqual([[7, 'reader.step', { direction: 'next' }]]);
  });

  it('are set again before stepping in a page that was loaded anew', async () => {
    ask
      .mockResolvedValueOnce({ findingId: null })
      .mockResolvedValueOnce(null)
      .mockResolvedValueOnce({ findingId: 'f1' });
    expect(await aKeeper().step(7, 'previous')).toBe('f1');
    expect(ask.mock.calls.map(([, name]) => name)).toEqual(['reader.step', 'reader.highlight', 'reader.step']);
  });

  it('are not stepped through in a document that was not reviewed', async () => {
    tabs.get.mockResolvedValue({ id: 7, url: 'https://example.test/other' });
    expect(await aKeeper().step(7, 'next')).toBeNull();
    expect(ask).not.toHaveBeenCalled();
  });
});
