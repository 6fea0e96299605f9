import type { Finding, RiskLevel } from '#lib/findings';
import type { Problem } from './problem.ts';

/** What is being done with a document: pushed to panels, never a place where truth is kept. */
export type ReviewStatus = 'running' | 'stopped' | 'done' | 'failed';

/** `skipped` always comes with a reason; `failed` with a problem. */
export type SectionStatus = 'queued' | 'running' | 'reviewed' | 'failed' | 'skipped';

/** Why a section was not sent: it has nothing to review, or the reviewer pressed Stop first. */
export type SkipReason = 'no-text' | 'stopped';

export type Provider = 'on-device' | 'bedrock';

/** One row of the section list. A selection is a section of its own kind. */
export interface SectionView {
  readonly id: string;
  readonly kind: 'section' | 'selection';
  readonly heading: string;
  readonly path: readonly string[];
  readonly level: number;
  readonly words: number;
  readonly status: SectionStatus;
  readonly skipReason?: SkipReason;
  readonly problem?: Problem;
  /** Present once reviewed. */
  readonly risk?: RiskLevel;
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
  readonly status: ReviewStatus;
  readonly startedAtMs: number;
  readonly endedAtMs?: number;
  readonly counts: SectionCounts;
  /** Share of the page's visible text that is in sections, 0–1. */
  readonly textCoverage: number;
  /** Estimated time left; absent while unknown and once ended. */
  readonly remainingMs?: number;
  readonly totals: ReviewTotals;
}

/** All of a review at one moment. */
export interface ReviewSnapshot {
  readonly review: ReviewView;
  readonly sections: readonly SectionView[];
  readonly findings: readonly Finding[];
}
