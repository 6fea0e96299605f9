import type { Finding, Severity } from '#lib/findings';
import type { Provider, ReviewStatus } from '#lib/review';

/** One review of the past: what a list says of it. Texts and addresses of imported ones are foreign data. */
export interface HistoryEntry {
  readonly reviewId: string;
  readonly url: string;
  readonly title: string;
  readonly provider: Provider;
  /** Playbook id and version, e.g. `risk@1`. */
  readonly playbook: string;
  readonly playbookName?: string;
  readonly status: ReviewStatus;
  /** Epoch milliseconds. */
  readonly startedAtMs: number;
  /** When it came out of a file; absent for those made here. */
  readonly importedAtMs?: number;
  /** Findings whose words stand in the document. */
  readonly counts: Readonly<Record<Severity, number>>;
  readonly costUsd: number;
}

/** The past reviews of one document. */
export interface HistoryDocument {
  readonly url: string;
  /** Its title at the newest of them. */
  readonly title: string;
  /** Newest first; never empty. Of a search, those that fit. */
  readonly entries: readonly HistoryEntry[];
}

/** A place in the history, newest first: what follows began before. */
export interface HistoryCursor {
  readonly startedAtMs: number;
  readonly reviewId: string;
}

export interface HistoryQuery {
  /** Words that must all occur: in title, address and playbook, or in one finding. Empty: everything. */
  readonly text: string;
  /** Null: from the newest on. */
  readonly after: HistoryCursor | null;
  /** How many documents at most. */
  readonly limit: number;
}

/** What a reader sees of a review and of a finding, in the reader's language: this is what a search looks in. */
export interface ShownWords {
  readonly ofPlaybook: (review: Pick<HistoryEntry, 'playbook' | 'playbookName'>) => string;
  readonly ofFinding: (finding: Omit<Finding, 'provenance'>) => readonly string[];
}

/** A part of the history. A search may hold fewer documents than asked for, even none, and yet have more to come. */
export interface HistoryPage {
  /** By their newest reviews, newest first. */
  readonly documents: readonly HistoryDocument[];
  /** Where to go on; null at the end. */
  readonly next: HistoryCursor | null;
}
