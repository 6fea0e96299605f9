import search from 'approx-string-match';
import { createTextIndex, locateQuote } from '#lib/anchoring';
import type { AnchorMethod, Located } from './anchor-case.ts';

/** The product's own anchoring. */
export const PRODUCTION: AnchorMethod = {
  name: 'production',
  prepare({ text }) {
    const index = createTextIndex(text);
    return (quote, section) => {
      const anchor = locateQuote(index, quote, section ? { within: section } : {});
      if (anchor.status === 'missing') return null;
      return { start: anchor.start, end: anchor.end, isSame: anchor.status !== 'fuzzy' };
    };
  },
};

/** Half of the quote may be wrong, and no more than this many characters: Hypothesis' bounds. */
const MOST_ERRORS = 256;

function mostErrors(quote: string): number {
  return Math.min(MOST_ERRORS, Math.floor(quote.length / 2));
}

/** The whole text is scanned for every quote; the first of the closest passages is the answer. */
export const FULL_SCAN: AnchorMethod = {
  name: 'full scan (approx-string-match)',
  prepare:
    ({ text }) =>
    (quote) => {
      const [first] = search(text, quote, mostErrors(quote));
      return first ? { start: first.start, end: first.end, isSame: first.errors === 0 } : null;
    },
};

interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly errors: number;
}

function occurrences(text: string, quote: string): readonly Candidate[] {
  const found: Candidate[] = [];
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    found.push({ start: at, end: at + quote.length, errors: 0 });
  }
  return found;
}

/**
 * Hypothesis' matching as it is published, written anew from its description: all exact occurrences, else the closest
 * by a full scan; of these the best by 50 × likeness of the quote + 20 × of the words before + 20 × of those after
 * + 2 × nearness to the old position, over 92. There is no least score, and context that is not given counts as right.
 */
export const HYPOTHESIS: AnchorMethod = {
  name: 'Hypothesis’ method',
  prepare:
    ({ text }) =>
    (quote): Located | null => {
      const exact = occurrences(text, quote);
      const candidates = exact.length > 0 ? exact : search(text, quote, mostErrors(quote));
      let best: Located | null = null;
      let bestScore = -1;
      for (const { start, end, errors } of candidates) {
        const likeness = 1 - errors / quote.length;
        // Neither context nor an old position is known of a model's quote.
        const score = (50 * likeness + 20 + 20 + 2) / 92;
        if (score <= bestScore) continue;
        bestScore = score;
        best = { start, end, isSame: errors === 0 };
      }
      return best;
    },
};

export const PEERS: readonly AnchorMethod[] = [FULL_SCAN, HYPOTHESIS];
