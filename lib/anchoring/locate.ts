import { foldedIndexAt, unfoldRange } from '#lib/text';
import { type Anchor, MISSING } from './anchor.ts';
import { findAbridged } from './ellipsis.ts';
import { findCloseMatch } from './fuzzy.ts';
import { differInMeaning } from './meaning.ts';
import { FEWEST_LOOSE_WORDS, findOccurrences, nearest } from './occurrences.ts';
import type { TextIndex } from './text-index.ts';
import { wordsOf } from './tokens.ts';
import { quoteForms, quoteFragments, withEdgeMarks } from './variants.ts';

/** What is known about where a quote should stand. Offsets in the index's text. */
export interface LocateOptions {
  /** The section that the quote was taken from: looked through first. */
  readonly within?: { readonly start: number; readonly end: number };
  /** Where the quote stood before: of several places the nearest is taken. */
  readonly hint?: number;
}

/** A changed meaning never scores as a good match. */
const TURNED_SCORE = 0.5;
/** Below this, a passage of the section loses to the very words elsewhere in the document. */
const CONVINCING_SCORE = 0.85;

interface Needle {
  readonly quote: string;
  /** Made when first needed: most quotes are found as they are. */
  readonly forms: () => readonly string[];
  readonly isShort: boolean;
  readonly hint: number | undefined;
}

function anchored(anchor: Anchor, isAmbiguous: boolean, changesMeaning = false): Anchor {
  return {
    ...anchor,
    ...(isAmbiguous ? { ambiguous: true as const } : {}),
    ...(changesMeaning ? { changesMeaning: true as const, score: Math.min(anchor.score, TURNED_SCORE) } : {}),
  };
}

/** The quote without markdown, with the marks at its edges; and without these. */
function plainForm(needle: Needle): string {
  return needle.forms().at(-2) ?? bareForm(needle);
}

function bareForm(needle: Needle): string {
  return needle.forms().at(-1) ?? '';
}

/** The very words between `start` and `end`: unit by unit, then folded. */
function findSameWords(index: TextIndex, needle: Needle, start: number, end: number): Anchor | null {
  const { quote, isShort, hint } = needle;
  const exact = findOccurrences(index.text, quote, start, end, isShort);
  const place = nearest(exact, hint);
  if (place !== undefined) {
    return anchored(
      { status: 'exact', start: place, end: place + quote.length, score: 1 },
      exact.length > 1 && hint === undefined,
    );
  }
  const folded = index.folded();
  const from = foldedIndexAt(folded, start);
  const to = foldedIndexAt(folded, end);
  const foldedHint = hint === undefined ? undefined : foldedIndexAt(folded, hint);
  const forms = needle.forms();
  for (const form of forms) {
    const places = findOccurrences(folded.text, form, from, to, isShort);
    const at = nearest(places, foldedHint);
    if (at === undefined) continue;
    const edges = withEdgeMarks(folded.text, { start: at, end: at + form.length }, forms[0] ?? form, form);
    const range = unfoldRange(folded, edges.start, edges.end);
    return anchored({ status: 'normalized', ...range, score: 1 }, places.length > 1 && hint === undefined);
  }
  return null;
}

/** A passage close to the quote, or the fragments of an abridged one, between `start` and `end`. */
function findSimilar(index: TextIndex, needle: Needle, start: number, end: number): Anchor | null {
  const folded = index.folded();
  const from = foldedIndexAt(folded, start);
  const to = foldedIndexAt(folded, end);
  const abridged = findAbridged(index, quoteFragments(needle.quote), from, to);
  if (abridged) {
    const edges = withEdgeMarks(folded.text, abridged, plainForm(needle), bareForm(needle));
    const range = unfoldRange(folded, edges.start, edges.end);
    return anchored({ status: 'fuzzy', ...range, score: abridged.score }, abridged.isAmbiguous, abridged.skipsMeaning);
  }
  const bare = bareForm(needle);
  const close = findCloseMatch(index, bare, from, to);
  if (!close) return null;
  const edges = withEdgeMarks(folded.text, close, plainForm(needle), bare);
  const range = unfoldRange(folded, edges.start, edges.end);
  const isTurned = differInMeaning(bare, folded.text.slice(close.start, close.end));
  return anchored({ status: 'fuzzy', ...range, score: close.similarity }, close.isAmbiguous, isTurned);
}

function needleOf(quote: string, hint: number | undefined): Needle | null {
  const trimmed = quote.trim();
  const words = wordsOf(trimmed).length;
  if (words === 0) return null;
  let forms: readonly string[] | null = null;
  return {
    quote: trimmed,
    forms: () => {
      forms ??= quoteForms(trimmed);
      return forms;
    },
    isShort: words < FEWEST_LOOSE_WORDS,
    hint,
  };
}

/**
 * Finds a quote in a text: the same units, then the same words, then a close passage — in the section first where one
 * is given, then in the whole text. A weak resemblance in the section gives way to the quote's very words elsewhere.
 * Quotes of fewer than four words are found only as they are, as whole words. Answers `missing` rather than guess.
 */
export function locateQuote(index: TextIndex, quote: string, options: LocateOptions = {}): Anchor {
  const needle = needleOf(quote, options.hint);
  if (!needle) return MISSING;
  const { within } = options;
  const length = index.text.length;
  let similar: Anchor | null = null;
  if (within) {
    const start = Math.max(0, within.start);
    const end = Math.min(length, within.end);
    const inSection = findSameWords(index, needle, start, end);
    if (inSection) return inSection;
    similar = findSimilar(index, needle, start, end);
    if (similar && similar.score >= CONVINCING_SCORE) return similar;
  }
  return findSameWords(index, needle, 0, length) ?? similar ?? findSimilar(index, needle, 0, length) ?? MISSING;
}
