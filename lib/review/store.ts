import type { Finding } from '#lib/findings';
import type { AwaitedFindings } from './awaited-findings.ts';
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

/** What can be shown of a long review before all of it has been read. */
export interface StoredBeginning extends Omit<StoredReview, 'document'> {
  /** Those that are not among its findings. */
  readonly awaited: AwaitedFindings;
}

/**
 * Where reviews live. Each call is one transaction: it happens as a whole or not at all. Changes happen in the order
 * of the calls.
 */
export interface ReviewStore {
  readonly create: (stored: StoredReview) => Promise<void>;
  readonly load: (reviewId: string) => Promise<StoredReview | null>;
  /** The findings of its first sections, `count` or a few more; null where it has no more than that, or is not there. */
  readonly loadBeginning: (reviewId: string, count: number) => Promise<StoredBeginning | null>;
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
