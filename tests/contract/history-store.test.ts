import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { speakInWorker } from '#components/language';
import { type Finding, SEVERITIES } from '#lib/findings';
import { type HistoryPage, importedEntry } from '#lib/history';
import { openDatabase } from '#lib/platform/database';
import { createHistoryStore, type HistoryStore } from '#lib/platform/history-store';
import { createReviewStore } from '#lib/platform/review-store';
import type { Report } from '#lib/reports';
import type { ReviewStore } from '#lib/review';
import { fakeReport } from '#tests/fakes/fake-report.ts';
import { fakeFinding } from '#tests/fakes/fake-review.ts';
import { SHOWN_WORDS } from '../../entrypoints/background/shown-words.ts';

let reviews: ReviewStore;
let history: HistoryStore;

async function addReview(id: string, page: string, startedAtMs: number, findings: readonly Finding[] = []) {
  await reviews.create({
    review: {
      id,
      tabId: 7,
      url: `https://example.test/${page}`,
      title: `The ${page}`,
      provider: 'bedrock',
      playbook: 'risk@1',
      playbookName: 'Risk assessment',
      status: 'done',
      startedAtMs,
      textCoverage: { ratio: 1, leftOut: [] },
      totals: { attempts: 0, throttles: 0, inputTokens: 0, outputTokens: 0, costUsd: 0.5 },
    },
    document: { reviewId: id, title: page, language: 'en', text: 'Text.', headings: [] },
    jobs: [],
    findings,
    decisions: new Map(),
  });
}

async function addImport(page: string, startedAtMs: number): Promise<{ reviewId: string; report: Report }> {
  const report = fakeReport();
  const review = { ...report.review, url: `https://example.test/${page}`, title: `The ${page}`, startedAtMs };
  const entry = importedEntry({ ...report, review }, `${page} ${startedAtMs}`, 99);
  await history.addImport(entry, { ...report, review });
  return { reviewId: entry.reviewId, report: { ...report, review } };
}

/** The whole history, page by page. */
async function pages(text: string, limit: number): Promise<HistoryPage[]> {
  const read: HistoryPage[] = [];
  for (let after: HistoryPage['next'] = null; ; ) {
    const page = await history.list({ text, after, limit });
    read.push(page);
    if (page.next === null) return read;
    after = page.next;
  }
}

const namesOf = (page: HistoryPage) =>
  page.documents.map(({ url, entries }) => [url.split('/').at(-1), entries.map(({ reviewId }) => reviewId)]);

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  const database = openDatabase();
  reviews = createReviewStore(database);
  history = createHistoryStore(database, SHOWN_WORDS);
});

describe('the history', () => {
  it('is empty at first', async () => {
    expect(await history.list({ text: '', after: null, limit: 5 })).toEqual({ documents: [], next: null });
  });

  it('lists documents once, by their newest reviews, page by page, imported ones among them', async () => {
    await addReview('a1', 'alpha', 1);
    await addReview('b1', 'beta', 2);
    await addReview('a2', 'alpha', 3);
    await addReview('c1', 'gamma', 3);
    const { reviewId } = await addImport('beta', 9);
    const read = await pages('', 2);
    expect(read.map(namesOf)).toEqual([
      [
        ['beta', [reviewId, 'b1']],
        ['gamma', ['c1']],
      ],
      [['alpha', ['a2', 'a1']]],
    ]);
  });

  it('counts findings by severity, those whose words are not there apart', async () => {
    const unverified = { quote: 'x', status: 'unverified', text: '', start: -1, end: -1 } as const;
    await addReview('a1', 'alpha', 1, [
      ...SEVERITIES.map((severity) => fakeFinding(severity, { severity })),
      fakeFinding('again', { severity: 'high' }),
      fakeFinding('gone', { severity: 'high', evidence: unverified }),
    ]);
    const { documents } = await history.list({ text: '', after: null, limit: 5 });
    expect(documents[0]?.entries[0]).toMatchObject({
      counts: { critical: 1, high: 2, medium: 1, low: 1, info: 1 },
      costUsd: 0.5,
      playbookName: 'Risk assessment',
    });
  });

  it('is searched by title, address and the text of findings', async () => {
    await addReview('a1', 'alpha', 1, [fakeFinding('f1', { title: 'No period for notices' })]);
    await addReview('a2', 'alpha', 2);
    await addReview('b1', 'beta', 3);
    const { reviewId, report } = await addImport('gamma', 4);
    const search = async (text: string) => (await pages(text, 5)).flatMap(namesOf);
    expect(await search('THE Beta')).toEqual([['beta', ['b1']]]);
    expect(await search('test/alpha')).toEqual([['alpha', ['a2', 'a1']]]);
    expect(await search('period notices')).toEqual([['alpha', ['a1']]]);
    expect(await search(report.findings[0]?.title ?? '')).toEqual([['gamma', [reviewId]]]);
    expect(await search('nowhere')).toEqual([]);
  });

  it('is searched by the words that its reader sees', async () => {
    const remark = { statement: { id: 'past-date', words: '1 May 1999' }, notes: [] } as const;
    await addReview('a1', 'alpha', 1, [fakeFinding('f1', { title: 'Due date', category: 'past-date', remark })]);
    const search = async (text: string) => (await pages(text, 5)).flatMap(namesOf);
    const found = [['alpha', ['a1']]];
    expect(await search('past date')).toEqual(found);
    speakInWorker(['de-AT']);
    try {
      expect(await search('vergangener termin')).toEqual(found);
      expect(await search('risikobewertung')).toEqual(found);
      expect(await search('past date')).toEqual([]);
    } finally {
      speakInWorker(['en']);
    }
  });

  it('is searched a part at a time', async () => {
    for (let at = 0; at < 90; at++) await addReview(`r${at}`, `page-${at}`, at);
    await addReview('old', 'page-old', -1, [fakeFinding('f1', { title: 'Needle' })]);
    const read = await pages('needle', 5);
    expect(read.length).toBeGreaterThan(1);
    expect(read.flatMap(namesOf)).toEqual([['page-old', ['old']]]);
  });

  it('keeps an imported review whole until it is deleted', async () => {
    const { reviewId, report } = await addImport('alpha', 1);
    await addImport('beta', 2);
    expect(await history.loadImport(reviewId)).toEqual(report);
    await history.deleteImports([reviewId, 'unknown']);
    expect(await history.loadImport(reviewId)).toBeNull();
    expect((await pages('', 5)).flatMap(namesOf)).toHaveLength(1);
    await history.deleteImports('all');
    expect((await pages('', 5)).flatMap(namesOf)).toEqual([]);
  });

  it('names what was made here', async () => {
    await addReview('a1', 'alpha', 1);
    await addReview('a2', 'alpha', 2);
    await addImport('beta', 3);
    expect(await history.listOwn()).toEqual(['a1', 'a2']);
    expect(await history.urlsOf(['a1', 'a2', 'unknown'])).toEqual(['https://example.test/alpha']);
  });
});
