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
  /** It differs from the quote in a negation, a modal verb or a number. */
  readonly changesMeaning: boolean;
  /** Words of the quote, as white space parts them; each character of a script without spaces. */
  readonly words: number;
}

/**
 * The least closeness at which a passage is shown as what a quote means. Chosen with `npm run bench -- anchor --calibrate`
 * (docs/anchoring-benchmark.md): lower finds more short quotes with wrong words, and more sentences of other editions by
 * mistake.
 */
export const LEAST_CLOSENESS = 0.57;
/**
 * Wrong words cost characters as well as order, misspelt ones only characters, so the better of the two says more of the
 * two; what is displaced counts against both. Weights by the same calibration.
 */
const BETTER_WEIGHT = 0.75;
const DISPLACED_WEIGHT = 0.7;
/** A passage that says something else, by a number, a negation or a modal verb, must be closer by this much. */
const TURNED_LEAD = 0.06;
/** Quotes of fewer words are found only word for word, or misspelt a little: a few common words stand in any text. */
const FEWEST_LOOSE_WORDS = 5;
const LEAST_SHORT_CLOSENESS = 0.9;
/** Fewer words than this must stand there as they are. */
const FEWEST_MISSPELT_WORDS = 4;

/** One number for how close a passage is, 0–1: its characters and its words in order, less what is displaced. */
export function closeness({ characters, inOrder, displaced }: Resemblance): number {
  const better = Math.max(characters, inOrder);
  const worse = Math.min(characters, inOrder);
  return Math.max(0, BETTER_WEIGHT * better + (1 - BETTER_WEIGHT) * worse - DISPLACED_WEIGHT * displaced);
}

/** Whether a passage is close enough. `least` is for calibration. */
export function isCloseEnough(resemblance: Resemblance, least = LEAST_CLOSENESS): boolean {
  const { words, hasAllWords } = resemblance;
  const value = closeness(resemblance);
  if (words < FEWEST_LOOSE_WORDS)
    return words >= FEWEST_MISSPELT_WORDS && hasAllWords && value >= LEAST_SHORT_CLOSENESS;
  return value >= least + (resemblance.changesMeaning ? TURNED_LEAD : 0);
}
