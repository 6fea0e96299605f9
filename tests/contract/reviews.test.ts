import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReaderClient } from '#lib/platform/reader-client';
import { RISK_PLAYBOOK } from '#lib/playbooks';
import { createReviewEngine, ProblemError } from '#lib/review';
import { DEFAULT_SETTINGS } from '#lib/settings';
import { fakeEnginePorts } from '#tests/fakes/fake-engine-ports.ts';
import { fakeOutline } from '#tests/fakes/fake-outline.ts';
import { fakePlaybook } from '#tests/fakes/fake-playbook.ts';
import { type FakeReviewStore, fakeReviewStore } from '#tests/fakes/fake-review-store.ts';
import { fakeSectionReviewer } from '#tests/fakes/fake-section-reviewer.ts';
import { createReviews, type Reviews } from '../../entrypoints/background/reviews.ts';

let store: FakeReviewStore;
let reviewer: ReturnType<typeof fakeSectionReviewer>;
let reviews: Reviews;

beforeEach(() => {
  store = fakeReviewStore();
  reviewer = fakeSectionReviewer();
  const engine = createReviewEngine(fakeEnginePorts(store, reviewer));
  const answers: Record<string, unknown> = {
    'reader.outline': fakeOutline(['One.', 'Two.'], 'https://example.test/policy#scope'),
    'reader.selection': { text: 'One.', start: 10, end: 14, sectionId: 's1' },
  };
  const reader = { ask: async (_tabId: number, name: string) => answers[name] } as unknown as ReaderClient;
  const settings = {
    settings: async () => DEFAULT_SETTINGS,
    fault: async () => null,
    saveSettings: async () => undefined,
    auth: async () => null,
    saveAuth: async () => undefined,
    kept: async () => null,
    saveKept: async () => undefined,
  };
  const playbooks = {
    own: async () => [fakePlaybook({ version: 2 })],
    chosen: async () => RISK_PLAYBOOK,
  };
  const urlOf = async () => 'https://example.test/policy';
  reviews = createReviews({ engine, store, reader, settings, playbooks, urlOf });
});

const statuses = () => [...store.reviews.values()].map(({ status }) => status);

describe('one document has one review at work', () => {
  it('however often and from wherever it is begun at once', async () => {
    const ids = await Promise.all([reviews.start(7), reviews.start(7), reviews.start(8, { playbook: 'risk' })]);
    expect(statuses()).toEqual(['stopped', 'stopped', 'running']);
    expect(await reviews.ofDocument('https://example.test/policy')).toBe(ids[2]);
    await vi.waitFor(() => expect(reviewer.open).toHaveLength(2));
    expect(reviewer.open.every(({ work }) => work.jobId.startsWith(`${ids[2]}/`))).toBe(true);
  });

  it('also when two selections open it', async () => {
    const [first, second] = await Promise.all([reviews.startSelection(7), reviews.startSelection(7)]);
    expect(first).toEqual(second);
    expect(store.reviews.size).toBe(1);
    await vi.waitFor(() => expect(reviewer.calls).toHaveLength(1));
  });

  it('and one that could not begin does not keep the next from beginning', async () => {
    const create = vi.spyOn(store, 'create').mockRejectedValueOnce(new Error('the disk is full'));
    const outcomes = await Promise.allSettled([reviews.start(7), reviews.start(7)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect(create).toHaveBeenCalledTimes(2);
  });
});

describe('a review runs', () => {
  it('the chosen playbook, or the one it is asked for, the reviewer’s own among them', async () => {
    await reviews.start(7);
    await reviews.start(7, { playbook: 'house-style' });
    expect([...store.reviews.values()].map(({ playbook, playbookName }) => [playbook, playbookName])).toEqual([
      [`risk@${RISK_PLAYBOOK.version}`, 'Risk assessment'],
      ['house-style@2', 'House style'],
    ]);
  });

  it('nothing where there is no such playbook, and stops no other for it', async () => {
    await reviews.start(7);
    await expect(reviews.start(7, { playbook: 'poetry' })).rejects.toThrow(ProblemError);
    expect(statuses()).toEqual(['running']);
  });
});
