import type { Finding } from '#lib/findings';
import type { Decision, DocumentRecord, JobRecord, ReviewRecord, ReviewStore } from '#lib/review';

export interface FakeReviewStore extends ReviewStore {
  readonly jobs: ReadonlyMap<string, JobRecord>;
  readonly reviews: ReadonlyMap<string, ReviewRecord>;
  readonly findingsOf: (jobId: string) => readonly Finding[];
  readonly decisionsOf: (reviewId: string) => ReadonlyMap<string, Decision>;
}

/** A review store in memory. What it holds survives the engine, as a database survives the worker. */
export function fakeReviewStore(): FakeReviewStore {
  const reviews = new Map<string, ReviewRecord>();
  const documents = new Map<string, DocumentRecord>();
  const jobs = new Map<string, JobRecord>();
  const findings = new Map<string, readonly Finding[]>();
  const decisions = new Map<string, Map<string, Decision>>();

  return {
    jobs,
    reviews,
    findingsOf: (jobId) => findings.get(jobId) ?? [],
    decisionsOf: (reviewId) => decisions.get(reviewId) ?? new Map(),
    create: async (stored) => {
      reviews.set(stored.review.id, stored.review);
      documents.set(stored.review.id, stored.document);
      decisions.set(stored.review.id, new Map(stored.decisions));
      for (const job of stored.jobs) {
        jobs.set(job.id, job);
        const own = stored.findings.filter(({ sectionId }) => sectionId === job.sectionId);
        if (own.length > 0) findings.set(job.id, own);
      }
    },
    load: async (reviewId) => {
      const review = reviews.get(reviewId);
      const document = documents.get(reviewId);
      if (review === undefined || document === undefined) return null;
      const own = [...jobs.values()].filter((job) => job.reviewId === reviewId);
      return {
        review,
        document,
        jobs: own,
        findings: own.flatMap(({ id }) => findings.get(id) ?? []),
        decisions: new Map(decisions.get(reviewId)),
      };
    },
    loadBeginning: async () => null,
    listRunning: async () => [...reviews.values()].filter(({ status }) => status === 'running').map(({ id }) => id),
    findLatest: async (url) => [...reviews.values()].findLast((review) => review.url === url)?.id ?? null,
    listOfDocument: async (url) => [...reviews.values()].filter((review) => review.url === url).map(({ id }) => id),
    deleteReviews: async (reviewIds) => {
      for (const reviewId of reviewIds) {
        reviews.delete(reviewId);
        documents.delete(reviewId);
        decisions.delete(reviewId);
        for (const job of [...jobs.values()].filter((candidate) => candidate.reviewId === reviewId)) {
          jobs.delete(job.id);
          findings.delete(job.id);
        }
      }
    },
    save: async (review, changed) => {
      reviews.set(review.id, review);
      for (const job of changed) jobs.set(job.id, job);
    },
    completeJob: async (job, found, review) => {
      jobs.set(job.id, job);
      findings.set(job.id, found);
      reviews.set(review.id, review);
    },
    saveDecisions: async (reviewId, changes) => {
      const own = decisions.get(reviewId) ?? new Map<string, Decision>();
      decisions.set(reviewId, own);
      for (const { findingId, decision } of changes) {
        if (decision === null) own.delete(findingId);
        else own.set(findingId, decision);
      }
    },
  };
}
