import type { IDBPTransaction } from 'idb';
import { SEVERITIES, type Severity } from '#lib/findings';
import {
  createMatcher,
  type HistoryCursor,
  type HistoryDocument,
  type HistoryEntry,
  type HistoryPage,
  type HistoryQuery,
  type ShownWords,
} from '#lib/history';
import type { Report } from '#lib/reports';
import type { ReviewRecord } from '#lib/review';
import type { Database, PrismDatabase } from './database.ts';

/** How many reviews' findings are searched for one page: a search that finds little says so soon, and goes on when asked. */
const SEARCHED_PER_PAGE = 40;

const STORES = ['reviews', 'imports', 'reports', 'findings'] as const;
type View = IDBPTransaction<PrismDatabase, typeof STORES, 'readonly'>;

/** Past reviews: those made here, which the review store keeps, and those that came in files, which are kept here. */
export interface HistoryStore {
  readonly list: (query: HistoryQuery) => Promise<HistoryPage>;
  /** Ids of all reviews that were made here. */
  readonly listOwn: () => Promise<readonly string[]>;
  /** The addresses of those reviews that were made here. */
  readonly urlsOf: (reviewIds: readonly string[]) => Promise<readonly string[]>;
  /** Reviews that ended, or came in a file, before this moment (epoch milliseconds); none that is running. */
  readonly listOlder: (beforeMs: number) => Promise<OldReviews>;
  /** Addresses of documents of which nothing is left but questions, the last of them asked before this moment. */
  readonly listAbandonedChats: (beforeMs: number) => Promise<readonly string[]>;
  readonly addImport: (entry: HistoryEntry, report: Report) => Promise<void>;
  /** Null where there is none. */
  readonly loadImport: (reviewId: string) => Promise<Report | null>;
  readonly deleteImports: (reviewIds: readonly string[] | 'all') => Promise<void>;
}

/** Ids of reviews, by where they come from. */
export interface OldReviews {
  readonly own: readonly string[];
  readonly imported: readonly string[];
}

export function createHistoryStore(database: Promise<Database>, shownWords: ShownWords): HistoryStore {
  return {
    list: async (query) => listPage((await database).transaction(STORES), query, shownWords),
    listOwn: async () => (await database).getAllKeys('reviews'),
    urlsOf: async (reviewIds) => {
      const store = (await database).transaction('reviews').store;
      const records = await Promise.all(reviewIds.map((reviewId) => store.get(reviewId)));
      return [...new Set(records.flatMap((record) => (record === undefined ? [] : [record.url])))];
    },
    listOlder: async (beforeMs) => {
      const view = (await database).transaction(['reviews', 'imports']);
      const [own, imported] = await Promise.all([
        view
          .objectStore('reviews')
          .index('by-start')
          .getAll(IDBKeyRange.upperBound([beforeMs], true)),
        view.objectStore('imports').getAll(),
      ]);
      return {
        own: own.flatMap(({ id, status, startedAtMs, endedAtMs = startedAtMs }) =>
          status !== 'running' && endedAtMs < beforeMs ? [id] : [],
        ),
        imported: imported.flatMap(({ reviewId, startedAtMs, importedAtMs = startedAtMs }) =>
          importedAtMs < beforeMs ? [reviewId] : [],
        ),
      };
    },
    listAbandonedChats: async (beforeMs) => {
      const view = (await database).transaction(['reviews', 'chats']);
      const lastAskedAtMs = new Map<string, number>();
      for await (const { value } of view.objectStore('chats')) {
        lastAskedAtMs.set(value.url, Math.max(value.askedAtMs, lastAskedAtMs.get(value.url) ?? 0));
      }
      const old = [...lastAskedAtMs].flatMap(([url, atMs]) => (atMs < beforeMs ? [url] : []));
      const reviews = await Promise.all(old.map((url) => view.objectStore('reviews').index('by-url').count(url)));
      return old.filter((_url, index) => reviews[index] === 0);
    },
    addImport: async (entry, report) => {
      const transaction = (await database).transaction(['imports', 'reports'], 'readwrite', { durability: 'strict' });
      await Promise.all([
        transaction.objectStore('imports').put(entry),
        transaction.objectStore('reports').put({ reviewId: entry.reviewId, report }),
        transaction.done,
      ]);
    },
    loadImport: async (reviewId) => (await (await database).get('reports', reviewId))?.report ?? null,
    deleteImports: async (reviewIds) => {
      const transaction = (await database).transaction(['imports', 'reports'], 'readwrite', { durability: 'strict' });
      const stores = [transaction.objectStore('imports'), transaction.objectStore('reports')];
      const requests = stores.flatMap((store) =>
        reviewIds === 'all' ? [store.clear()] : reviewIds.map((reviewId) => store.delete(reviewId)),
      );
      await Promise.all([...requests, transaction.done]);
    },
  };
}

/** Documents in the order of their newest reviews; all of a document's reviews stand with it. */
async function listPage(view: View, { text, after, limit }: HistoryQuery, words: ShownWords): Promise<HistoryPage> {
  const matches = createMatcher(text);
  const documents: HistoryDocument[] = [];
  let searched = 0;
  let last = after;
  for await (const row of newestFirst(view, after)) {
    if (documents.length >= limit || searched >= SEARCHED_PER_PAGE) return { documents, next: last };
    last = row.cursor;
    const all = await reviewsOf(view, row.url);
    // Further down stand the same document's older reviews.
    if (all[0] === undefined || idOf(all[0]) !== row.cursor.reviewId) continue;
    const fitting: (ReviewRecord | HistoryEntry)[] = [];
    for (const each of all) {
      if (matches === null || matches([each.title, each.url, words.ofPlaybook(each)])) {
        fitting.push(each);
        continue;
      }
      searched += 1;
      if (await isFoundIn(view, each, (finding) => matches(words.ofFinding(finding)))) fitting.push(each);
    }
    if (fitting.length === 0) continue;
    const entries = await Promise.all(fitting.map((each) => ('counts' in each ? each : toEntry(view, each))));
    documents.push({ url: row.url, title: all[0].title, entries });
  }
  return { documents, next: null };
}

interface Row {
  readonly cursor: HistoryCursor;
  readonly url: string;
}

/** Walks through the reviews made here and the imported ones as if they were one list. */
async function* newestFirst(view: View, after: HistoryCursor | null): AsyncGenerator<Row> {
  const range = after === null ? null : IDBKeyRange.upperBound([after.startedAtMs, after.reviewId], true);
  let own = await view.objectStore('reviews').index('by-start').openCursor(range, 'prev');
  let imported = await view.objectStore('imports').index('by-start').openCursor(range, 'prev');
  for (;;) {
    if (own !== null && (imported === null || indexedDB.cmp(own.key, imported.key) > 0)) {
      yield toRow(own.value);
      own = await own.continue();
    } else if (imported !== null) {
      yield toRow(imported.value);
      imported = await imported.continue();
    } else {
      return;
    }
  }
}

function toRow(review: ReviewRecord | HistoryEntry): Row {
  return { cursor: { startedAtMs: review.startedAtMs, reviewId: idOf(review) }, url: review.url };
}

function idOf(review: ReviewRecord | HistoryEntry): string {
  return 'counts' in review ? review.reviewId : review.id;
}

/** All reviews of the document at an address, newest first. */
async function reviewsOf(view: View, url: string): Promise<readonly (ReviewRecord | HistoryEntry)[]> {
  const range = IDBKeyRange.bound([url], [url, []]);
  const [own, imported] = await Promise.all([
    view.objectStore('reviews').index('by-document').getAll(range),
    view.objectStore('imports').index('by-document').getAll(range),
  ]);
  const key = (review: ReviewRecord | HistoryEntry) => [review.startedAtMs, idOf(review)];
  return [...own, ...imported].sort((first, second) => indexedDB.cmp(key(second), key(first)));
}

type FindingTest = (finding: Parameters<ShownWords['ofFinding']>[0]) => boolean;

/** Whether a finding of the review fits; its findings are read one after another, until one does. */
async function isFoundIn(view: View, review: ReviewRecord | HistoryEntry, fits: FindingTest): Promise<boolean> {
  if ('counts' in review) {
    const stored = await view.objectStore('reports').get(review.reviewId);
    return stored?.report.findings.some(fits) ?? false;
  }
  const index = view.objectStore('findings').index('by-review');
  for (let cursor = await index.openCursor(review.id); cursor !== null; cursor = await cursor.continue()) {
    if (fits(cursor.value.finding)) return true;
  }
  return false;
}

async function toEntry(view: View, review: ReviewRecord): Promise<HistoryEntry> {
  const { id, url, title, provider, playbook, playbookName, status, startedAtMs, totals } = review;
  const counted = await Promise.all(
    SEVERITIES.map(async (severity) => [severity, await countFindings(view, id, severity)] as const),
  );
  return {
    reviewId: id,
    url,
    title,
    provider,
    playbook,
    ...(playbookName === undefined ? {} : { playbookName }),
    status,
    startedAtMs,
    counts: Object.fromEntries(counted) as Record<Severity, number>,
    costUsd: totals.costUsd,
  };
}

/** Those whose words stand in the document; none of them is read. */
async function countFindings(view: View, reviewId: string, severity: Severity): Promise<number> {
  const index = view.objectStore('findings').index('by-gravity');
  const counts = await Promise.all([
    index.count([reviewId, severity, 'verified']),
    index.count([reviewId, severity, 'repaired']),
  ]);
  return counts[0] + counts[1];
}
