import { findAbridged } from './ellipsis.ts';
import type { SearchScope } from './fuzzy.ts';
import { differInTurningWords } from './meaning.ts';
import type { TextIndex } from './text-index.ts';
import { wordsOf } from './tokens.ts';

/** Comparing every word with every word takes too long for more words than this. */
const MOST_WORDS = 400;
/** Words at its beginning and end by which a longer quote is found. */
const END_WORDS = 100;
/** Its middle may be this much longer or shorter than in the document. */
const MIDDLE_SLACK = 0.3;
/** Share of the middle's words that must be in the passage. */
const LEAST_COMMON = 0.7;

/** Where a long quote stands. Offsets in the folded text. */
export interface LongMatch {
  readonly start: number;
  readonly end: number;
  /** 0–1. */
  readonly score: number;
  readonly changesMeaning: boolean;
}

/** Whether a quote, folded, is too long to be compared word by word. */
export function isLongQuote(folded: string): boolean {
  // Cheap first: words have two characters or more with their space, unless a script writes none.
  return folded.length > MOST_WORDS && wordsOf(folded).length > MOST_WORDS;
}

/** Finds a long quote that does not stand there word for word: by its beginning and end, and the words between. */
export function findLongQuote(index: TextIndex, folded: string, scope: SearchScope): LongMatch | null {
  const words = wordsOf(folded);
  const pieces = folded.split(' ');
  const hasSpaces = pieces.length > 2 * END_WORDS;
  const headEnd = hasSpaces ? pieces.slice(0, END_WORDS).join(' ').length : END_WORDS;
  const tailStart = hasSpaces ? folded.length - pieces.slice(-END_WORDS).join(' ').length : folded.length - END_WORDS;
  const gap = (tailStart - headEnd) * (1 + MIDDLE_SLACK);
  const ends = findAbridged(index, [folded.slice(0, headEnd), folded.slice(tailStart)], scope, gap);
  if (!ends || ends.end - ends.start < folded.length * (1 - MIDDLE_SLACK)) return null;
  const passage = wordsOf(index.folded().text.slice(ends.start, ends.end));
  const common = commonShare(words, passage);
  if (common < LEAST_COMMON) return null;
  return {
    start: ends.start,
    end: ends.end,
    score: Math.min(ends.score, common),
    changesMeaning: differInTurningWords(words, passage),
  };
}

/** Share of the words of `a` that `b` has as well, each as often. */
function commonShare(a: readonly string[], b: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const word of b) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of a) {
    const count = counts.get(word) ?? 0;
    if (count === 0) continue;
    counts.set(word, count - 1);
    common += 1;
  }
  return common / Math.max(1, a.length);
}
