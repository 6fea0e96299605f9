import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Playbook, RISK_PLAYBOOK } from '#lib/playbooks';
import { fakeEnginePorts } from '#tests/fakes/fake-engine-ports.ts';
import { fakeOutline } from '#tests/fakes/fake-outline.ts';
import { fakePlaybook } from '#tests/fakes/fake-playbook.ts';
import { fakeReviewStore } from '#tests/fakes/fake-review-store.ts';
import { fakeSectionReviewer, someVerdict } from '#tests/fakes/fake-section-reviewer.ts';
import { createReviewEngine } from './engine.ts';
import type { ReviewEngine } from './engine-contract.ts';
import { ProblemError } from './problem.ts';

let store: ReturnType<typeof fakeReviewStore>;
let reviewer: ReturnType<typeof fakeSectionReviewer>;
let nextId: number;

function startEngine(owner = 'run-1'): ReviewEngine {
  return createReviewEngine(fakeEnginePorts(store, reviewer, { owner, newId: () => `r${++nextId}` }));
}

const FIRST = fakePlaybook();
const EDITED = fakePlaybook({ version: 2, instructions: 'Look for: Greek.' });

const start = (engine: ReviewEngine, playbook: Playbook, earlierId: string | null = null) =>
  engine.start(fakeOutline(['One.', 'Two.']), { tabId: 7, provider: 'bedrock', playbook, earlierId });
const untilOpen = (count: number) => vi.waitFor(() => expect(reviewer.open).toHaveLength(count));
const asked = () => reviewer.open.map(({ work }) => work.playbook);

beforeEach(() => {
  store = fakeReviewStore();
  reviewer = fakeSectionReviewer();
  nextId = 0;
});

describe('a review keeps to the playbook that it was started with', () => {
  it('when the worker was killed, whatever has become of the playbook', async () => {
    await start(startEngine(), FIRST);
    await untilOpen(2);
    reviewer.open.length = 0;
    await startEngine('run-2').resume();
    await untilOpen(2);
    expect(asked()).toEqual([FIRST, FIRST]);
  });

  it('when failed sections are tried again, and for selections', async () => {
    const engine = startEngine();
    const reviewId = await start(engine, FIRST);
    await untilOpen(2);
    for (const call of [...reviewer.open]) call.fail(new ProblemError({ code: 'answer-malformed', detail: '' }));
    await engine.whenIdle();
    await engine.retry(reviewId, 'bedrock');
    await engine.addSelection(reviewId, { text: 'One', start: 10, end: 13, words: 1, hash: 'h', path: [] }, 'bedrock');
    await untilOpen(3);
    expect(asked()).toEqual([FIRST, FIRST, FIRST]);
  });

  it('and the next one asks every section what the new version asks', async () => {
    const engine = startEngine();
    const reviewId = await start(engine, FIRST);
    await untilOpen(2);
    for (const call of [...reviewer.open]) call.answer(someVerdict());
    await engine.whenIdle();
    await start(engine, FIRST, reviewId);
    expect(reviewer.open).toHaveLength(0);
    const again = await start(engine, EDITED, reviewId);
    await untilOpen(2);
    expect(asked()).toEqual([EDITED, EDITED]);
    expect((await engine.snapshot(again)).review).toMatchObject({
      playbook: 'house-style@2',
      playbookName: 'House style',
    });
    expect((await engine.snapshot(reviewId)).review.playbook).toBe('house-style@1');
  });

  it.each([
    ['the built-in one of its id', 'risk@1', RISK_PLAYBOOK],
    ['the default where there is none', 'poetry@1', RISK_PLAYBOOK],
  ])('or, in a review of the first versions, to %s', async (_what, reference, playbook) => {
    await start(startEngine(), FIRST);
    await untilOpen(2);
    reviewer.open.length = 0;
    const stored = await store.load('r1');
    if (stored === null) throw new Error('it was stored');
    const { playbook: _none, ...document } = stored.document;
    const { playbookName: _unknown, ...review } = stored.review;
    await store.create({ ...stored, document, review: { ...review, playbook: reference } });
    await startEngine('run-2').resume();
    await untilOpen(2);
    expect(asked()).toEqual([playbook, playbook]);
  });
});
