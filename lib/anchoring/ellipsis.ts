import { findCloseMatch } from './fuzzy.ts';
import { turningWords } from './meaning.ts';
import { findOccurrences } from './occurrences.ts';
import type { TextIndex } from './text-index.ts';
import { wordsOf } from './tokens.ts';

/** Farthest that an ellipsis may skip, in characters: a few sentences. */
const WIDEST_GAP = 1200;
/** A single word after an ellipsis stands in many places; it must be near. */
const WIDEST_GAP_BEFORE_WORD = 200;
/** Matched by pieces, a quote is never as good as one that stands there whole. */
const ABRIDGED_SCORE = 0.95;

/** Where the pieces of an abridged quote stand. Offsets in the folded text. */
export interface AbridgedMatch {
  readonly start: number;
  readonly end: number;
  readonly score: number;
  /** What the ellipsis skips holds a negation, a modal verb or a number. */
  readonly skipsMeaning: boolean;
  readonly isAmbiguous: boolean;
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly similarity: number;
}

function findPieces(index: TextIndex, fragment: string, from: number, to: number): readonly Piece[] {
  const text = index.folded().text;
  const places = findOccurrences(text, fragment, from, to, true);
  if (places.length > 0) return places.map((start) => ({ start, end: start + fragment.length, similarity: 1 }));
  const close = findCloseMatch(index, fragment, from, to);
  return close ? [close] : [];
}

/** The fragments after the first, each as near behind the one before as possible; null when one is not there. */
function follow(index: TextIndex, fragments: readonly string[], first: Piece, to: number): readonly Piece[] | null {
  const chain = [first];
  let last = first;
  for (const fragment of fragments.slice(1)) {
    const gap = wordsOf(fragment).length < 2 ? WIDEST_GAP_BEFORE_WORD : WIDEST_GAP;
    const next = findPieces(index, fragment, last.end, Math.min(to, last.end + gap + fragment.length))[0];
    if (!next) return null;
    chain.push(next);
    last = next;
  }
  return chain;
}

/** Finds the fragments in order with bounded gaps between `from` and `to`; of several ways the tightest. */
export function findAbridged(
  index: TextIndex,
  fragments: readonly string[],
  from: number,
  to: number,
): AbridgedMatch | null {
  const [head] = fragments;
  if (head === undefined || fragments.length < 2 || wordsOf(fragments.join(' ')).length < 4) return null;
  let best: readonly Piece[] | null = null;
  let bestSpan = Number.POSITIVE_INFINITY;
  let isAmbiguous = false;
  for (const first of findPieces(index, head, from, to)) {
    const chain = follow(index, fragments, first, to);
    if (!chain) continue;
    const span = (chain.at(-1)?.end ?? 0) - first.start;
    if (span === bestSpan) isAmbiguous = true;
    if (span >= bestSpan) continue;
    best = chain;
    bestSpan = span;
    isAmbiguous = false;
  }
  const last = best?.at(-1);
  const first = best?.[0];
  if (!best || !first || !last) return null;
  const text = index.folded().text;
  let matched = 0;
  let skipsMeaning = false;
  for (const [order, piece] of best.entries()) {
    const fragment = fragments[order] ?? '';
    matched += fragment.length * piece.similarity;
    const found = turningWords(text.slice(piece.start, piece.end)).join(' ');
    if (found !== turningWords(fragment).join(' ')) skipsMeaning = true;
    const before = best[order - 1];
    if (before && turningWords(text.slice(before.end, piece.start)).length > 0) skipsMeaning = true;
  }
  const total = fragments.reduce((sum, fragment) => sum + fragment.length, 0);
  return { start: first.start, end: last.end, score: (matched / total) * ABRIDGED_SCORE, skipsMeaning, isAmbiguous };
}
