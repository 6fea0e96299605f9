import type { DocumentResult, SystemName, SystemScore } from './result.ts';

/** Mean of what is known, or null when nothing is. */
export function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** The middle value, or null of none. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2;
}

/** One system over some documents. Shares 0–1; null where nothing is known. */
export interface SystemSummary {
  readonly documents: number;
  /** Each document counts the same. */
  readonly headingF1: number | null;
  /** Each heading counts the same. */
  readonly pooledHeadingF1: number | null;
  readonly rightParents: number | null;
  readonly wordsInPlace: number | null;
  readonly wordF1: number | null;
  readonly withSnippets: number | null;
  readonly withoutSnippets: number | null;
  /** Documents with five or more true headings of which none was found. */
  readonly reducedToNone: number;
  /** Median over documents of the product's time divided by this system's time; null for the product. */
  readonly timeRatio: number | null;
}

/** From so many true headings on, a document that is left with none has lost its structure. */
const MANY_HEADINGS = 5;

/** Sums up one system. Documents without true headings in which none is found are right; they say little and are left out of heading F1. */
export function summarise(results: readonly DocumentResult[], name: SystemName): SystemSummary {
  const scores = results.map(({ systems }) => systems[name]);
  const withHeadings = scores.filter(({ headings }) => headings.truth + headings.found > 0);
  const share = (key: 'rightParents' | 'wordsInPlace' | 'wordF1' | 'withSnippets' | 'withoutSnippets') =>
    meanOf(scores.map((score) => score[key]));
  const sum = (of: (score: SystemScore) => number) => scores.reduce((total, score) => total + of(score), 0);
  const counted = sum(({ headings }) => headings.truth + headings.found);
  const ratios = results.flatMap(({ systems }) => {
    const own = systems['ai-prism'].elapsedMs;
    const other = systems[name].elapsedMs;
    return own === null || other === null || other === 0 ? [] : [own / other];
  });
  return {
    documents: results.length,
    headingF1: meanOf(withHeadings.map(({ headings }) => headings.f1)),
    pooledHeadingF1: counted === 0 ? null : (2 * sum(({ headings }) => headings.right)) / counted,
    rightParents: meanOf(scores.filter(({ headings }) => headings.truth > 0).map(({ rightParents }) => rightParents)),
    wordsInPlace: share('wordsInPlace'),
    wordF1: share('wordF1'),
    withSnippets: share('withSnippets'),
    withoutSnippets: share('withoutSnippets'),
    reducedToNone: scores.filter(({ headings }) => headings.truth >= MANY_HEADINGS && headings.right === 0).length,
    timeRatio: name === 'ai-prism' ? null : medianOf(ratios),
  };
}
