import type { Outline, RegionChoice } from '#lib/outline';
import type { Playbook } from '#lib/playbooks';
import type { DecisionInput } from './decision.ts';
import type { ReviewEvent } from './events.ts';
import type { SelectionPlan } from './plan-selection.ts';
import type { ReviewWork, SectionReviewer } from './section-reviewer.ts';
import type { ReviewStore } from './store.ts';
import type { Provider, ReviewBeginning, ReviewSnapshot } from './views.ts';

/** What the review engine needs of the world. */
export interface EnginePorts {
  readonly store: ReviewStore;
  readonly now: () => number;
  readonly newId: () => string;
  /** Names this run of the worker: jobs held by another run are free to be taken up again. */
  readonly owner: string;
  readonly reviewerFor: (provider: Provider) => SectionReviewer;
  /** Who would answer now, with the version of what is asked: as long as it is the same, answers are not asked for again. */
  readonly reviewerKey: (provider: Provider) => Promise<string>;
  readonly publish: (event: ReviewEvent) => void;
  /** Whether an error only says that the worker is being stopped: then the work is no failure, and left to the next run. */
  readonly isStopping: (error: unknown) => boolean;
  /** Called when the engine gets work or runs out of it, and first when it knows which. */
  readonly onBusyChanged: (busy: boolean) => void;
}

/** How a document is to be reviewed. */
export interface StartRequest {
  /** The id that was promised for it; a new one if absent. */
  readonly reviewId?: string;
  readonly tabId: number;
  readonly provider: Provider;
  readonly playbook: Playbook;
  /** The review of the same document that came before: its decisions are kept, and its answers where they still hold. */
  readonly earlierId?: string | null;
  /** The part of the page that was read, where the reviewer chose it. */
  readonly region?: RegionChoice;
  /** Asks every section, whatever is known from before. */
  readonly isAnew?: boolean;
  /** Looks at the document as a whole, too, once its sections are done. */
  readonly withDocumentCheck?: boolean;
}

/** What one attempt adds to a review's totals. */
export interface AttemptTotals {
  readonly throttled: boolean;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costUsd: number;
}

export interface ReviewEngine {
  /** Queues the sections of a document and answers with the review's id; work goes on by itself. */
  readonly start: (outline: Outline, request: StartRequest) => Promise<string>;
  /** Queues a selection in front of everything else, in the given review; the review goes on with this provider. */
  readonly addSelection: (reviewId: string, selection: SelectionPlan, provider: Provider) => Promise<string>;
  /** Queues the look at the document as a whole, behind its sections. */
  readonly checkDocument: (reviewId: string) => Promise<void>;
  /** Begins no section any more until `resumeReview`; those in progress are finished. */
  readonly pause: (reviewId: string) => Promise<void>;
  readonly resumeReview: (reviewId: string) => Promise<void>;
  /** Leaves a section out, with what was found in it, or takes it in again, which queues it. */
  readonly exclude: (reviewId: string, sectionId: string, isExcluded: boolean) => Promise<void>;
  /** Decides on findings; null takes decisions back. */
  readonly decide: (reviewId: string, findingIds: readonly string[], decision: DecisionInput | null) => Promise<void>;
  /** Compares a review with its document as it is now. */
  readonly compare: (reviewId: string, outline: Pick<Outline, 'sections'>) => Promise<void>;
  /** Ends a review's work; resolves when nothing more can leave. Queued sections become skipped. */
  readonly stop: (reviewId: string) => Promise<void>;
  /** Ends the work of all reviews. */
  readonly stopAll: () => Promise<void>;
  /** Stops and deletes reviews with all that belongs to them; ids that are not known are left aside. */
  readonly deleteReviews: (reviewIds: readonly string[]) => Promise<void>;
  /** Whether a review is in memory and running: one that has just been taken up again may not be stored so yet. */
  readonly isRunning: (reviewId: string) => boolean;
  /** Queues failed and stopped sections again; the review goes on with this provider. */
  readonly retry: (reviewId: string, provider: Provider) => Promise<void>;
  /** What a section's reviewer would be given now. @throws {ProblemError} `not-found`. */
  readonly workOf: (reviewId: string, sectionId: string) => Promise<ReviewWork>;
  /** @throws {ProblemError} `not-found`. */
  readonly snapshot: (reviewId: string) => Promise<ReviewSnapshot>;
  /** What can be shown until the snapshot of a long review has been read; null where that is at hand, or short. */
  readonly beginning: (reviewId: string, findingCount: number) => Promise<ReviewBeginning | null>;
  /** Told whether any model can take a request: while none can, what needs one stays queued, and is kept. */
  readonly setModelsFree: (areFree: boolean) => void;
  /** Takes up what a former run of the worker left unfinished. */
  readonly resume: () => Promise<void>;
  /** Adds an attempt of a job to its review's totals. */
  readonly recordAttempt: (jobId: string, totals: AttemptTotals) => void;
  /** Resolves when there is no queued or running job. */
  readonly whenIdle: () => Promise<void>;
}
