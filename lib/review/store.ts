import type { Finding } from '#lib/findings';
import type { DecisionChange, Decisions } from './decision.ts';
import type { DocumentRecord, JobRecord, ReviewRecord } from './records.ts';

/** All that is stored of one review. */
export interface StoredReview {
  readonly review: ReviewRecord;
  readonly document: DocumentRecord;
  /** By position. */
  readonly jobs: readonly JobRecord[];
  readonly findings: readonly Finding[];
  readonly decisions: Decisions;
}

/**
 * Where reviews live. Each call is one transaction: it happens as a whole or not at all. Changes happen in the order
 * of the calls.
 */
export interface ReviewStore {
  readonly create: (stored: StoredReview) => Promise<void>;
  readonly load: (reviewId: string) => Promise<StoredReview | null>;
  /** Ids of reviews that were running when they were last saved. */
  readonly listRunning: () => Promise<readonly string[]>;
  /** The newest review of the document at this address, or null. */
  readonly findLatest: (url: string) => Promise<string | null>;
  /** Ids of all reviews of the document at this address. */
  readonly listOfDocument: (url: string) => Promise<readonly string[]>;
  /** Deletes reviews with everything that belongs to them. */
  readonly deleteReviews: (reviewIds: readonly string[]) => Promise<void>;
  /** Saves a review with those of its jobs that changed. */
  readonly save: (review: ReviewRecord, jobs: readonly JobRecord[]) => Promise<void>;
  /** Saves a finished job with its findings, replacing those it had, and the review's totals. */
  readonly completeJob: (job: JobRecord, findings: readonly Finding[], review: ReviewRecord) => Promise<void>;
  readonly saveDecisions: (reviewId: string, changes: readonly DecisionChange[]) => Promise<void>;
}
