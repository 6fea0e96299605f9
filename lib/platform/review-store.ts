import type { IDBPTransaction } from 'idb';
import type { Finding } from '#lib/findings';
import type { Decision, ReviewStore } from '#lib/review';
import type { Database, PrismDatabase, StoredDecision, StoredFinding } from './database.ts';
import { readBeginning } from './read-beginning.ts';

/** Each change takes all of these, so that changes happen in the order in which they were asked for. */
const STORES = ['reviews', 'documents', 'jobs', 'findings', 'decisions'] as const;

type Change = IDBPTransaction<PrismDatabase, typeof STORES, 'readwrite'>;

/**
 * Reviews in IndexedDB. Changes are committed with strict durability: once the engine goes on, they have reached the
 * disk.
 */
export function createReviewStore(database: Promise<Database>): ReviewStore {
  /** Makes a change as a whole: when any part of it fails, none of it happens. */
  async function change(make: (transaction: Change) => Promise<unknown>): Promise<void> {
    const transaction = (await database).transaction(STORES, 'readwrite', { durability: 'strict' });
    const done = transaction.done.catch((error: unknown) => ({ error }));
    try {
      await make(transaction);
    } catch (error) {
      abort(transaction);
      await done;
      throw error;
    }
    const failure = await done;
    if (failure !== undefined) throw failure.error;
  }

  return {
    create: ({ review, document, jobs, findings, decisions }) =>
      change((transaction) =>
        Promise.all([
          put(transaction, 'reviews', review),
          put(transaction, 'documents', document),
          ...jobs.map((job) => put(transaction, 'jobs', job)),
          ...findings.map((finding) =>
            put(transaction, 'findings', toStored(review.id, `${review.id}/${finding.sectionId}`, finding)),
          ),
          ...[...decisions].map(([findingId, decision]) =>
            put(transaction, 'decisions', toStoredDecision(review.id, findingId, decision)),
          ),
        ]),
      ),

    load: async (reviewId) => {
      const transaction = (await database).transaction(STORES);
      const [review, document, jobs, findings, decisions] = await Promise.all([
        transaction.objectStore('reviews').get(reviewId),
        transaction.objectStore('documents').get(reviewId),
        transaction.objectStore('jobs').index('by-review').getAll(reviewId),
        transaction.objectStore('findings').index('by-review').getAll(reviewId),
        transaction.objectStore('decisions').index('by-review').getAll(reviewId),
      ]);
      if (review === undefined || document === undefined) return null;
      return {
        review,
        document,
        jobs: jobs.sort((first, second) => first.position - second.position),
        findings: findings.map(({ finding }) => finding),
        decisions: new Map(decisions.map(({ findingId, decision }) => [findingId, decision])),
      };
    },

    loadBeginning: async (reviewId, count) => readBeginning(await database, reviewId, count),

    listRunning: async () => (await database).getAllKeysFromIndex('reviews', 'by-status', 'running'),

    findLatest: async (url) => {
      const reviews = await (await database).getAllFromIndex('reviews', 'by-url', url);
      reviews.sort((first, second) => second.startedAtMs - first.startedAtMs);
      return reviews[0]?.id ?? null;
    },

    listOfDocument: async (url) => (await database).getAllKeysFromIndex('reviews', 'by-url', url),

    deleteReviews: (reviewIds) =>
      change(async (transaction) => {
        for (const reviewId of reviewIds) {
          await transaction.objectStore('reviews').delete(reviewId);
          await transaction.objectStore('documents').delete(reviewId);
          for (const name of ['jobs', 'findings', 'decisions'] as const) {
            const store = transaction.objectStore(name);
            const keys = await store.index('by-review').getAllKeys(reviewId);
            await Promise.all(keys.map((key) => store.delete(key)));
          }
        }
      }),

    save: (review, jobs) =>
      change((transaction) =>
        Promise.all([put(transaction, 'reviews', review), ...jobs.map((job) => put(transaction, 'jobs', job))]),
      ),

    completeJob: (job, findings, review) =>
      change(async (transaction) => {
        const stored = transaction.objectStore('findings');
        const earlier = await stored.index('by-section').getAllKeys(job.id);
        await Promise.all([
          ...earlier.map((key) => stored.delete(key)),
          ...findings.map((finding) => put(transaction, 'findings', toStored(job.reviewId, job.id, finding))),
          put(transaction, 'jobs', job),
          put(transaction, 'reviews', review),
        ]);
      }),

    saveDecisions: (reviewId, changes) =>
      change((transaction) =>
        Promise.all(
          changes.map(({ findingId, decision }) =>
            decision === null
              ? transaction.objectStore('decisions').delete(`${reviewId}/${findingId}`)
              : put(transaction, 'decisions', toStoredDecision(reviewId, findingId, decision)),
          ),
        ),
      ),
  };
}

/** Async, so that a value which cannot be stored rejects with the others instead of throwing between them. */
async function put<Name extends (typeof STORES)[number]>(
  transaction: Change,
  name: Name,
  value: PrismDatabase[Name]['value'],
): Promise<void> {
  await transaction.objectStore(name).put(value);
}

/** A failed request has aborted its transaction already; aborting that again would throw. */
function abort(transaction: Change): void {
  try {
    transaction.abort();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

function toStored(reviewId: string, jobId: string, finding: Finding): StoredFinding {
  return { key: `${reviewId}/${finding.id}`, reviewId, sectionKey: jobId, finding };
}

function toStoredDecision(reviewId: string, findingId: string, decision: Decision): StoredDecision {
  return { key: `${reviewId}/${findingId}`, reviewId, findingId, decision };
}
