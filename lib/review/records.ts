import type { RiskLevel } from '#lib/findings';
import type { RegionChoice } from '#lib/outline';
import type { Playbook } from '#lib/playbooks';
import type { Problem } from './problem.ts';
import type {
  DocumentSummary,
  JobKind,
  Provider,
  ReviewStatus,
  ReviewTotals,
  SkipReason,
  TextCoverage,
} from './views.ts';

/** A review as it is stored. All times are epoch milliseconds. */
export interface ReviewRecord {
  readonly id: string;
  readonly tabId: number;
  readonly url: string;
  readonly title: string;
  readonly provider: Provider;
  /** Playbook id and version, e.g. `risk@1`. */
  readonly playbook: string;
  /** What the playbook was called; reviews of the first versions do not know. */
  readonly playbookName?: string;
  readonly status: ReviewStatus;
  readonly startedAtMs: number;
  readonly endedAtMs?: number;
  readonly textCoverage: TextCoverage;
  /** The part of the page that was read, where the reviewer chose it. */
  readonly region?: RegionChoice;
  /** The earlier review of the same document whose results and decisions this one took over. */
  readonly basedOn?: string;
  readonly totals: Omit<ReviewTotals, 'elapsedMs'>;
}

/** What a review is about, which never changes: its document as it was read, and the playbook that it was started with. */
export interface DocumentRecord {
  readonly reviewId: string;
  readonly title: string;
  readonly language: string;
  /** What every offset of the findings counts in. */
  readonly text: string;
  readonly headings: readonly string[];
  /** Whole, as it may be edited or deleted while the review goes on. Reviews of the first versions have none. */
  readonly playbook?: Playbook;
}

export type JobState = 'queued' | 'running' | 'reviewed' | 'failed' | 'skipped';

/** One unit of model work: a section or a selection of a document, or the document as a whole. */
export interface JobRecord {
  /** `reviewId/sectionId`. */
  readonly id: string;
  readonly reviewId: string;
  /** Place in the section list. */
  readonly position: number;
  readonly kind: JobKind;
  readonly sectionId: string;
  readonly heading: string;
  readonly path: readonly string[];
  readonly level: number;
  readonly words: number;
  readonly hash: string;
  /** Some of its text is in a closed box of the page, e.g. `details`. */
  readonly isPartlyCollapsed?: boolean;
  /** UTF-16 offsets in the document's text; -1 for a selection outside it. */
  readonly start: number;
  readonly end: number;
  /** A selection's own words; a section's are cut from the document. */
  readonly ownText?: string;
  /** What the answer depends on: an answer to the same question is taken over instead of asked for again. */
  readonly questionKey?: string;
  /** The result is that of an earlier review, whose question was the same. */
  readonly isCarriedOver?: boolean;
  readonly state: JobState;
  /** Which run of the worker holds the job; a run that is gone holds nothing. */
  readonly owner?: string;
  /** How often the job was taken up, repeats after a killed worker included. */
  readonly runs: number;
  readonly skipReason?: SkipReason;
  readonly problem?: Problem;
  readonly risk?: RiskLevel;
  /** What the model thought on the way, for the audit; never shown as a finding. */
  readonly reasoning?: string;
  /** What was said of the document as a whole, once it was looked at so. */
  readonly summary?: DocumentSummary;
}

/** The words of a job. */
export function jobText(job: JobRecord, document: DocumentRecord): string {
  return job.ownText ?? document.text.slice(job.start, job.end);
}
