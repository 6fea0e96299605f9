/**
 * How a quote was found:
 * - `exact`: the same UTF-16 units;
 * - `normalized`: the same words after folding white space, quotation marks, dashes, soft hyphens, zero-width
 *   characters, Unicode forms, case and markdown decoration;
 * - `fuzzy`: a passage with a few words changed, or fragments joined by an ellipsis;
 * - `missing`: nothing close enough. Highlighting the wrong words is worse than highlighting none.
 */
export type AnchorStatus = 'exact' | 'normalized' | 'fuzzy' | 'missing';

/** Where a quote stands in a text. */
export interface Anchor {
  readonly status: AnchorStatus;
  /** UTF-16 offsets, end exclusive; -1 when missing. */
  readonly start: number;
  readonly end: number;
  /** Similarity, 0–1: 1 for exact and normalized, 0 for missing. */
  readonly score: number;
  /** The passage found is one of several that fit as well, and nothing told them apart. */
  readonly ambiguous?: true;
  /**
   * The passage and the quote differ in a word that turns the meaning (a negation, a modal verb, a number), or an
   * ellipsis skips one. Only on `fuzzy`.
   */
  readonly changesMeaning?: true;
}

/** The answer for a quote that is not in the text. */
export const MISSING: Anchor = { status: 'missing', start: -1, end: -1, score: 0 };
