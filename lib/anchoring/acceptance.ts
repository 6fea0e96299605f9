/** What is known of a passage that may be the one that a quote means. All shares from 0 to 1. */
export interface Resemblance {
  /** 1 − edits ÷ characters of the quote. */
  readonly characters: number;
  /** Share of the quote's words that stand in order in the passage. */
  readonly inOrder: number;
  /** Share of the quote's words that stand in it elsewhere. */
  readonly displaced: number;
  /** Every word of the quote is there, at most misspelt. */
  readonly hasAllWords: boolean;
  /** Words of the quote, as white space parts them; each character of a script without spaces. */
  readonly words: number;
}

/**
 * The least closeness at which a passage is shown as what a quote means. Chosen with `npm run bench -- anchor --calibrate`
 * (docs/anchoring-benchmark.md): the lowest with at most one false anchor in a hundred quotes that are not in the document.
 */
export const LEAST_CLOSENESS = 0.62;
/** Quotes of fewer words must be closer, because a few common words stand together in any text. */
const LONG_ENOUGH_WORDS = 8;
const PER_MISSING_WORD = 0.04;
/** Fewer words than this are found only word for word, or misspelt a little. */
export const FEWEST_LOOSE_WORDS = 5;
const LEAST_SHORT_CLOSENESS = 0.9;
/** Fewer words than this must stand there as they are. */
const FEWEST_MISSPELT_WORDS = 4;

/** One number for how close a passage is, 0–1: its characters and its words in equal parts, less what is displaced. */
export function closeness({ characters, inOrder, displaced }: Resemblance): number {
  return Math.max(0, (characters + inOrder) / 2 - displaced);
}

/** Whether a passage is close enough. `least` is for calibration. */
export function isCloseEnough(resemblance: Resemblance, least = LEAST_CLOSENESS): boolean {
  const { words, hasAllWords } = resemblance;
  const value = closeness(resemblance);
  if (words < FEWEST_LOOSE_WORDS) return words >= FEWEST_MISSPELT_WORDS && hasAllWords && value >= LEAST_SHORT_CLOSENESS;
  return value >= least + PER_MISSING_WORD * Math.max(0, LONG_ENOUGH_WORDS - words);
}
