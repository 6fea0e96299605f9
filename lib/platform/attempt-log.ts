import {
  type AttemptCursor,
  type AttemptEntry,
  type AttemptLog,
  type AttemptPlace,
  type AttemptQuery,
  jobIdOf,
  matchesFilter,
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
      const { records, next } = await readRecords(opened, query);
      const places = createPlaces(opened);
      const entries: AttemptEntry[] = [];
      for (const record of records) entries.push({ record, place: await places(record.requestId) });
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
    if (matchesFilter(cursor.value, filter)) records.push(cursor.value);
    lookedAt += 1;
    if (records.length >= limit || lookedAt >= LOOKED_AT) return { records, next: { startedAtMs, attemptId } };
  }
  return { records, next: null };
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

/** Finds what attempts were made for; each review and job is read once. */
function createPlaces(database: Database): (requestId: string) => Promise<AttemptPlace | null> {
  const found = new Map<string, Promise<AttemptPlace | null>>();
  const find = async (jobId: string): Promise<AttemptPlace | null> => {
    const job = await database.get('jobs', jobId);
    const review = await database.get('reviews', job?.reviewId ?? jobId.slice(0, Math.max(0, jobId.indexOf('/'))));
    if (review === undefined) return null;
    return { reviewId: review.id, title: review.title, url: review.url, heading: job?.heading ?? '' };
  };
  return (requestId) => {
    const jobId = jobIdOf(requestId);
    const place = found.get(jobId) ?? find(jobId);
    found.set(jobId, place);
    return place;
  };
}
