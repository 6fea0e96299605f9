import { wordsOf } from './tokens.ts';

/** Length of the longest common subsequence of words over the longer passage's length, 0–1. Both folded. */
export function wordSimilarity(a: string, b: string): number {
  const left = wordsOf(a);
  const right = wordsOf(b);
  if (left.length === 0 || right.length === 0) return 0;
  let row = new Uint32Array(right.length + 1);
  for (const word of left) {
    const next = new Uint32Array(right.length + 1);
    for (let j = 1; j <= right.length; j++) {
      next[j] = word === right[j - 1] ? (row[j - 1] ?? 0) + 1 : Math.max(row[j] ?? 0, next[j - 1] ?? 0);
    }
    row = next;
  }
  return (row[right.length] ?? 0) / Math.max(left.length, right.length);
}

/** From this many words on, chance alone puts few words of a shuffled quote in order. */
const LONG_QUOTE_WORDS = 16;

/**
 * Whether a passage is close enough to a quote of `words` words to be shown as what the quote means. The numbers were
 * calibrated on perturbed sentences of one specification, shuffled ones, and sentences and short phrases of other
 * specifications: a misspelt quote keeps its characters, one with exchanged words keeps most words in order, a shuffled
 * or a foreign one keeps neither. Short quotes need more, because a few common
 * words stand together in any text.
 */
export function isCloseEnough(words: number, characterSimilarity: number, orderedWords: number): boolean {
  if (words < 4) return false;
  if (words < 7) return characterSimilarity >= 0.88;
  if (characterSimilarity >= 0.78) return true;
  return characterSimilarity >= 0.53 && orderedWords >= (words >= LONG_QUOTE_WORDS ? 0.5 : 0.65);
}
