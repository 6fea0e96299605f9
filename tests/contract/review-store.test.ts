import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Finding } from '#lib/findings';
import { type Database, openDatabase } from '#lib/platform/database';
import { createReviewStore } from '#lib/platform/review-store';
import type { JobRecord, ReviewStore, StoredReview } from '#lib/review';
import { fakeFinding } from '#tests/fakes/fake-review.ts';

let database: Database;
let store: ReviewStore;

function aJob(reviewId: string, position: number, change: Partial<JobRecord> = {}): JobRecord {
  return {
    id: `${reviewId}/s${position}`,
    reviewId,
    position,
    kind: 'section',
    sectionId: `s${position}`,
    heading: `Section ${position}`,
    path: [`Section ${position}`],
    level: 1,
    words: 2,
    hash: 'h',
    start: 0,
    end: 5,
    state: 'queued',
    runs: 0,
    ...change,
  };
}

function aReview(id: string, change: Partial<StoredReview['review']> = {}, sections = 2): StoredReview {
  return {
    review: {
      id,
      tabId: 7,
      url: 'https://example.test/policy',
      title: 'Policy',
      provider: 'bedrock',
      playbook: 'risk@1',
      status: 'running',
      startedAtMs: 1_000,
      textCoverage: { ratio: 1, leftOut: [] },
      totals: { attempts: 0, throttles: 0, inputTokens: 0, outputTokens: 0, costUsd: 0 },
      ...change,
    },
    document: { reviewId: id, title: 'Policy', language: 'en', text: 'Text.', headings: [] },
    jobs: Array.from({ length: sections }, (_, position) => aJob(id, position)),
    findings: [],
    decisions: new Map(),
  };
}

/** A value that the database cannot clone. */
function unstorable(finding: Finding): Finding {
  return Object.assign(finding, { title: () => 'x' });
}

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  database = await openDatabase();
  store = createReviewStore(Promise.resolve(database));
});

describe('a stored review', () => {
  it('tells its beginning with how many others there are, without reading them', async () => {
    const { evidence } = fakeFinding('');
    const findings = Array.from({ length: 60 }, (_, index) =>
      fakeFinding(`f${index}`, {
        sectionId: `s${Math.floor(index / 5)}`,
        severity: index % 2 === 0 ? 'high' : 'low',
        evidence: { ...evidence, status: index === 59 ? 'unverified' : 'repaired' },
      }),
    );
    const created = { ...aReview('r1', {}, 12), findings };
    await store.create(created);
    const beginning = await store.loadBeginning('r1', 3);
    expect(beginning?.findings.map(({ id }) => id)).toEqual(findings.slice(0, 40).map(({ id }) => id));
    expect(beginning?.jobs).toEqual(created.jobs);
    expect(beginning?.awaited).toEqual({
      bySeverity: { critical: 0, high: 10, medium: 0, low: 9, info: 0 },
      unverified: 1,
    });
    expect(await store.loadBeginning('r1', 60)).toBeNull();
    expect(await store.loadBeginning('r2', 3)).toBeNull();
  });

  it('is loaded as it was created, its jobs by position', async () => {
    const created = aReview('r1', {}, 12);
    await store.create({ ...created, jobs: created.jobs.toReversed() });
    expect(await store.load('r1')).toEqual(created);
  });

  it('is still there when the database is opened again', async () => {
    const created = aReview('r1');
    await store.create(created);
    database.close();
    expect(await createReviewStore(openDatabase()).load('r1')).toEqual(created);
  });

  it('is null when there is none, and when its document is missing', async () => {
    await store.create(aReview('r1'));
    await database.delete('documents', 'r1');
    expect(await store.load('r1')).toBeNull();
    expect(await store.load('r2')).toBeNull();
  });

  it('keeps to itself', async () => {
    await store.create(aReview('r1'));
    await store.create(aReview('r10'));
    await store.completeJob(aJob('r10', 0), [fakeFinding('f1')], aReview('r10').review);
    expect(await store.load('r1')).toEqual(aReview('r1'));
  });
});

describe('finding reviews', () => {
  it('lists those that were running', async () => {
    await store.create(aReview('r1'));
    await store.create(aReview('r2', { status: 'done' }));
    expect(await store.listRunning()).toEqual(['r1']);
    await store.save(aReview('r1', { status: 'stopped' }).review, []);
    expect(await store.listRunning()).toEqual([]);
  });

  it('names the newest of an address', async () => {
    await store.create(aReview('r2', { startedAtMs: 2_000 }));
    await store.create(aReview('r1', { startedAtMs: 1_000 }));
    await store.create(aReview('r3', { startedAtMs: 3_000, url: 'https://example.test/other' }));
    expect(await store.findLatest('https://example.test/policy')).toBe('r2');
    expect(await store.findLatest('https://example.test/unknown')).toBeNull();
  });
});

describe('saving', () => {
  it('replaces the review and the jobs that are given, and no others', async () => {
    const { review } = aReview('r1');
    await store.create(aReview('r1'));
    const changed = aJob('r1', 1, { state: 'failed', problem: { code: 'stopped' } });
    await store.save({ ...review, status: 'failed' }, [changed]);
    const stored = await store.load('r1');
    expect(stored?.review.status).toBe('failed');
    expect(stored?.jobs).toEqual([aJob('r1', 0), changed]);
  });

  it('replaces a finished job’s findings, not those of others', async () => {
    const { review } = aReview('r1');
    await store.create(aReview('r1'));
    await store.completeJob(aJob('r1', 0), [fakeFinding('f1'), fakeFinding('f2')], review);
    await store.completeJob(aJob('r1', 1), [fakeFinding('f3')], review);
    const reviewed = aJob('r1', 0, { state: 'reviewed', risk: 'low' });
    const totals = { attempts: 3, throttles: 1, inputTokens: 10, outputTokens: 5, costUsd: 0.1 };
    await store.completeJob(reviewed, [fakeFinding('f2', { title: 'Again' }), fakeFinding('f4')], {
      ...review,
      totals,
    });
    const stored = await store.load('r1');
    expect(stored?.findings.map(({ id, title }) => `${id} ${title}`)).toEqual([
      'f2 Again',
      'f3 Finding f3',
      'f4 Finding f4',
    ]);
    expect(stored?.jobs[0]).toEqual(reviewed);
    expect(stored?.review.totals).toEqual(totals);
  });

  it('happens in the order in which it was asked for', async () => {
    const { review } = aReview('r1');
    await store.create(aReview('r1'));
    await Promise.all([
      store.completeJob(aJob('r1', 0, { state: 'reviewed' }), [], review),
      store.save({ ...review, status: 'stopped' }, [aJob('r1', 1, { state: 'skipped' })]),
    ]);
    const stored = await store.load('r1');
    expect(stored?.review.status).toBe('stopped');
    expect(stored?.jobs.map(({ state }) => state)).toEqual(['reviewed', 'skipped']);
  });
});

describe('a change that fails', () => {
  it('leaves a finished job as it was, its findings included', async () => {
    const { review } = aReview('r1');
    await store.create(aReview('r1'));
    await store.completeJob(aJob('r1', 0), [fakeFinding('f1')], review);
    const before = await store.load('r1');
    const findings = [fakeFinding('f2'), unstorable(fakeFinding('f3'))];
    const change = store.completeJob(aJob('r1', 0, { state: 'reviewed' }), findings, { ...review, status: 'done' });
    await expect(change).rejects.toMatchObject({ name: 'DataCloneError' });
    expect(await store.load('r1')).toEqual(before);
  });

  it('creates nothing at all', async () => {
    const { review, document } = aReview('r1');
    const damaged = Object.assign(aJob('r1', 0), { heading: () => 'x' });
    await expect(
      store.create({ review, document, jobs: [damaged], findings: [], decisions: new Map() }),
    ).rejects.toThrow();
    expect(await store.load('r1')).toBeNull();
    expect(await store.listRunning()).toEqual([]);
  });

  it('keeps no later change from happening', async () => {
    const { review } = aReview('r1');
    await store.create(aReview('r1'));
    const damaged = Object.assign(aJob('r1', 0), { heading: () => 'x' });
    const outcomes = await Promise.allSettled([
      store.save({ ...review, status: 'failed' }, [damaged]),
      store.save({ ...review, title: 'Renamed' }, []),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect((await store.load('r1'))?.review).toMatchObject({ status: 'running', title: 'Renamed' });
  });
});

describe('deleting reviews', () => {
  it('takes everything of them, and nothing of others', async () => {
    for (const id of ['r1', 'r2']) {
      const { review } = aReview(id);
      await store.create(aReview(id));
      await store.completeJob(aJob(id, 0, { state: 'reviewed' }), [fakeFinding('f1')], review);
      await store.saveDecisions(id, [{ findingId: 'f1', decision: { state: 'accepted', decidedAtMs: 1 } }]);
    }
    const other = await store.load('r2');
    await store.deleteReviews(['r1']);
    expect(await store.load('r1')).toBeNull();
    expect(await store.load('r2')).toEqual(other);
    expect(await store.listOfDocument('https://example.test/policy')).toEqual(['r2']);
    for (const name of ['documents', 'reviews'] as const) expect(await database.count(name)).toBe(1);
    for (const name of ['jobs', 'findings', 'decisions'] as const) {
      const left = await database.getAllKeys(name);
      expect(left.filter((key) => String(key).startsWith('r1/'))).toEqual([]);
    }
  });
});
