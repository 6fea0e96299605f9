import { foldedForm } from '#lib/text';
import { findCloseMatch, quoteWords, type SearchScope } from './fuzzy.ts';
import { differInTurningWords, turningWords } from './meaning.ts';
import { findOccurrences } from './occurrences.ts';
import type { TextIndex } from './text-index.ts';
import { wordsOf } from './tokens.ts';

/** Farthest that an ellipsis may skip, in characters: a few sentences. */
const WIDEST_GAP = 1200;
/** A single word after an ellipsis stands in many places; it must be near. */
const WIDEST_GAP_BEFORE_WORD = 200;
/** Matched by pieces, a quote is never as good as one that stands there whole. */
const ABRIDGED_SCORE = 0.95;
/** A piece that is a tenth unlike counts as much as the widest gap: pieces word for word come first. */
const UNLIKE_WEIGHT = 10;
/** Fewer words in all would be found by chance. */
const FEWEST_WORDS = 4;

/** Where the pieces of an abridged quote stand. Offsets in the folded text. */
export interface AbridgedMatch {
  readonly start: number;
  readonly end: number;
  readonly score: number;
  /** Nothing is skipped, and each piece has the same words: what looks like an ellipsis is a decoration. */
  readonly isSame: boolean;
  /** What the ellipsis skips holds a negation, a modal verb or a number. */
  readonly skipsMeaning: boolean;
  readonly isAmbiguous: boolean;
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly similarity: number;
  readonly isSame: boolean;
}

function findPieces(index: TextIndex, fragment: string, scope: SearchScope): readonly Piece[] {
  const text = index.folded().text;
  const folded = foldedForm(fragment);
  const places = findOccurrences(index, folded, scope.from, scope.to, true);
  if (places.length > 0) {
    return places.map((start) => ({ start, end: start + folded.length, similarity: 1, isSame: true }));
  }
  const close = findCloseMatch(index, quoteWords(fragment), scope);
  return close && text.length > 0 ? [close] : [];
}

/** The fragments after the first, each as near behind the one before as possible; null when one is not there. */
function follow(
  index: TextIndex,
  fragments: readonly string[],
  first: Piece,
  scope: SearchScope,
  widestGap: number,
): readonly Piece[] | null {
  const chain = [first];
  let last = first;
  for (const fragment of fragments.slice(1)) {
    const gap = wordsOf(foldedForm(fragment)).length < 2 ? Math.min(widestGap, WIDEST_GAP_BEFORE_WORD) : widestGap;
    const to = Math.min(scope.to, last.end + gap + 2 * fragment.length);
    const next = findPieces(index, fragment, { ...scope, from: last.end, to })[0];
    if (!next || next.start - last.end > gap) return null;
    chain.push(next);
    last = next;
  }
  return chain;
}

/** What stands between the pieces of a chain. */
function gapsOf(text: string, chain: readonly Piece[]): readonly string[] {
  return chain.slice(1).map((piece, order) => text.slice(chain[order]?.end ?? 0, piece.start));
}

/**
 * Finds the fragments in order with bounded gaps in the scope; of several ways the tightest.
 *
 * @param widestGap in characters; less where the quote does not say that it leaves something out.
 */
export function findAbridged(
  index: TextIndex,
  fragments: readonly string[],
  scope: SearchScope,
  widestGap = WIDEST_GAP,
): AbridgedMatch | null {
  const [head] = fragments;
  const words = fragments.map((fragment) => wordsOf(foldedForm(fragment)));
  if (head === undefined || fragments.length < 2 || words.flat().length < FEWEST_WORDS) return null;
  let best: readonly Piece[] | null = null;
  let leastStretch = Number.POSITIVE_INFINITY;
  let isAmbiguous = false;
  for (const first of findPieces(index, head, scope)) {
    const chain = follow(index, fragments, first, scope, widestGap);
    if (!chain) continue;
    const span = (chain.at(-1)?.end ?? 0) - first.start;
    const stretch = span + chain.reduce((sum, piece) => sum + WIDEST_GAP * (1 - piece.similarity), 0) * UNLIKE_WEIGHT;
    if (stretch === leastStretch) isAmbiguous = true;
    if (stretch >= leastStretch) continue;
    best = chain;
    leastStretch = stretch;
    isAmbiguous = false;
  }
  const last = best?.at(-1);
  const first = best?.[0];
  if (!best || !first || !last) return null;
  const text = index.folded().text;
  let matched = 0;
  let skipsMeaning = false;
  for (const [order, piece] of best.entries()) {
    matched += (fragments[order]?.length ?? 0) * piece.similarity;
    if (!piece.isSame && differInTurningWords(words[order] ?? [], wordsOf(text.slice(piece.start, piece.end)))) {
      skipsMeaning = true;
    }
  }
  const gaps = gapsOf(text, best);
  if (gaps.some((gap) => turningWords(wordsOf(gap)).length > 0)) skipsMeaning = true;
  const isSame = best.every((piece) => piece.isSame) && gaps.every((gap) => wordsOf(gap).length === 0);
  const total = fragments.reduce((sum, fragment) => sum + fragment.length, 0);
  return {
    start: first.start,
    end: last.end,
    score: isSame ? 1 : (matched / total) * ABRIDGED_SCORE,
    isSame,
    skipsMeaning,
    isAmbiguous,
  };
}
