import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Finding } from '#lib/findings';
import { RISK_PLAYBOOK } from '#lib/playbooks';
import { fakeEnginePorts } from '#tests/fakes/fake-engine-ports.ts';
import { fakeOutline } from '#tests/fakes/fake-outline.ts';
import { fakeReviewStore } from '#tests/fakes/fake-review-store.ts';
import { fakeSectionReviewer, someDraft, someProvenance, someVerdict } from '#tests/fakes/fake-section-reviewer.ts';
import { createReviewEngine } from './engine.ts';
import type { ReviewEngine } from './engine-contract.ts';
import type { ReviewEvent } from './events.ts';
import { ProblemError } from './problem.ts';

let store: ReturnType<typeof fakeReviewStore>;
let reviewer: ReturnType<typeof fakeSectionReviewer>;
let events: ReviewEvent[];
let busy: boolean[];
let nextId: number;

/** An engine as a fresh run of the worker has it, over the same store. */
function startEngine(owner = 'run-1'): ReviewEngine {
  return createReviewEngine(
    fakeEnginePorts(store, reviewer, {
      owner,
      newId: () => `r${++nextId}`,
      publish: (event) => events.push(event),
      onBusyChanged: (isBusy) => busy.push(isBusy),
    }),
  );
}

function start(engine: ReviewEngine, ...texts: string[]): Promise<string> {
  return engine.start(fakeOutline(texts), { tabId: 7, provider: 'bedrock', playbook: RISK_PLAYBOOK });
}

/** Waits until the reviewer has this many open calls. */
async function untilOpen(count: number): Promise<void> {
  await vi.waitFor(() => expect(reviewer.open).toHaveLength(count));
}

async function answerAll(): Promise<void> {
  for (const call of [...reviewer.open]) call.answer(someVerdict());
}

/** What a panel shows that began with a snapshot of nothing and heard every event. */
function shownFindings(): Finding[] {
  const shown = new Map<string, Finding>();
  for (const event of events) {
    if (event.kind !== 'findings-changed') continue;
    for (const id of event.removed) shown.delete(id);
    for (const finding of event.added) shown.set(finding.id, finding);
  }
  return [...shown.values()];
}

beforeEach(() => {
  store = fakeReviewStore();
  reviewer = fakeSectionReviewer();
  events = [];
  busy = [];
  nextId = 0;
});

describe('review engine', () => {
  it('reviews every section with four workers and ends as done', async () => {
    const engine = startEngine();
    const reviewId = await start(engine, 'One.', 'Two.', 'Three.', 'Four.', 'Five.', 'Six.');
    await untilOpen(4);
    await answerAll();
    await untilOpen(2);
    await answerAll();
    await engine.whenIdle();
    const { review } = await engine.snapshot(reviewId);
    expect(review.status).toBe('done');
    expect(review.counts).toEqual({ found: 6, reviewed: 6, skipped: 0, failed: 0 });
    expect(busy).toEqual([true, false]);
  });

  it('skips a section that is only its heading, and says so', async () => {
    const engine = startEngine();
    const reviewId = await start(engine, ' ', 'Text.');
    await untilOpen(1);
    await answerAll();
    await engine.whenIdle();
    const { sections, review } = await engine.snapshot(reviewId);
    expect(sections[0]).toMatchObject({ status: 'skipped', skipReason: 'no-text' });
    expect(review.counts).toEqual({ found: 2, reviewed: 1, skipped: 1, failed: 0 });
  });

  it('shows findings while they are written and stores them, checked, when the answer is complete', async () => {
    const engine = startEngine();
    const reviewId = await start(engine, 'Access may be given at any time.');
    await untilOpen(1);
    const [call] = reviewer.open;
    const draft = someDraft('Access may be given');
    call?.progress.onDraft(draft, { ...someProvenance, latencyMs: 0 });
    expect(shownFindings()).toHaveLength(1);
    expect(store.findingsOf(`${reviewId}/s1`)).toEqual([]);
    call?.answer(someVerdict(draft, someDraft('words that are not there at all')));
    await engine.whenIdle();
    const stored = store.findingsOf(`${reviewId}/s1`);
    expect(stored.map(({ evidence }) => evidence.status)).toEqual(['verified', 'unverified']);
    expect(stored[0]?.evidence).toMatchObject({ text: 'Access may be given', start: 10, end: 29 });
    expect(shownFindings()).toEqual(stored);
  });

  it('takes back everything an answer showed when the answer is void', async () => {
    const engine = startEngine();
    await start(engine, 'Access may be given.');
    await untilOpen(1);
    const [call] = reviewer.open;
    call?.progress.onDraft(someDraft('Access'), someProvenance);
    call?.progress.onReset();
    expect(shownFindings()).toEqual([]);
    call?.progress.onDraft(someDraft('given'), someProvenance);
    call?.fail(new ProblemError({ code: 'answer-malformed', detail: 'x' }));
    await engine.whenIdle();
    expect(shownFindings()).toEqual([]);
  });

  it('keeps one of two findings that say the same about the same words', async () => {
    const engine = startEngine();
    const reviewId = await start(engine, 'Access may be given.');
    await untilOpen(1);
    reviewer.open[0]?.answer(someVerdict(someDraft('Access may'), someDraft('Access may')));
    await engine.whenIdle();
    expect((await engine.snapshot(reviewId)).findings).toHaveLength(1);
  });

  it('fails one section without touching the others', async () => {
    const engine = startEngine();
    const reviewId = await start(engine, 'One.', 'Two.');
    await untilOpen(2);
    reviewer.open[0]?.fail(new ProblemError({ code: 'answer-malformed', detail: 'no closing line' }));
    reviewer.open[0]?.answer(someVerdict());
    await engine.whenIdle();
    const { sections, review } = await engine.snapshot(reviewId);
    expect(sections.map(({ status }) => status)).toEqual(['failed', 'reviewed']);
    expect(sections[0]?.problem).toEqual({ code: 'answer-malformed', detail: 'no closing line' });
    expect(review.status).toBe('done');
  });

  it('asks no more once a problem concerns every section', async () => {
    const engine = startEngine();
    const reviewId = await start(engine, ...Array.from({ length: 9 }, (_, index) => `Text ${index}.`));
    await untilOpen(4);
    for (const call of [...reviewer.open]) call.fail(new ProblemError({ code: 'credentials-missing' }));
    await engine.whenIdle();
    expect(reviewer.calls).toHaveLength(4);
    const { review } = await engine.snapshot(reviewId);
    expect(review).toMatchObject({ status: 'failed', counts: { found: 9, reviewed: 0, skipped: 0, failed: 9 } });
  });

  it('calls what is not a known problem a defect, and goes on', async () => {
    const engine = startEngine();
    const reviewId = await start(engine, 'One.');
    await untilOpen(1);
    reviewer.open[0]?.fail(new TypeError('x is not a function'));
    await engine.whenIdle();
    expect((await engine.snapshot(reviewId)).sections[0]?.problem).toEqual({
      code: 'internal',
      detail: 'TypeError: x is not a function',
    });
  });
});

describe('stop', () => {
  it('aborts what runs, skips what waits, and starts nothing any more', async () => {
    const engine = startEngine();
    const reviewId = await start(engine, ...Array.from({ length: 6 }, (_, index) => `Text ${index}.`));
    await untilOpen(4);
    reviewer.open[0]?.answer(someVerdict(someDraft('Text')));
    await untilOpen(4);
    await engine.stop(reviewId);
    expect(reviewer.open).toEqual([]);
    expect(reviewer.calls).toHaveLength(5);
    const { review, sections, findings } = await engine.snapshot(reviewId);
    expect(review).toMatchObject({ status: 'stopped', counts: { found: 6, reviewed: 1, skipped: 5, failed: 0 } });
    expect(sections.slice(1).every(({ skipReason }) => skipReason === 'stopped')).toBe(true);
    expect(findings).toHaveLength(1);
    expect([...store.jobs.values()].filter(({ state }) => state === 'queued' || state === 'running')).toEqual([]);
  });

  it('can be taken up again: only what was not reviewed is queued', async () => {
    const engine = startEngine();
    const reviewId = await start(engine, 'One.', 'Two.', 'Three.');
    await untilOpen(3);
    reviewer.open[0]?.answer(someVerdict());
    await untilOpen(2);
    await engine.stop(reviewId);
    await engine.retry(reviewId, 'bedrock');
    await untilOpen(2);
    await answerAll();
    await engine.whenIdle();
    expect((await engine.snapshot(reviewId)).review).toMatchObject({ status: 'done', counts: { reviewed: 3 } });
  });

  it('goes on with the provider that is chosen by then', async () => {
    const engine = startEngine();
    const reviewId = await start(engine, 'One.');
    await untilOpen(1);
    await engine.stop(reviewId);
    await engine.retry(reviewId, 'on-device');
    await untilOpen(1);
    expect((await engine.snapshot(reviewId)).review.provider).toBe('on-device');
    await answerAll();
    await engine.whenIdle();
  });

  it('is harmless after the end', async () => {
    const engine = startEngine();
    const reviewId = await start(engine, 'One.');
    await untilOpen(1);
    await answerAll();
    await engine.whenIdle();
    await engine.stop(reviewId);
    expect((await engine.snapshot(reviewId)).review.status).toBe('done');
  });
});

describe('a killed worker', () => {
  it('loses nothing: the next run repeats only what was in flight', async () => {
    const first = startEngine('run-1');
    const reviewId = await start(first, ...Array.from({ length: 6 }, (_, index) => `Text ${index}.`));
    await untilOpen(4);
    reviewer.open[0]?.answer(someVerdict(someDraft('Text')));
    await untilOpen(4);
    // The first run is gone without a word: its calls never end.
    const killed = reviewer;
    reviewer = fakeSectionReviewer();
    const second = startEngine('run-2');
    await second.resume();
    await untilOpen(4);
    await answerAll();
    await untilOpen(1);
    await answerAll();
    await second.whenIdle();
    const { review, findings } = await second.snapshot(reviewId);
    expect(review).toMatchObject({ status: 'done', counts: { found: 6, reviewed: 6, failed: 0, skipped: 0 } });
    expect(findings).toHaveLength(1);
    expect(killed.calls.length + reviewer.calls.length).toBe(5 + 5);
    expect([...store.jobs.values()].map(({ runs }) => runs).sort()).toEqual([1, 1, 2, 2, 2, 2]);
  });

  it('ends a review that had nothing left to do', async () => {
    const first = startEngine('run-1');
    const reviewId = await start(first, 'One.');
    await untilOpen(1);
    await answerAll();
    await first.whenIdle();
    const ended = store.reviews.get(reviewId);
    if (ended === undefined) throw new Error('the review is not stored');
    await store.save({ ...ended, status: 'running' }, []);
    const second = startEngine('run-2');
    await second.resume();
    expect((await second.snapshot(reviewId)).review.status).toBe('done');
  });
});

describe('selection', () => {
  it('goes before waiting sections and does not count as a section of the document', async () => {
    const engine = startEngine();
    const reviewId = await start(engine, ...Array.from({ length: 6 }, (_, index) => `Text ${index}.`));
    await untilOpen(4);
    const selection = { text: 'Text 5.', start: 96, end: 103, words: 2, hash: 'abc', path: ['Section 6'] };
    const sectionId = await engine.addSelection(reviewId, selection, 'bedrock');
    reviewer.open[0]?.answer(someVerdict());
    await untilOpen(4);
    expect(reviewer.open.at(-1)?.work).toMatchObject({ kind: 'selection', text: 'Text 5.', path: ['Section 6'] });
    await answerAll();
    await untilOpen(2);
    await answerAll();
    await engine.whenIdle();
    const { review, sections } = await engine.snapshot(reviewId);
    expect(review.counts.found).toBe(6);
    expect(sections.at(-1)).toMatchObject({ id: sectionId, kind: 'selection', status: 'reviewed' });
  });

  it('opens an ended review again, and analysing the same words twice is one entry', async () => {
    const engine = startEngine();
    const reviewId = await start(engine, 'One.');
    await untilOpen(1);
    await answerAll();
    await engine.whenIdle();
    const selection = { text: 'One.', start: -1, end: -1, words: 1, hash: 'abc', path: [] };
    for (const quote of ['One', 'One']) {
      await engine.addSelection(reviewId, selection, 'bedrock');
      await untilOpen(1);
      reviewer.open[0]?.answer(someVerdict(someDraft(quote)));
      await engine.whenIdle();
    }
    const { sections, findings, review } = await engine.snapshot(reviewId);
    expect(review.status).toBe('done');
    expect(sections).toHaveLength(2);
    expect(findings).toHaveLength(1);
    expect(findings[0]?.evidence).toMatchObject({ status: 'verified', text: 'One', start: -1, end: -1 });
  });
});

describe('two documents at once', () => {
  it('share the workers, however long one of them is', async () => {
    const engine = startEngine();
    await start(engine, ...Array.from({ length: 50 }, (_, index) => `Long ${index}.`));
    await untilOpen(4);
    await engine.start(fakeOutline(['Short.'], 'https://example.test/short'), {
      tabId: 8,
      provider: 'bedrock',
      playbook: RISK_PLAYBOOK,
    });
    reviewer.open[0]?.answer(someVerdict());
    await untilOpen(4);
    expect(reviewer.open.at(-1)?.work.text).toContain('Short.');
  });
});

describe('while all models are exhausted', () => {
  const exhausted = new ProblemError({ code: 'models-exhausted', routes: [], earliestRecoveryAtMs: 60_000 });
  const statesOf = async (engine: ReviewEngine, id: string) =>
    (await engine.snapshot(id)).sections.map(({ status }) => status);

  it('no further section is begun, and one that no model took waits instead of failing; all go on after', async () => {
    const engine = startEngine();
    const id = await start(engine, 'One.', 'Two.', 'Three.', 'Four.', 'Five.', 'Six.');
    await untilOpen(4);
    engine.setModelsFree(false);
    for (const call of reviewer.open.slice(0, 2)) call.fail(exhausted);
    await vi.waitFor(async () =>
      expect(await statesOf(engine, id)).toEqual(['queued', 'queued', 'running', 'running', 'queued', 'queued']),
    );
    expect(reviewer.open).toHaveLength(2);
    for (const call of [...reviewer.open]) call.fail(exhausted);
    await vi.waitFor(async () => expect(await statesOf(engine, id)).toEqual(Array(6).fill('queued')));
    expect(busy.at(-1)).toBe(true);
    engine.setModelsFree(true);
    await untilOpen(4);
    await answerAll();
    await untilOpen(2);
    await answerAll();
    await engine.whenIdle();
    expect((await engine.snapshot(id)).review).toMatchObject({ status: 'done', counts: { reviewed: 6, failed: 0 } });
    expect(busy.at(-1)).toBe(false);
  });

  it('a review on the device goes on', async () => {
    const engine = startEngine();
    engine.setModelsFree(false);
    await engine.start(fakeOutline(['One.']), { tabId: 7, provider: 'on-device', playbook: RISK_PLAYBOOK });
    await untilOpen(1);
  });

  it('a review that waits can be stopped', async () => {
    const engine = startEngine();
    engine.setModelsFree(false);
    const id = await start(engine, 'One.', 'Two.');
    await engine.stop(id);
    await engine.whenIdle();
    expect(await statesOf(engine, id)).toEqual(['skipped', 'skipped']);
  });

  it('is over: then a section that no model took has failed', async () => {
    const engine = startEngine();
    const id = await start(engine, 'One.');
    await untilOpen(1);
    reviewer.open[0]?.fail(exhausted);
    await engine.whenIdle();
    expect(await statesOf(engine, id)).toEqual(['failed']);
  });
});
