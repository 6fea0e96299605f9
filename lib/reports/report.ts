import type { Evidence, Provenance, RiskLevel, Severity } from '#lib/findings';
import type {
  DocumentSummary,
  JobKind,
  Provider,
  ReviewSnapshot,
  ReviewStatus,
  ReviewTotals,
  SectionCounts,
  SectionStatus,
} from '#lib/review';
import type { ReportWords } from './report-words.ts';

/** What the reviewer made of a finding. */
export interface Decision {
  /** `open` where there is only a note. */
  readonly state: 'open' | 'accepted' | 'dismissed' | 'follow-up';
  /** Why it was dismissed, in words. */
  readonly reason?: string;
  readonly note?: string;
  readonly decidedAtMs: number;
}

/** All that a report is made from: a review and the text that its offsets count in. */
export interface ReportSource {
  readonly snapshot: ReviewSnapshot;
  readonly document: {
    /** BCP 47, or empty when the page does not say. */
    readonly language: string;
    readonly text: string;
    /** SHA-256 of the text in UTF-8, as 64 hex digits. */
    readonly sha256: string;
  };
  /** The program that makes the report. */
  readonly generator: { readonly name: string; readonly version: string };
}

/** Why a section was skipped or failed: a code for programs and words for people. */
export interface ReportReason {
  readonly code: string;
  readonly words: string;
}

export interface ReportSection {
  readonly id: string;
  readonly kind: JobKind;
  readonly heading: string;
  readonly path: readonly string[];
  readonly level: number;
  readonly words: number;
  readonly status: SectionStatus;
  readonly reason?: ReportReason;
  /** Present once reviewed. */
  readonly risk?: RiskLevel;
}

/** Where a finding's words stand in the document's text. */
export interface ReportPlace {
  /** The characters just before and after, as they are. */
  readonly prefix: string;
  readonly suffix: string;
  /** Unicode code points, end exclusive: what the Web Annotation model counts in. */
  readonly codePointStart: number;
  readonly codePointEnd: number;
}

export interface ReportFinding {
  readonly id: string;
  readonly sectionId: string;
  readonly severity: Severity;
  /** In lower case, e.g. `ambiguous-obligation`. */
  readonly category: string;
  readonly title: string;
  readonly assessment: string;
  readonly action: string;
  /** 0–1. */
  readonly confidence: number;
  readonly evidence: Evidence;
  /** The other passage, where the finding is about two. */
  readonly other?: Evidence;
  /** Absent when the words are not in the document. */
  readonly place?: ReportPlace;
  /** The document's address with a text fragment that leads to the words; absent where no such link can be made. */
  readonly link?: string;
  readonly provenance: Provenance;
  readonly decision?: Decision;
}

/** One review, ready to be written in any format. Times are epoch milliseconds. All texts in it are untrusted. */
export interface Report {
  readonly exportedAtMs: number;
  readonly generator: { readonly name: string; readonly version: string };
  readonly review: {
    readonly id: string;
    readonly url: string;
    readonly title: string;
    readonly provider: Provider;
    /** Playbook id and version, e.g. `risk@1`. */
    readonly playbook: string;
    /** What it was called, where that is known. */
    readonly playbookName?: string;
    readonly status: ReviewStatus;
    readonly startedAtMs: number;
    readonly endedAtMs?: number;
    readonly counts: SectionCounts;
    /** Share of the page's visible text that is in sections, 0–1. */
    readonly textCoverage: number;
    readonly totals: ReviewTotals;
  };
  readonly document: {
    readonly language: string;
    /** UTF-16 units. */
    readonly characters: number;
    readonly sha256: string;
  };
  /** Findings of the review that are not in this report: those a filter hid. */
  readonly leftOut: number;
  /** What a model said of the document as a whole; absent where none was asked. */
  readonly summary?: DocumentSummary;
  readonly sections: readonly ReportSection[];
  /** In document order. */
  readonly findings: readonly ReportFinding[];
}

/** How a report is written for people. */
export interface ReportStyle {
  /** BCP 47. */
  readonly locale: string;
  /** IANA name, e.g. `Europe/Berlin`. */
  readonly timeZone: string;
  readonly words: ReportWords;
}
