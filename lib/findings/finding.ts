import type { Remark } from './remark.ts';

/** Severities, most severe first. What each one means is written down in the playbook that produced the finding. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Risk of a whole section; `none` is a section that was reviewed and has no finding. */
export const RISK_LEVELS = ['critical', 'high', 'medium', 'low', 'none'] as const;
export type RiskLevel = (typeof RISK_LEVELS)[number];

/**
 * A finding as a reviewer (a model or a rule) states it, before its quote was checked against the document.
 * `quote` is meant to be verbatim; nothing is believed about it until the evidence check.
 */
export interface DraftFinding {
  readonly severity: Severity;
  /** A category of the playbook, in lower case, e.g. `ambiguous-obligation`. */
  readonly category: string;
  readonly title: string;
  readonly quote: string;
  readonly assessment: string;
  readonly action: string;
  /** 0–1. */
  readonly confidence: number;
  /** The other passage, where the finding is about two, as a contradiction is. */
  readonly other?: string;
  /**
   * Where the quote stands in the section's text (UTF-16 offsets, end exclusive), when the reviewer knows it exactly:
   * on-device rules do, models do not.
   */
  readonly at?: { readonly start: number; readonly end: number };
  /** What an on-device check says, for other languages than that of its texts here; models say it in words only. */
  readonly remark?: Remark;
}

/**
 * - `verified`: the quote is in the section word for word (white space, quotation marks, dashes and case aside);
 * - `repaired`: a similar passage was found, and differs from the quote in words;
 * - `unverified`: nothing in the section is close enough; such a finding is flagged and left out of counts.
 */
export type EvidenceStatus = 'verified' | 'repaired' | 'unverified';

/** A quote and where it really stands. */
export interface Evidence {
  /** The words as the reviewer gave them. */
  readonly quote: string;
  readonly status: EvidenceStatus;
  /** The words that stand in the document at `start`–`end`; empty when unverified. */
  readonly text: string;
  /** UTF-16 offsets in the document's text (`Outline.text`), end exclusive; both -1 when unverified or in a selection outside it. */
  readonly start: number;
  readonly end: number;
}

/** Who said it and what it cost. One attempt's figures are shared by all findings of that answer. */
export interface Provenance {
  readonly routeId: string;
  readonly modelId: string;
  readonly modelName: string;
  /** AWS region, or `device`. */
  readonly region: string;
  /** Playbook id and version, e.g. `risk@1`. */
  readonly playbook: string;
  readonly promptVersion: string;
  /** Attempts made for the job until this answer, the answering one included. */
  readonly attempts: number;
  /** Epoch milliseconds of the answering attempt's start. */
  readonly startedAt: number;
  /** From the attempt's start to its last byte; 0 while the answer is still being written. */
  readonly latencyMs: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costUsd: number;
}

/** A finding with checked evidence, as it is stored and shown. */
export interface Finding {
  /** Stable for the same section, quote, category and title, so that a repeated attempt shows nothing twice. */
  readonly id: string;
  readonly sectionId: string;
  readonly severity: Severity;
  readonly category: string;
  readonly title: string;
  readonly assessment: string;
  readonly action: string;
  readonly confidence: number;
  readonly evidence: Evidence;
  /** The other passage, where the finding is about two. */
  readonly other?: Evidence;
  /** What an on-device check says, for other languages than English; absent where a model says it. */
  readonly remark?: Remark;
  readonly provenance: Provenance;
}
