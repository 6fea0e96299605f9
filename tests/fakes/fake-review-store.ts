import type { Finding } from '#lib/findings';
import type { DocumentRecord, JobRecord, ReviewRecord, ReviewStore } from '#lib/review';

export interface FakeReviewStore extends ReviewStore {
  readonly jobs: ReadonlyMap<string, JobRecord>;
  readonly reviews: ReadonlyMap<string, ReviewRecord>;
  readonly findingsOf: (jobId: string) => readonly Finding[];
}

/** A review store in memory. What it holds survives the engine, as a database survives the worker. */
export function fakeReviewStore(): FakeReviewStore {
  const reviews = new Map<string, ReviewRecord>();
  const documents = new Map<string, DocumentRecord>();
  const jobs = new Map<string, JobRecord>();
  const findings = new Map<string, readonly Finding[]>();

  return {
    jobs,
    reviews,
    findingsOf: (jobId) => findings.get(jobId) ?? [],
    create: async (stored) => {
      reviews.set(stored.review.id, stored.review);
      documents.set(stored.review.id, stored.document);
      for (const job of stored.jobs) jobs.set(job.id, job);
    },
    load: async (reviewId) => {
      const review = reviews.get(reviewId);
      const document = documents.get(reviewId);
      if (review === undefined || document === undefined) return null;
      const own = [...jobs.values()].filter((job) => job.reviewId === reviewId);
      return { review, document, jobs: own, findings: own.flatMap(({ id }) => findings.get(id) ?? []) };
    },
    listRunning: async () => [...reviews.values()].filter(({ status }) => status === 'running').map(({ id }) => id),
    findLatest: async (url) => [...reviews.values()].findLast((review) => review.url === url)?.id ?? null,
    save: async (review, changed) => {
      reviews.set(review.id, review);
      for (const job of changed) jobs.set(job.id, job);
    },
    completeJob: async (job, found, review) => {
      jobs.set(job.id, job);
      findings.set(job.id, found);
      reviews.set(review.id, review);
    },
  };
}
