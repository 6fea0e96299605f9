import { findBestMatch } from './edit-distance.ts';
import { isCloseEnough, wordSimilarity } from './similarity.ts';
import type { TextIndex } from './text-index.ts';
import { isWordBorder, type Tokens, wordsOf } from './tokens.ts';

/** A passage of the folded text that is close to a quote. */
export interface CloseMatch {
  readonly start: number;
  readonly end: number;
  /** 1 − edits / length of the quote. */
  readonly similarity: number;
  readonly isAmbiguous: boolean;
}

/** Rare words of the quote that are looked up; more add time and no candidates. */
const MOST_SEEDS = 16;
/** A word that stands in more places than this tells nothing about where the quote is. */
const MOST_PLACES = 500;
const MOST_CANDIDATES = 6;
/** Below this no passage is close enough; saves the comparison by words. */
const LEAST_SIMILARITY = 0.5;
/** Up to this many characters a scope is scanned as a whole when the words of the quote give no candidate. */
const SCAN_CHARACTERS = 40_000;

/** First token that ends after `at`. */
function tokenAt(tokens: Tokens, at: number): number {
  let low = 0;
  let high = tokens.count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((tokens.ends[middle] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Token numbers at which the quote's first word would stand, most likely first: each rare word that the quote and the
 * text share votes for the difference of its two positions.
 */
function voteForStarts(index: TextIndex, words: readonly string[], from: number, to: number): readonly number[] {
  const { tokens, placesOf } = index.words();
  const seeds = words
    .map((word, position) => ({ position, places: placesOf(word) }))
    .filter((seed): seed is { position: number; places: Uint32Array } => seed.places !== undefined)
    .sort((a, b) => a.places.length - b.places.length)
    .filter((seed, order) => order < 3 || seed.places.length <= MOST_PLACES)
    .slice(0, MOST_SEEDS);
  const firstToken = tokenAt(tokens, from);
  const bucketWidth = 4;
  const votes = new Map<number, number>();
  for (const { position, places } of seeds) {
    const weight = Math.log2(2 + tokens.count / places.length);
    for (const place of places) {
      if (place < firstToken) continue;
      if ((tokens.starts[place] ?? 0) >= to) break;
      const bucket = Math.floor((place - position) / bucketWidth);
      votes.set(bucket, (votes.get(bucket) ?? 0) + weight);
    }
  }
  return [...votes]
    .map(
      ([bucket, weight]) =>
        [bucket, weight + (votes.get(bucket + 1) ?? 0) / 2 + (votes.get(bucket - 1) ?? 0) / 2] as const,
    )
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_CANDIDATES)
    .map(([bucket]) => bucket * bucketWidth);
}

/** Moves bounds that cut a word to the nearer end of that word, and off white space. */
function snapToWords(text: string, start: number, end: number): { start: number; end: number } {
  const snap = (at: number): number => {
    if (isWordBorder(text, at)) return at;
    let before = at;
    while (!isWordBorder(text, before)) before -= 1;
    let after = at;
    while (!isWordBorder(text, after)) after += 1;
    return at - before <= after - at ? before : after;
  };
  let from = snap(start);
  let to = snap(end);
  while (from < to && text[from] === ' ') from += 1;
  while (to > from && text[to - 1] === ' ') to -= 1;
  return { start: from, end: to };
}

/**
 * The passage between `from` and `to` of the folded text that is closest to the folded `quote`, or null when none is
 * close enough. Candidates come from the words they share; a scope of section size is scanned whole when that fails.
 */
export function findCloseMatch(index: TextIndex, quote: string, from: number, to: number): CloseMatch | null {
  const words = wordsOf(quote);
  if (words.length < 4) return null;
  const text = index.folded().text;
  const { tokens } = index.words();
  const slack = 3 + Math.ceil(words.length * 0.2);
  const windows: [number, number][] = voteForStarts(index, words, from, to).map((first) => {
    const start = tokens.starts[Math.max(0, first - slack)] ?? 0;
    const end = tokens.ends[Math.min(tokens.count - 1, first + words.length + slack + 3)] ?? text.length;
    // A mark after the last word belongs to the window.
    return [Math.max(from, start - 2), Math.min(to, end + 2)];
  });
  const best = bestOf(text, quote, words.length, windows);
  if (best || to - from > SCAN_CHARACTERS) return best;
  return bestOf(text, quote, words.length, [[from, to]]);
}

function bestOf(
  text: string,
  quote: string,
  words: number,
  windows: readonly (readonly [number, number])[],
): CloseMatch | null {
  let best: { readonly start: number; readonly end: number; readonly similarity: number } | null = null;
  let isAmbiguous = false;
  for (const [from, to] of windows) {
    const match = to > from ? findBestMatch(quote, text.slice(from, to)) : null;
    if (!match) continue;
    const similarity = 1 - match.edits / quote.length;
    if (similarity < LEAST_SIMILARITY) continue;
    const { start, end } = snapToWords(text, from + match.start, from + match.end);
    if (!isCloseEnough(words, similarity, wordSimilarity(quote, text.slice(start, end)))) continue;
    const isSamePlace: boolean = best !== null && start < best.end && best.start < end;
    const lead: number = similarity - (best?.similarity ?? 0);
    if (best && !isSamePlace && Math.abs(lead) <= 0.02) isAmbiguous = true;
    else if (!isSamePlace && lead > 0) isAmbiguous = false;
    if (lead > 0) best = { start, end, similarity };
  }
  return best && { ...best, isAmbiguous };
}
