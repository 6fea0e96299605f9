import { type ActiveReview, createActiveReview } from './active-review.ts';
import type { ReviewEvent } from './events.ts';
import { ProblemError } from './problem.ts';
import type { JobRecord } from './records.ts';
import { reviewView, sectionView } from './review-summary.ts';
import type { ReviewStore, StoredReview } from './store.ts';
import type { ReviewBeginning } from './views.ts';

/** How many ended reviews stay at hand; the store has the others. */
const ENDED_AT_HAND = 4;

export interface OpenReviewsPorts {
  readonly store: Pick<ReviewStore, 'load' | 'loadBeginning'>;
  readonly now: () => number;
  /** Names this run of the worker. */
  readonly owner: string;
  readonly publish: (event: ReviewEvent) => void;
}

/** The reviews held in memory: all with work to do, and the last few that were looked at. */
export interface OpenReviews {
  /** @throws {ProblemError} `not-found`. */
  readonly open: (reviewId: string) => Promise<ActiveReview>;
  /** What is stored of the beginning of a long review; null where all of it is at hand, or it is short. */
  readonly beginning: (reviewId: string, findingCount: number) => Promise<ReviewBeginning | null>;
  /** Takes in what is stored; of one that is open already, that one counts. */
  readonly adopt: (stored: StoredReview) => ActiveReview;
  readonly get: (reviewId: string) => ActiveReview | undefined;
  readonly all: () => readonly ActiveReview[];
  readonly forget: (reviewIds: readonly string[]) => void;
}

export function createOpenReviews({ store, now, owner, publish }: OpenReviewsPorts): OpenReviews {
  const reviews = new Map<string, ActiveReview>();

  /** Each review once, whoever asks: two copies would do its work twice. */
  function adopt(stored: StoredReview): ActiveReview {
    const known = reviews.get(stored.review.id);
    if (known !== undefined) return known;
    const active = createActiveReview({ ...stored, jobs: orphansFreed(stored, owner) }, publish, now);
    reviews.set(stored.review.id, active);
    forgetEnded();
    return active;
  }

  function forgetEnded(): void {
    if (reviews.size <= ENDED_AT_HAND) return;
    const ended = [...reviews].filter(([, active]) => !active.jobs().some(isUnfinished));
    for (const [reviewId] of ended.slice(0, -ENDED_AT_HAND)) reviews.delete(reviewId);
  }

  return {
    open: async (reviewId) => {
      const known = reviews.get(reviewId);
      if (known !== undefined) return known;
      const stored = await store.load(reviewId);
      if (stored === null) throw new ProblemError({ code: 'not-found', what: 'review' });
      return adopt(stored);
    },
    beginning: async (reviewId, findingCount) => {
      const stored = reviews.has(reviewId) ? null : await store.loadBeginning(reviewId, findingCount);
      // Whoever opened it meanwhile may have changed it.
      if (stored === null || reviews.has(reviewId)) return null;
      const { review, findings, decisions, awaited } = stored;
      const jobs = orphansFreed(stored, owner);
      const snapshot = {
        review: reviewView(review, jobs, null, now()),
        sections: jobs.map(sectionView),
        findings,
        decisions: Object.fromEntries(decisions),
      };
      return { snapshot, awaited };
    },
    adopt,
    get: (reviewId) => reviews.get(reviewId),
    all: () => [...reviews.values()],
    forget: (reviewIds) => {
      for (const reviewId of reviewIds) reviews.delete(reviewId);
    },
  };
}

export function isUnfinished({ state }: JobRecord): boolean {
  return state === 'queued' || state === 'running';
}

/**
 * What another run of the worker held is free to be taken up again. A review that had ended has no such work: what
 * stands there was stopped, and the worker killed before it could say so.
 */
function orphansFreed({ review, jobs }: Pick<StoredReview, 'review' | 'jobs'>, owner: string): readonly JobRecord[] {
  const hasEnded = review.status !== 'running' && review.status !== 'paused';
  return jobs.map((job): JobRecord => {
    if (hasEnded && isUnfinished(job)) return { ...job, state: 'skipped', skipReason: 'stopped' };
    return job.state === 'running' && job.owner !== owner ? { ...job, state: 'queued' } : job;
  });
}
