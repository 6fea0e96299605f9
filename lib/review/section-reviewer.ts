import type { DraftFinding, Provenance, RiskLevel } from '#lib/findings';
import type { Playbook } from '#lib/playbooks';
import type { EarlierFinding, OutlineLine } from '#lib/prompts';
import type { WholeDocument } from './document-work.ts';
import type { DocumentSummary, JobKind } from './views.ts';

/** One section, selection or whole document with what a reviewer may know of the rest. */
export interface ReviewWork {
  readonly jobId: string;
  /** The document's address. */
  readonly url: string;
  readonly kind: JobKind;
  readonly heading: string;
  readonly path: readonly string[];
  readonly text: string;
  /** UTF-16 offset of the text in the document's; -1 for a selection outside it. */
  readonly start: number;
  readonly document: {
    readonly title: string;
    readonly language: string;
    readonly text: string;
    readonly headings: readonly string[];
  };
  /** The document's headings with their levels. */
  readonly outline: readonly OutlineLine[];
  /** What was found in a former version of this section, and decided. */
  readonly earlier: readonly EarlierFinding[];
  /** Of a `document`: what the look at the whole builds on. */
  readonly whole?: WholeDocument;
  readonly playbook: Playbook;
}

/** Told while the work goes on. */
export interface ReviewProgress {
  /** A finding that is complete, though the answer is not yet. */
  readonly onDraft: (draft: DraftFinding, provenance: Provenance) => void;
  /** The answer so far is void (it was cut, malformed, or another model starts afresh): forget its drafts. */
  readonly onReset: () => void;
}

/** A finding with who said it; parts of a long section may have been answered by different models. */
export interface AttributedDraft {
  readonly draft: DraftFinding;
  readonly provenance: Provenance;
}

export interface SectionVerdict {
  readonly drafts: readonly AttributedDraft[];
  readonly risk: RiskLevel;
  readonly reasoning: string;
  /** Of a `document`. */
  readonly summary?: DocumentSummary;
}

/**
 * Reviews one section: by rules on the device, or by models. The verdict is complete or there is none.
 * @throws {ProblemError} when no complete answer could be had; nothing of it may then be kept.
 */
export type SectionReviewer = (
  work: ReviewWork,
  progress: ReviewProgress,
  signal: AbortSignal,
) => Promise<SectionVerdict>;
