import { beforeEach, describe, expect, it, vi } from 'vitest';
import { RISK_PLAYBOOK } from '#lib/playbooks';
import { fakeEnginePorts } from '#tests/fakes/fake-engine-ports.ts';
import { fakeOutline } from '#tests/fakes/fake-outline.ts';
import { fakeReviewStore } from '#tests/fakes/fake-review-store.ts';
import { fakeSectionReviewer, someDraft, someVerdict } from '#tests/fakes/fake-section-reviewer.ts';
import { createReviewEngine } from './engine.ts';
import type { ReviewEngine, StartRequest } from './engine-contract.ts';

let store: ReturnType<typeof fakeReviewStore>;
let reviewer: ReturnType<typeof fakeSectionReviewer>;
let reviewerKey: string;
let nextId: number;
let time: number;

function startEngine(owner = 'run-1'): ReviewEngine {
  return createReviewEngine(
    fakeEnginePorts(store, reviewer, {
      owner,
      now: () => time,
      newId: () => `r${++nextId}`,
      reviewerKey: async () => reviewerKey,
    }),
  );
}

/** Sections with hashes of their own words, as a real outline has. */
function outlineOf(...texts: string[]) {
  const outline = fakeOutline(texts);
  return { ...outline, sections: outline.sections.map((section) => ({ ...section, hash: `hash of ${section.text}` })) };
}

const request = (change: Partial<StartRequest> = {}): StartRequest => ({
  tabId: 7,
  provider: 'bedrock',
  playbook: RISK_PLAYBOOK,
  ...change,
});

/** Answers whatever is asked until the engine is idle, each time with one finding about the section's second line. */
async function finish(engine: ReviewEngine): Promise<void> {
  const answering = setInterval(() => {
    for (const { work, answer } of [...reviewer.open])
      answer(someVerdict(someDraft(work.text.split('\n')[1] ?? work.text)));
  });
  await engine.whenIdle();
  clearInterval(answering);
}

beforeEach(() => {
  store = fakeReviewStore();
  reviewer = fakeSectionReviewer();
  reviewerKey = 'reviewer';
  nextId = 0;
  time = 1_000;
});

describe('a document that is reviewed again', () => {
  it('is asked only for what has changed, and keeps the rest with its place and its decisions', async () => {
    const engine = startEngine();
    const first = await engine.start(outlineOf('Alpha.', 'Beta.', 'Gamma.'), request());
    await finish(engine);
    const before = await engine.snapshot(first);
    const kept = before.findings.find(({ sectionId }) => sectionId === 's3');
    await engine.decide(first, [kept?.id ?? ''], { state: 'dismissed', reason: 'wrong', note: 'See annex.' });

    const asked = reviewer.calls.length;
    const second = await engine.start(outlineOf('Alpha.', 'Beta, and more.', 'Gamma.'), request({ earlierId: first }));
    await finish(engine);
    expect(reviewer.calls.slice(asked).map(({ work }) => work.text)).toEqual(['Section 2\nBeta, and more.\n']);
    const { review, sections, findings, decisions } = await engine.snapshot(second);
    expect(review).toMatchObject({ status: 'done', carriedOverCount: 2, counts: { found: 3, reviewed: 3 } });
    expect(sections.map(({ isCarriedOver = false }) => isCarriedOver)).toEqual([true, false, true]);
    const moved = findings.find(({ sectionId }) => sectionId === 's3');
    const shift = 'Beta, and more.'.length - 'Beta.'.length;
    expect(moved?.evidence).toMatchObject({ text: 'Gamma.', start: (kept?.evidence.start ?? 0) + shift });
    expect(decisions[moved?.id ?? '']).toEqual({
      state: 'dismissed',
      reason: 'wrong',
      note: 'See annex.',
      decidedAtMs: 1_000,
    });
    // What was reviewed first stays as it was.
    expect((await engine.snapshot(first)).findings).toEqual(before.findings);
  });

  it.each([
    ['the reviewer asks for it', () => undefined, { isAnew: true }],
    ['other models would answer', () => (reviewerKey = 'another'), {}],
    ['another playbook is asked for', () => undefined, { playbook: { ...RISK_PLAYBOOK, version: 99 } }],
  ])('is asked for everything where %s', async (_name, change, fields: Partial<StartRequest>) => {
    const engine = startEngine();
    const first = await engine.start(outlineOf('Alpha.', 'Beta.'), request());
    await finish(engine);
    change();
    await engine.start(outlineOf('Alpha.', 'Beta.'), request({ earlierId: first, ...fields }));
    await finish(engine);
    expect(reviewer.calls).toHaveLength(4);
  });

  it('does not take over what failed, and takes over what was left out', async () => {
    const engine = startEngine();
    const first = await engine.start(outlineOf('Alpha.', 'Beta.', 'Gamma.'), request());
    await vi.waitFor(() => expect(reviewer.open).toHaveLength(3));
    reviewer.open[0]?.fail(new Error('broken'));
    await engine.exclude(first, 's2', true);
    await finish(engine);
    expect((await engine.snapshot(first)).sections.map(({ status }) => status)).toEqual([
      'failed',
      'skipped',
      'reviewed',
    ]);
    const asked = reviewer.calls.length;
    const second = await engine.start(outlineOf('Alpha.', 'Beta.', 'Gamma.'), request({ earlierId: first }));
    await finish(engine);
    expect(reviewer.calls.slice(asked).map(({ work }) => work.heading)).toEqual(['Section 1']);
    const { sections } = await engine.snapshot(second);
    expect(sections[1]).toMatchObject({ status: 'skipped', skipReason: 'excluded' });
  });

  it('knows a decision by its words where the section has changed and the statement with it', async () => {
    const engine = startEngine();
    const first = await engine.start(outlineOf('Alpha may do it.'), request());
    await vi.waitFor(() => expect(reviewer.open).toHaveLength(1));
    reviewer.open[0]?.answer(someVerdict(someDraft('Alpha may')));
    await engine.whenIdle();
    const [finding] = (await engine.snapshot(first)).findings;
    await engine.decide(first, [finding?.id ?? ''], { state: 'accepted' });
    const second = await engine.start(outlineOf('Alpha may do it now.'), request({ earlierId: first }));
    await vi.waitFor(() => expect(reviewer.open).toHaveLength(1));
    const said = { title: 'The same in other words' };
    reviewer.open[0]?.answer(someVerdict(someDraft('Alpha may', said), someDraft('do it', said)));
    await engine.whenIdle();
    const { findings, decisions } = await engine.snapshot(second);
    expect(findings.map(({ id }) => decisions[id])).toEqual([
      { state: 'accepted', decidedAtMs: 1_000, isCarriedOver: true },
      undefined,
    ]);
    // In the database as well.
    expect(store.decisionsOf(second).get(findings[0]?.id ?? '')).toMatchObject({ isCarriedOver: true });
  });

  it('keeps selections whose words are still there', async () => {
    const engine = startEngine();
    const outline = outlineOf('Alpha.', 'Beta.');
    const first = await engine.start(outline, request());
    await finish(engine);
    const start = outline.text.indexOf('Beta.');
    const plan = { text: 'Beta.', start, end: start + 5, words: 1, hash: 'b', path: [] };
    await engine.addSelection(first, plan, 'bedrock');
    await finish(engine);
    const second = await engine.start(outlineOf('A longer alpha.', 'Beta.'), request({ earlierId: first }));
    await finish(engine);
    const { sections, findings } = await engine.snapshot(second);
    expect(sections.map(({ kind, status }) => [kind, status])).toEqual([
      ['section', 'reviewed'],
      ['section', 'reviewed'],
      ['selection', 'reviewed'],
    ]);
    const moved = findings.find(({ sectionId }) => sectionId === 'selection-b');
    expect(moved?.evidence.start).toBe(outlineOf('A longer alpha.', 'Beta.').text.indexOf('Beta.'));
    const third = await engine.start(outlineOf('A longer alpha.'), request({ earlierId: second }));
    await finish(engine);
    expect((await engine.snapshot(third)).sections.map(({ kind }) => kind)).toEqual(['section']);
  });
});

describe('a review that is compared with its document', () => {
  it('says what has changed, gone and come', async () => {
    const engine = startEngine();
    const reviewId = await engine.start(outlineOf('Alpha.', 'Beta.'), request());
    await finish(engine);
    await engine.compare(reviewId, outlineOf('Alpha.', 'Beta.'));
    expect((await engine.snapshot(reviewId)).review.freshness).toBeNull();
    await engine.compare(reviewId, outlineOf('Alpha!', 'Beta.', 'Gamma.'));
    expect((await engine.snapshot(reviewId)).review.freshness).toEqual({
      changedIds: ['s1'],
      goneIds: [],
      addedCount: 1,
    });
    await engine.compare(reviewId, outlineOf('Alpha.'));
    expect((await engine.snapshot(reviewId)).review.freshness).toMatchObject({ changedIds: [], goneIds: ['s2'] });
  });
});

describe('a section that is left out', () => {
  it('is not sent, loses its findings, and is queued when it is taken in again', async () => {
    const engine = startEngine();
    const reviewId = await engine.start(outlineOf('Alpha.', 'Beta.'), request());
    await finish(engine);
    await engine.exclude(reviewId, 's1', true);
    const without = await engine.snapshot(reviewId);
    expect(without.findings.map(({ sectionId }) => sectionId)).toEqual(['s2']);
    expect(without.review.counts).toMatchObject({ reviewed: 1, skipped: 1 });
    expect(store.findingsOf(`${reviewId}/s1`)).toEqual([]);
    await engine.exclude(reviewId, 's1', false);
    await finish(engine);
    expect((await engine.snapshot(reviewId)).review.counts).toMatchObject({ reviewed: 2, skipped: 0 });
  });

  it('ends what was being asked of it', async () => {
    const engine = startEngine();
    const reviewId = await engine.start(outlineOf('Alpha.'), request());
    await vi.waitFor(() => expect(reviewer.open).toHaveLength(1));
    await engine.exclude(reviewId, 's1', true);
    expect(reviewer.open).toHaveLength(0);
    const { review, sections } = await engine.snapshot(reviewId);
    expect(review.status).toBe('done');
    expect(sections[0]).toMatchObject({ status: 'skipped', skipReason: 'excluded' });
  });
});

describe('a review that is paused', () => {
  it('begins no section, finishes those in progress, and goes on when asked', async () => {
    const engine = startEngine();
    const reviewId = await engine.start(outlineOf('1.', '2.', '3.', '4.', '5.', '6.'), request());
    await vi.waitFor(() => expect(reviewer.open).toHaveLength(4));
    await engine.pause(reviewId);
    await finish(engine);
    expect(reviewer.calls).toHaveLength(4);
    expect((await engine.snapshot(reviewId)).review).toMatchObject({ status: 'paused', counts: { reviewed: 4 } });
    await engine.resumeReview(reviewId);
    await finish(engine);
    expect((await engine.snapshot(reviewId)).review).toMatchObject({ status: 'done', counts: { reviewed: 6 } });
  });

  it('stays paused in the next run of the worker, and loses nothing', async () => {
    const engine = startEngine();
    const reviewId = await engine.start(outlineOf('1.', '2.', '3.', '4.', '5.'), request());
    await vi.waitFor(() => expect(reviewer.open).toHaveLength(4));
    await engine.pause(reviewId);
    const next = startEngine('run-2');
    await next.resume();
    expect((await next.snapshot(reviewId)).review.status).toBe('paused');
    const asked = reviewer.calls.length;
    await next.resumeReview(reviewId);
    await finish(next);
    expect(reviewer.calls.length - asked).toBe(5);
    expect((await next.snapshot(reviewId)).review.counts).toMatchObject({ found: 5, reviewed: 5 });
  });

  it('can be stopped', async () => {
    const engine = startEngine();
    const reviewId = await engine.start(outlineOf('1.', '2.', '3.', '4.', '5.'), request());
    await engine.pause(reviewId);
    await engine.stop(reviewId);
    expect((await engine.snapshot(reviewId)).review.status).toBe('stopped');
  });
});

describe('decisions', () => {
  it('are stored, replaced and taken back', async () => {
    const engine = startEngine();
    const reviewId = await engine.start(outlineOf('Alpha.', 'Beta.'), request());
    await finish(engine);
    const ids = (await engine.snapshot(reviewId)).findings.map(({ id }) => id);
    await engine.decide(reviewId, ids, { state: 'follow-up' });
    time = 2_000;
    await engine.decide(reviewId, ids.slice(0, 1), { state: null, note: 'Ask legal.' });
    await engine.decide(reviewId, ids.slice(1), null);
    const expected = { [ids[0] ?? '']: { state: null, note: 'Ask legal.', decidedAtMs: 2_000 } };
    expect((await engine.snapshot(reviewId)).decisions).toEqual(expected);
    expect(Object.fromEntries(store.decisionsOf(reviewId))).toEqual(expected);
    expect((await startEngine('run-2').snapshot(reviewId)).decisions).toEqual(expected);
  });
});

describe('a document that is deleted', () => {
  it('leaves nothing behind, and what was being asked is ended', async () => {
    const engine = startEngine();
    const first = await engine.start(outlineOf('Alpha.'), request());
    await finish(engine);
    await engine.decide(first, [(await engine.snapshot(first)).findings[0]?.id ?? ''], { state: 'accepted' });
    const second = await engine.start(outlineOf('Beta.'), request({ earlierId: first }));
    await vi.waitFor(() => expect(reviewer.open).toHaveLength(1));
    await engine.deleteReviews([...(await store.listOfDocument('https://example.test/policy')), 'unknown']);
    expect(reviewer.open).toHaveLength(0);
    expect([store.reviews.size, store.jobs.size]).toEqual([0, 0]);
    for (const reviewId of [first, second]) {
      await expect(engine.snapshot(reviewId)).rejects.toMatchObject({ problem: { code: 'not-found' } });
    }
  });
});
