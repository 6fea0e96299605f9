import type { Finding, Provenance, RiskLevel } from '#lib/findings';
import type { LeftOutReason, RegionChoice } from '#lib/outline';
import type { AwaitedFindings } from './awaited-findings.ts';
import type { Decision } from './decision.ts';
import type { Problem } from './problem.ts';

/** What is being done with a document: pushed to panels, never a place where truth is kept. */
export type ReviewStatus = 'running' | 'paused' | 'stopped' | 'done' | 'failed';

/** `skipped` always comes with a reason; `failed` with a problem. */
export type SectionStatus = 'queued' | 'running' | 'reviewed' | 'failed' | 'skipped';

/** Why a section was not sent: it has nothing to review, the reviewer pressed Stop first, or left it out. */
export type SkipReason = 'no-text' | 'stopped' | 'excluded';

export type Provider = 'on-device' | 'bedrock';

/** `document`: the document as a whole, beside its sections. */
export type JobKind = 'section' | 'selection' | 'document';

/** What was said of a document as a whole. */
export interface DocumentSummary {
  /** Plain text of a model: untrusted. */
  readonly text: string;
  /** Share of the document's text that the model read, 0–1: less than 1 where the document is too long for one look. */
  readonly share: number;
  readonly provenance: Provenance;
}

/** One row of the section list. A selection and the document as a whole are sections of their own kinds. */
export interface SectionView {
  readonly id: string;
  readonly kind: JobKind;
  readonly heading: string;
  readonly path: readonly string[];
  readonly level: number;
  readonly words: number;
  /** Some of its text is in a closed box of the page: a reader has to open it. */
  readonly isPartlyCollapsed?: boolean;
  readonly status: SectionStatus;
  readonly skipReason?: SkipReason;
  readonly problem?: Problem;
  /** Present once reviewed. */
  readonly risk?: RiskLevel;
  /** The result is that of an earlier review: the section has not changed since. */
  readonly isCarriedOver?: boolean;
  /** Present once the document as a whole was looked at. */
  readonly summary?: DocumentSummary;
}

/** Sections by fate; `found` is their sum together with those still queued or running. */
export interface SectionCounts {
  readonly found: number;
  readonly reviewed: number;
  readonly skipped: number;
  readonly failed: number;
}

export interface ReviewTotals {
  readonly attempts: number;
  readonly throttles: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costUsd: number;
  readonly elapsedMs: number;
}

export interface ReviewView {
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
  readonly counts: SectionCounts;
  readonly textCoverage: TextCoverage;
  /** The part of the page that was read, where the reviewer chose it. */
  readonly region?: RegionChoice;
  /** How many of the reviewed sections were taken over from an earlier review. */
  readonly carriedOverCount: number;
  /** How the document differs by now; null while it does not, or nobody has looked. */
  readonly freshness: Freshness | null;
  /** Estimated time left; absent while unknown and once ended. */
  readonly remainingMs?: number;
  readonly totals: ReviewTotals;
}

/** How much of what a reader can see is in sections. */
export interface TextCoverage {
  /** Share of the visible text, white space apart, that is in sections, 0–1. */
  readonly ratio: number;
  /** What was left out, in characters by reason. */
  readonly leftOut: readonly { readonly reason: LeftOutReason; readonly characters: number }[];
}

/** How a document differs from what was reviewed. */
export interface Freshness {
  /** Sections whose words have changed. */
  readonly changedIds: readonly string[];
  /** Sections that are no longer there. */
  readonly goneIds: readonly string[];
  /** How many sections there are now that were not reviewed. */
  readonly addedCount: number;
}

/** All of a review at one moment. */
export interface ReviewSnapshot {
  readonly review: ReviewView;
  readonly sections: readonly SectionView[];
  readonly findings: readonly Finding[];
  /** What was decided of findings, by their ids. */
  readonly decisions: Readonly<Record<string, Decision>>;
}

/** The beginning of a long review. */
export interface ReviewBeginning {
  /** Findings of the first sections only. */
  readonly snapshot: ReviewSnapshot;
  readonly awaited: AwaitedFindings;
}
