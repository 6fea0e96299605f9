import type { EvidenceStatus, RiskLevel, Severity } from '#lib/findings';
import type { DismissalReason, ReviewStatus, SectionStatus, SkipReason } from '#lib/review';
import type { Decision, ReportStyle } from './report.ts';

export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  info: 'Info',
};

export const RISK_WORDS: Readonly<Record<RiskLevel, string>> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  none: 'None',
};

export const EVIDENCE_WORDS: Readonly<Record<EvidenceStatus, string>> = {
  verified: 'Verified: the quote is in the document word for word',
  repaired: 'Repaired: the document says it in other words',
  unverified: 'Unverified: the quote was not found in the document',
};

export const DECISION_WORDS: Readonly<Record<Decision['state'], string>> = {
  open: 'Open',
  accepted: 'Accepted',
  dismissed: 'Dismissed',
  'follow-up': 'Needs follow-up',
};

export const SECTION_WORDS: Readonly<Record<SectionStatus, string>> = {
  queued: 'Not reviewed yet',
  running: 'Being reviewed',
  reviewed: 'Reviewed',
  failed: 'Failed',
  skipped: 'Skipped',
};

export const DISMISSAL_WORDS: Readonly<Record<DismissalReason, string>> = {
  wrong: 'Not true',
  'not-relevant': 'Not relevant here',
  'accepted-risk': 'Risk is accepted',
  'addressed-elsewhere': 'Addressed elsewhere',
  duplicate: 'Duplicate',
};

export const SKIP_WORDS: Readonly<Record<SkipReason, string>> = {
  'no-text': 'Nothing to review',
  stopped: 'Stopped before it was reviewed',
  excluded: 'Left out by the reviewer',
};

export const REVIEW_WORDS: Readonly<Record<ReviewStatus, string>> = {
  running: 'Still running when exported',
  paused: 'Paused when exported',
  stopped: 'Stopped before the end',
  done: 'Done',
  failed: 'Failed',
};

/** `ambiguous-obligation` as `Ambiguous obligation`. */
export function categoryWords(category: string): string {
  const words = category.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Writes figures for people. */
export interface FigureWords {
  readonly count: (count: number) => string;
  readonly quantity: (count: number, singular: string) => string;
  readonly share: (share: number) => string;
  readonly time: (atMs: number) => string;
  readonly duration: (durationMs: number) => string;
  readonly cost: (costUsd: number) => string;
}

export function figureWords({ locale, timeZone }: ReportStyle): FigureWords {
  const number = new Intl.NumberFormat(locale);
  const decimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const dollars = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'USD',
    minimumFractionDigits: 2,
    maximumFractionDigits: 4,
  });
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'long', timeZone });
  return {
    count: (count) => number.format(count),
    quantity: (count, singular) => `${number.format(count)} ${singular}${count === 1 ? '' : 's'}`,
    // 100 % is only said when it is true.
    share: (share) => percent.format(share < 1 ? Math.min(share, 0.99) : share),
    time: (atMs) => time.format(atMs),
    duration: (durationMs) =>
      durationMs < 1_000 ? `${number.format(Math.round(durationMs))} ms` : `${decimal.format(durationMs / 1_000)} s`,
    cost: (costUsd) => dollars.format(costUsd),
  };
}

/** What the look at a document as a whole is called where sections have their headings. */
export const WHOLE_DOCUMENT_WORDS = 'Whole document';
