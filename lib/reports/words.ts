import type { DismissalReason, SkipReason } from '#lib/review';
import type { ReportStyle } from './report.ts';

/** What files that programs read say of a dismissal; known again when such a file is read. */
export const DISMISSAL_WORDS: Readonly<Record<DismissalReason, string>> = {
  wrong: 'Not true',
  'not-relevant': 'Not relevant here',
  'accepted-risk': 'Risk is accepted',
  'addressed-elsewhere': 'Addressed elsewhere',
  duplicate: 'Duplicate',
};

/** What they say of a section that was skipped. */
export const SKIP_WORDS: Readonly<Record<SkipReason, string>> = {
  'no-text': 'Nothing to review',
  stopped: 'Stopped before it was reviewed',
  excluded: 'Left out by the reviewer',
};

/** Writes figures for people. */
export interface FigureWords {
  readonly count: (count: number) => string;
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
    // 100 % is only said when it is true.
    share: (share) => percent.format(share < 1 ? Math.min(share, 0.99) : share),
    time: (atMs) => time.format(atMs),
    duration: (durationMs) =>
      durationMs < 1_000 ? `${number.format(Math.round(durationMs))} ms` : `${decimal.format(durationMs / 1_000)} s`,
    cost: (costUsd) => dollars.format(costUsd),
  };
}

/** What files call the look at a document as a whole, where sections have their headings. */
export const WHOLE_DOCUMENT_WORDS = 'Whole document';

/** The code whose words these are. */
export function codeOf<Code extends SkipReason | DismissalReason>(
  words: Readonly<Record<Code, string>>,
  isIt: (code: string, words: string) => boolean,
): Code | undefined {
  return (Object.keys(words) as Code[]).find((code) => isIt(code, words[code]));
}
