import type { EvidenceStatus, RiskLevel, Severity } from '#lib/findings';
import type { DismissalReason, Provider, ReviewStatus, SectionStatus, SkipReason } from '#lib/review';
import type { Decision } from './report.ts';

/** What a report calls its parts. */
export type ReportLabel =
  | 'document'
  | 'text'
  | 'language'
  | 'reviewedBy'
  | 'begun'
  | 'ended'
  | 'state'
  | 'exported'
  | 'summary'
  | 'coverage'
  | 'findings'
  | 'unverified'
  | 'notInReport'
  | 'decisions'
  | 'time'
  | 'modelCalls'
  | 'tokens'
  | 'cost'
  | 'section'
  | 'words'
  | 'status'
  | 'risk'
  | 'assessment'
  | 'action'
  | 'decision'
  | 'note'
  | 'provenance'
  | 'and'
  | 'quotedAs'
  | 'documentSays'
  | 'openInDocument'
  | 'wholeDocument'
  | 'onDevice'
  | 'onDeviceChecks';

/** Whole sentences of a report. */
export type ReportSentence =
  | 'unverifiedNote'
  | 'onlySelection'
  | 'noneInReport'
  | 'noSectionReviewed'
  | 'noneInReviewed'
  | 'none';

/** How many findings there are of each fate. */
export interface DecisionCounts {
  readonly accepted: string;
  readonly dismissed: string;
  readonly followUp: string;
  readonly open: string;
}

/** How many sections there are of each fate; `unfinished` is absent where there are none. */
export interface SectionFates {
  readonly reviewed: string;
  readonly skipped: string;
  readonly failed: string;
  readonly unfinished?: string;
}

/**
 * All that a report for people says beside what is in it, in one language. Figures come in written; where the words depend
 * on a number it comes as one. What comes in is not escaped, and neither is what goes out.
 */
export interface ReportWords {
  /** BCP 47. */
  readonly language: string;
  readonly label: Readonly<Record<ReportLabel, string>>;
  readonly sentence: Readonly<Record<ReportSentence, string>>;
  readonly severity: Readonly<Record<Severity, string>>;
  readonly risk: Readonly<Record<RiskLevel, string>>;
  readonly evidence: Readonly<Record<EvidenceStatus, string>>;
  readonly decision: Readonly<Record<Decision['state'], string>>;
  readonly status: Readonly<Record<SectionStatus, string>>;
  readonly dismissal: Readonly<Record<DismissalReason, string>>;
  readonly skip: Readonly<Record<SkipReason, string>>;
  readonly review: Readonly<Record<ReviewStatus, string>>;
  readonly category: (category: string) => string;
  /** The name of a playbook, which `id` may be that of a built-in one. */
  readonly playbook: (playbook: { readonly id: string; readonly name: string }) => string;
  readonly title: (document: string) => string;
  readonly textFacts: (characters: number, sha256: string) => string;
  readonly reviewedBy: (provider: Provider, playbook: string) => string;
  readonly writtenBy: (model: string, extractShare: string | null) => string;
  readonly findingsHeading: (count: string) => string;
  readonly unverifiedHeading: (count: string) => string;
  readonly bySeverity: (counts: Readonly<Record<Severity, string>>) => string;
  readonly listedApart: (count: string) => string;
  readonly hiddenByFilters: (count: number) => string;
  readonly decisions: (counts: DecisionCounts) => string;
  readonly modelCalls: (attempts: string, throttles: string) => string;
  readonly tokens: (input: string, output: string) => string;
  readonly sections: (found: number, fates: SectionFates, textShare: string) => string;
  readonly selection: (heading: string) => string;
  readonly confidence: (share: string) => string;
  readonly madeWith: (playbook: string, promptVersion: string) => readonly string[];
  readonly attempts: (count: number) => string;
  readonly tokensUsed: (input: string, output: string) => string;
}
