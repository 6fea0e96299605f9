import {
  type AttemptCursor,
  type AttemptEntry,
  type AttemptLog,
  type AttemptOwner,
  type AttemptPlace,
  type AttemptQuery,
  jobIdOf,
  matchesFilter,
  ownerOf,
} from '#lib/activity';
import type { AttemptRecord } from '#lib/routing';
import type { Database } from './database.ts';

/** How many attempts one reading looks at, at most: a filter that few of many match must not hold the worker up. */
const LOOKED_AT = 5_000;

/** How many attempts are read at once where all are wanted: a request for each one would take ten times as long. */
const PART = 1_000;

/** The audit log in IndexedDB. Read in parts by the index of starts: never all of it at once. */
export function createAttemptLog(database: Promise<Database>): AttemptLog {
  return {
    read: async (query) => {
      const opened = await database;
      const isOfDocument = await documentTest(opened, query.filter.document?.trim() ?? '');
      const { records, next } = await readRecords(opened, query, isOfDocument);
      const places = createPlaces(opened);
      const entries: AttemptEntry[] = [];
      for (const record of records) entries.push({ record, place: await places(record) });
      return { entries, next };
    },
    readAllFrom: async (fromMs, take) => readParts(await database, fromMs, take),
    reasoning: async (jobId) => (await (await database).get('jobs', jobId))?.reasoning ?? '',
    removeBefore: async (startedAtMs) => {
      const transaction = (await database).transaction('attempts', 'readwrite');
      const tooOld = IDBKeyRange.upperBound(startedAtMs, true);
      const keys = await transaction.store.index('by-start').getAllKeys(tooOld);
      await Promise.all([...keys.map((key) => transaction.store.delete(key)), transaction.done]);
    },
    clear: async () => (await database).clear('attempts'),
  };
}

async function readRecords(
  database: Database,
  { filter, after, limit }: AttemptQuery,
  isOfDocument: (record: AttemptRecord) => boolean,
): Promise<{ readonly records: readonly AttemptRecord[]; readonly next: AttemptCursor | null }> {
  const records: AttemptRecord[] = [];
  const index = database.transaction('attempts').store.index('by-start');
  const upTo = Math.min(after?.startedAtMs ?? Number.MAX_VALUE, filter.untilMs ?? Number.MAX_VALUE);
  let cursor = await index.openCursor(IDBKeyRange.upperBound(upTo), 'prev');
  for (let lookedAt = 0; cursor !== null; cursor = await cursor.continue()) {
    const { startedAtMs, attemptId } = cursor.value;
    if (filter.fromMs !== undefined && startedAtMs < filter.fromMs) return { records, next: null };
    // Attempts of one moment stand in the order of their ids: those that were read already come first.
    if (after !== null && startedAtMs === after.startedAtMs && attemptId >= after.attemptId) continue;
    if (matchesFilter(cursor.value, filter) && isOfDocument(cursor.value)) records.push(cursor.value);
    lookedAt += 1;
    if (records.length >= limit || lookedAt >= LOOKED_AT) return { records, next: { startedAtMs, attemptId } };
  }
  return { records, next: null };
}

/**
 * Tells whether an attempt was made for a document whose title or address contains the words; nothing is, once what it
 * was made for is deleted. The documents are read once: attempts are many, reviews are few.
 */
async function documentTest(database: Database, words: string): Promise<(record: AttemptRecord) => boolean> {
  if (words === '') return () => true;
  const wanted = words.toLowerCase();
  const [reviews, turns] = await Promise.all([database.getAll('reviews'), database.getAll('chats')]);
  const contains = ({ title = '', url }: { readonly title?: string; readonly url: string }) =>
    `${title}\n${url}`.toLowerCase().includes(wanted);
  const titles = new Map(reviews.map(({ url, title }) => [url, title]));
  const ids = {
    review: new Set(reviews.filter(contains).map(({ id }) => id)),
    question: new Set(turns.filter(({ url }) => contains({ url, title: titles.get(url) ?? '' })).map(({ id }) => id)),
  };
  return (record) => {
    const owner = ownerOf(record);
    return owner !== null && ids[owner.kind].has(owner.id);
  };
}

async function readParts(
  database: Database,
  fromMs: number,
  take: (records: readonly AttemptRecord[]) => void,
): Promise<void> {
  let startMs = fromMs;
  for (let limit = PART; ; ) {
    const records = await database.getAllFromIndex('attempts', 'by-start', IDBKeyRange.lowerBound(startMs), limit);
    if (records.length < limit) return take(records);
    // The next part begins with the last moment of this one, whose attempts may not all be here.
    const lastMs = records.at(-1)?.startedAtMs ?? startMs;
    if (lastMs === startMs) limit *= 2;
    else take(records.filter(({ startedAtMs }) => startedAtMs < lastMs));
    startMs = lastMs;
  }
}

/** Finds what attempts were made for; each review, job and question is read once. */
function createPlaces(database: Database): (record: AttemptRecord) => Promise<AttemptPlace | null> {
  const found = new Map<string, Promise<AttemptPlace | null>>();
  const find = async (jobId: string, owner: AttemptOwner): Promise<AttemptPlace | null> => {
    if (owner.kind === 'question') {
      const turn = await database.get('chats', owner.id);
      if (turn === undefined) return null;
      const review = await database.getFromIndex('reviews', 'by-url', turn.url);
      return { reviewId: null, title: review?.title ?? '', url: turn.url, heading: '' };
    }
    const [job, review] = await Promise.all([database.get('jobs', jobId), database.get('reviews', owner.id)]);
    if (review === undefined) return null;
    return { reviewId: review.id, title: review.title, url: review.url, heading: job?.heading ?? '' };
  };
  return async (record) => {
    const owner = ownerOf(record);
    if (owner === null) return null;
    const jobId = jobIdOf(record.requestId);
    const place = found.get(jobId) ?? find(jobId, owner);
    found.set(jobId, place);
    return place;
  };
}
