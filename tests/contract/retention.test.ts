import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { importedEntry } from '#lib/history';
import { createChatStore } from '#lib/platform/chat-store';
import { type Database, openDatabase } from '#lib/platform/database';
import { createHistoryStore } from '#lib/platform/history-store';
import { createReviewStore } from '#lib/platform/review-store';
import type { ReviewRecord } from '#lib/review';
import { DEFAULT_SETTINGS, type Settings, SettingsError } from '#lib/settings';
import { fakeAttempt } from '#tests/fakes/fake-attempt.ts';
import { type FakeClock, fakeClock } from '#tests/fakes/fake-clock.ts';
import { fakeReport } from '#tests/fakes/fake-report.ts';
import { fakeFinding } from '#tests/fakes/fake-review.ts';
import { createActivityService } from '../../entrypoints/background/activity-service.ts';
import { createHistoryService } from '../../entrypoints/background/history-service.ts';
import { createRetention } from '../../entrypoints/background/retention.ts';
import { SHOWN_WORDS } from '../../entrypoints/background/shown-words.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
const HOUR_MS = DAY_MS / 24;
const NO_TOTALS = { attempts: 0, throttles: 0, inputTokens: 0, outputTokens: 0, costUsd: 0 };

let database: Database;
let clock: FakeClock;
let settings: Settings;
let fault: SettingsError | null;
/** Reviews that the engine has taken up again and not stored yet. */
let running: Set<string>;

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  database = await openDatabase();
  clock = fakeClock();
  settings = DEFAULT_SETTINGS;
  fault = null;
  running = new Set();
  return () => database.close();
});

function keep(retention: Partial<Settings['retention']>): void {
  settings = { ...DEFAULT_SETTINGS, retention: { ...DEFAULT_SETTINGS.retention, ...retention } };
}

function prepare() {
  const opened = Promise.resolve(database);
  const store = createReviewStore(opened);
  const chats = createChatStore(opened);
  const history = createHistoryService({
    database: opened,
    store,
    engine: { isRunning: (reviewId) => running.has(reviewId) },
    reviews: { deleteReviews: store.deleteReviews },
    chat: { clear: async (url) => chats.delete((await chats.load(url)).map(({ id }) => id)) },
    panels: { refresh: async () => undefined },
    now: clock.now,
  });
  return createRetention({
    settings: { settings: async () => settings, fault: async () => fault },
    activity: createActivityService(opened, { settings: async () => settings }, clock.now),
    history,
    now: clock.now,
    schedule: (atMs, run) => void clock.schedule(atMs, run),
  });
}

async function addReview(id: string, ageDays: number, change: Partial<ReviewRecord> = {}): Promise<void> {
  const startedAtMs = clock.now() - ageDays * DAY_MS;
  const job = {
    id: `${id}/s1`,
    reviewId: id,
    position: 0,
    kind: 'section',
    sectionId: 's1',
    heading: 'Scope',
    path: ['Scope'],
    level: 1,
    words: 1,
    hash: 'h',
    start: 0,
    end: 5,
    state: 'reviewed',
    runs: 1,
  } as const;
  await createReviewStore(Promise.resolve(database)).create({
    review: {
      id,
      tabId: 7,
      url: `https://example.test/${id}`,
      title: id,
      provider: 'on-device',
      playbook: 'risk@1',
      status: 'done',
      startedAtMs,
      textCoverage: { ratio: 1, leftOut: [] },
      totals: NO_TOTALS,
      ...change,
    },
    document: { reviewId: id, title: id, language: 'en', text: 'Text.', headings: [] },
    jobs: [job],
    findings: [fakeFinding('f1')],
    decisions: new Map([['f1', { state: 'accepted', decidedAtMs: startedAtMs }]]),
  });
}

function addQuestion(page: string, ageDays: number): Promise<void> {
  return createChatStore(Promise.resolve(database)).save({
    id: `${page}-${ageDays}`,
    url: `https://example.test/${page}`,
    scope: { kind: 'document' },
    askedAtMs: clock.now() - ageDays * DAY_MS,
    question: 'Why?',
    state: 'done',
    answer: 'Because.',
    quotes: [],
    totals: NO_TOTALS,
  });
}

const idsOf = (name: 'reviews' | 'attempts' | 'chats' | 'imports') => database.getAllKeys(name);

describe('retention', () => {
  it('deletes attempts after their days, and not before', async () => {
    for (const days of [89, 91]) {
      await database.put('attempts', {
        ...fakeAttempt(),
        attemptId: `${days} days`,
        startedAtMs: clock.now() - days * DAY_MS,
      });
    }
    await prepare().apply();
    expect(await idsOf('attempts')).toEqual(['89 days']);
  });

  it('goes on for as long as the worker lives', async () => {
    await database.put('attempts', { ...fakeAttempt(), startedAtMs: clock.now() - 89 * DAY_MS });
    await prepare().apply();
    await clock.advance(DAY_MS - HOUR_MS);
    expect(await idsOf('attempts')).toHaveLength(1);
    await clock.advance(2 * HOUR_MS);
    await expect.poll(() => idsOf('attempts')).toEqual([]);
  });

  it('keeps reviews until they are deleted, unless a period is set', async () => {
    await addReview('old', 4_000);
    const retention = prepare();
    await retention.apply();
    expect(await idsOf('reviews')).toEqual(['old']);
    keep({ reviewDays: 30 });
    await retention.apply();
    expect(await idsOf('reviews')).toEqual([]);
  });

  it('deletes reviews with all that belongs to them, and none that is running or young', async () => {
    await addReview('old', 31);
    await addReview('young', 29);
    await addReview('long', 31, { endedAtMs: clock.now() - 29 * DAY_MS });
    await addReview('working', 31, { status: 'running' });
    await addReview('again', 31);
    running.add('again');
    keep({ reviewDays: 30 });
    await prepare().apply();
    const kept = ['again', 'long', 'working', 'young'];
    expect(await idsOf('reviews')).toEqual(kept);
    for (const name of ['documents', 'jobs', 'findings', 'decisions'] as const) {
      const keys = await database.getAllKeys(name);
      expect(keys.map((key) => key.split('/')[0])).toEqual(kept);
    }
  });

  it('counts imported reviews from their import', async () => {
    for (const [text, days] of [
      ['one', 31],
      ['other', 29],
    ] as const) {
      const report = fakeReport();
      const entry = importedEntry(report, text, clock.now() - days * DAY_MS);
      await createHistoryStore(Promise.resolve(database), SHOWN_WORDS).addImport(entry, report);
    }
    keep({ reviewDays: 30 });
    await prepare().apply();
    expect(await idsOf('imports')).toHaveLength(1);
    expect(await database.count('reports')).toBe(1);
  });

  it('deletes questions once they are old and no review of their document is left', async () => {
    await addReview('old', 31);
    await addQuestion('old', 31);
    await addReview('talked-about', 31);
    await addQuestion('talked-about', 31);
    await addQuestion('talked-about', 1);
    await addReview('young', 1);
    await addQuestion('young', 31);
    await addQuestion('never-reviewed', 31);
    keep({ reviewDays: 30 });
    await prepare().apply();
    expect(await idsOf('reviews')).toEqual(['young']);
    expect(await idsOf('chats')).toEqual(['talked-about-1', 'talked-about-31', 'young-31']);
  });

  it('deletes nothing while the settings cannot be read', async () => {
    await addReview('old', 4_000);
    keep({ reviewDays: 1 });
    fault = new SettingsError('retention', 'is damaged');
    await prepare().apply();
    expect(await idsOf('reviews')).toEqual(['old']);
  });
});
