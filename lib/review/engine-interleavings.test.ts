import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Finding } from '#lib/findings';
import { RISK_PLAYBOOK } from '#lib/playbooks';
import { fakeEnginePorts } from '#tests/fakes/fake-engine-ports.ts';
import { fakeOutline } from '#tests/fakes/fake-outline.ts';
import { type FakeReviewStore, fakeReviewStore } from '#tests/fakes/fake-review-store.ts';
import { fakeSectionReviewer, someDraft, someVerdict } from '#tests/fakes/fake-section-reviewer.ts';
import { createReviewEngine } from './engine.ts';
import type { ReviewEngine } from './engine-contract.ts';
import { ProblemError } from './problem.ts';
import type { ReviewStore } from './store.ts';

/** What may happen between any two awaits of the engine: other calls, a killed worker, a store that fails. */

let store: FakeReviewStore;
let reviewer: ReturnType<typeof fakeSectionReviewer>;
let busy: boolean[];
let nextId: number;

function startEngine(over: ReviewStore = store, owner = 'run-1'): ReviewEngine {
  return createReviewEngine(
    fakeEnginePorts(over, reviewer, {
      owner,
      newId: () => `r${++nextId}`,
      isStopping: (error) => error instanceof Error && error.message === 'No SW',
      onBusyChanged: (isBusy) => busy.push(isBusy),
    }),
  );
}

function start(engine: ReviewEngine, count: number): Promise<string> {
  const texts = Array.from({ length: count }, (_, index) => `Text ${index}.`);
  return engine.start(fakeOutline(texts), { tabId: 7, provider: 'bedrock', playbook: RISK_PLAYBOOK });
}

async function untilOpen(count: number): Promise<void> {
  await vi.waitFor(() => expect(reviewer.open).toHaveLength(count));
}

/** A store whose changes are made only when the test lets them go. */
function heldStore() {
  const waiting: (() => void)[] = [];
  const turn = () => new Promise<void>((resume) => waiting.push(resume));
  const held: ReviewStore = { ...store, save: (review, jobs) => turn().then(() => store.save(review, jobs)) };
  const release = () => {
    for (const resume of waiting.splice(0)) resume();
  };
  /** Lets changes go until this has come about. */
  const releaseUntil = async (promise: Promise<unknown>) => {
    let isSettled = false;
    const settled = promise.finally(() => {
      isSettled = true;
    });
    await vi.waitFor(() => {
      release();
      expect(isSettled).toBe(true);
    });
    await settled;
  };
  return { held, waiting, releaseUntil };
}

const idsOf = (findings: readonly Finding[]) => findings.map(({ id }) => id).sort();

beforeEach(() => {
  store = fakeReviewStore();
  reviewer = fakeSectionReviewer();
  busy = [];
  nextId = 0;
});

describe('Stop', () => {
  it('holds although a retry was being stored when it came', async () => {
    const { held, releaseUntil } = heldStore();
    const engine = startEngine(held);
    const reviewId = await start(engine, 2);
    await releaseUntil(untilOpen(2));
    for (const call of [...reviewer.open]) call.fail(new ProblemError({ code: 'answer-malformed', detail: '' }));
    await releaseUntil(engine.whenIdle());
    await releaseUntil(Promise.all([engine.retry(reviewId, 'bedrock'), engine.stop(reviewId)]));
    expect(reviewer.calls).toHaveLength(2);
    expect((await engine.snapshot(reviewId)).review).toMatchObject({ status: 'stopped', counts: { skipped: 2 } });
  });

  it('comes before a job whose taking-up is still being stored', async () => {
    const { held, waiting, releaseUntil } = heldStore();
    const engine = startEngine(held);
    const reviewId = await start(engine, 1);
    await vi.waitFor(() => expect(waiting).toHaveLength(1));
    await releaseUntil(engine.stop(reviewId));
    expect(reviewer.calls).toEqual([]);
    expect(store.jobs.get(`${reviewId}/s1`)).toMatchObject({ state: 'skipped', skipReason: 'stopped' });
  });

  it('holds when it is what woke the worker, and unfinished work is being taken up at the same time', async () => {
    const reviewId = await start(startEngine(), 6);
    await untilOpen(4);
    reviewer = fakeSectionReviewer();
    const woken = startEngine(store, 'run-2');
    await Promise.all([woken.resume(), woken.stop(reviewId), woken.resume()]);
    await woken.whenIdle();
    expect(reviewer.open).toEqual([]);
    expect((await woken.snapshot(reviewId)).review).toMatchObject({ status: 'stopped', counts: { skipped: 6 } });
  });

  it('holds although the worker was killed before every section could say so', async () => {
    const first = startEngine();
    const reviewId = await start(first, 6);
    await untilOpen(4);
    const review = store.reviews.get(reviewId);
    if (review === undefined) throw new Error('the review is not stored');
    await store.save({ ...review, status: 'stopped' }, []);
    const second = startEngine(store, 'run-2');
    await second.resume();
    const { sections } = await second.snapshot(reviewId);
    expect(sections.every(({ status, skipReason }) => status === 'skipped' && skipReason === 'stopped')).toBe(true);
    expect(reviewer.calls).toHaveLength(4);
  });

  it('keeps a finding whose answer was complete when it came', async () => {
    const disk = Promise.withResolvers<void>();
    const slow: ReviewStore = {
      ...store,
      completeJob: (...job) => store.completeJob(...job).then(() => disk.promise),
    };
    const engine = startEngine(slow);
    const reviewId = await start(engine, 1);
    await untilOpen(1);
    reviewer.open[0]?.answer(someVerdict(someDraft('Text')));
    await untilOpen(0);
    const stopped = engine.stop(reviewId);
    disk.resolve();
    await stopped;
    const { review, findings } = await engine.snapshot(reviewId);
    expect(review).toMatchObject({ status: 'stopped', counts: { reviewed: 1, skipped: 0 } });
    expect(store.reviews.get(reviewId)?.status).toBe('stopped');
    expect(findings).toEqual(store.findingsOf(`${reviewId}/s1`));
  });
});

describe('no work is done twice', () => {
  it('when Retry is pressed twice', async () => {
    const engine = startEngine();
    const reviewId = await start(engine, 2);
    await untilOpen(2);
    for (const call of [...reviewer.open]) call.fail(new ProblemError({ code: 'answer-malformed', detail: '' }));
    await engine.whenIdle();
    await Promise.all([engine.retry(reviewId, 'bedrock'), engine.retry(reviewId, 'bedrock')]);
    await engine.retry(reviewId, 'bedrock');
    await untilOpen(2);
    expect(reviewer.calls).toHaveLength(4);
  });

  it('when the same words are selected again while they are analysed', async () => {
    const engine = startEngine();
    const reviewId = await start(engine, 0);
    const selection = { text: 'Text 0.', start: -1, end: -1, words: 2, hash: 'abc', path: [] };
    await Promise.all([
      engine.addSelection(reviewId, selection, 'bedrock'),
      engine.addSelection(reviewId, selection, 'bedrock'),
    ]);
    await engine.addSelection(reviewId, selection, 'bedrock');
    await untilOpen(1);
    expect(reviewer.calls).toHaveLength(1);
    reviewer.open[0]?.answer(someVerdict());
    await engine.whenIdle();
    expect((await engine.snapshot(reviewId)).review.status).toBe('done');
  });

  it('when the worker is told twice to take up what was left', async () => {
    await start(startEngine(), 2);
    await untilOpen(2);
    reviewer = fakeSectionReviewer();
    const second = startEngine(store, 'run-2');
    await Promise.all([second.resume(), second.resume()]);
    await second.resume();
    await untilOpen(2);
    expect(reviewer.calls).toHaveLength(2);
  });

  it('when a review begins while the worker takes up what was left', async () => {
    const engine = startEngine();
    await Promise.all([start(engine, 2), engine.resume(), engine.resume()]);
    await untilOpen(2);
    expect(reviewer.calls).toHaveLength(2);
  });
});

describe('a worker whose last calls are refused', () => {
  it('leaves the section to the next run instead of failing it', async () => {
    const reviewId = await start(startEngine(), 1);
    await untilOpen(1);
    reviewer.open[0]?.fail(new Error('No SW'));
    // Whether it really dies or not, somebody takes the section up again.
    await untilOpen(1);
    const next = startEngine(store, 'run-2');
    await next.resume();
    await untilOpen(2);
    reviewer.open.at(-1)?.answer(someVerdict());
    await next.whenIdle();
    expect((await next.snapshot(reviewId)).sections[0]?.status).toBe('reviewed');
  });
});

describe('a store that fails', () => {
  it('fails the section, takes its findings from the screen, and lets the others go on', async () => {
    let isFull = true;
    const full: ReviewStore = {
      ...store,
      completeJob: (...job) =>
        isFull ? Promise.reject(new DOMException('', 'QuotaExceededError')) : store.completeJob(...job),
    };
    const engine = startEngine(full);
    const reviewId = await start(engine, 2);
    await untilOpen(2);
    reviewer.open[0]?.answer(someVerdict(someDraft('Text')));
    await vi.waitFor(() => expect(store.jobs.get(`${reviewId}/s1`)?.state).toBe('failed'));
    isFull = false;
    reviewer.open[0]?.answer(someVerdict());
    await engine.whenIdle();
    const { sections, findings, review } = await engine.snapshot(reviewId);
    expect(sections.map(({ status }) => status)).toEqual(['failed', 'reviewed']);
    expect(sections[0]?.problem).toMatchObject({ code: 'internal' });
    expect(findings).toEqual([]);
    expect(review.status).toBe('done');
  });

  it('ends the work all the same when not even the failure can be stored', async () => {
    const broken: ReviewStore = { ...store, save: () => Promise.reject(new Error('closed')) };
    const engine = startEngine(broken);
    const reviewId = await start(engine, 5);
    await engine.whenIdle();
    expect((await engine.snapshot(reviewId)).review).toMatchObject({ status: 'failed', counts: { failed: 5 } });
  });

  it('does not keep other reviews from going on when one cannot be read', async () => {
    const first = startEngine();
    const damagedId = await start(first, 1);
    await start(first, 1);
    await untilOpen(2);
    reviewer = fakeSectionReviewer();
    const load: ReviewStore['load'] = async (id) => (id === damagedId ? null : store.load(id));
    await startEngine({ ...store, load }, 'run-2').resume();
    await untilOpen(1);
  });
});

it('shows after a failed repeat what is stored from before', async () => {
  const engine = startEngine();
  const reviewId = await start(engine, 0);
  const selection = { text: 'Text 0.', start: -1, end: -1, words: 2, hash: 'abc', path: [] };
  const sectionId = await engine.addSelection(reviewId, selection, 'bedrock');
  await untilOpen(1);
  reviewer.open[0]?.answer(someVerdict(someDraft('Text')));
  await engine.whenIdle();
  await engine.addSelection(reviewId, selection, 'bedrock');
  await untilOpen(1);
  reviewer.open[0]?.progress.onReset();
  reviewer.open[0]?.fail(new ProblemError({ code: 'answer-malformed', detail: '' }));
  await engine.whenIdle();
  const { findings } = await engine.snapshot(reviewId);
  expect(findings).toHaveLength(1);
  expect(idsOf(findings)).toEqual(idsOf(store.findingsOf(`${reviewId}/${sectionId}`)));
});

it('says that there is nothing to do when a worker starts without work: its alarm may still be set', async () => {
  await startEngine().resume();
  expect(busy).toEqual([false]);
});

it('holds few ended reviews in memory, and reads the others again', async () => {
  const load = vi.fn(store.load);
  const engine = startEngine({ ...store, load });
  const ids: string[] = [];
  for (let count = 0; count < 12; count++) ids.push(await start(engine, 0));
  for (const id of ids) expect((await engine.snapshot(id)).review.status).toBe('done');
  expect(load.mock.calls.length).toBeGreaterThanOrEqual(7);
});
