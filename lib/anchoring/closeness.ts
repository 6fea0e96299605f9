import { differInTurningWords, isNegationOf } from './meaning.ts';
import { isTogether, type PassageWord } from './passage-words.ts';
import { alignWords, type WordAlignment, type WordPair } from './word-alignment.ts';
import { UNLIKE } from './word-likeness.ts';

/** A quote's folded text, cut into words. */
export interface QuoteWords {
  readonly text: string;
  readonly words: readonly PassageWord[];
}

/** A passage laid against a quote. */
export interface Closeness {
  /** Offsets in the folded text, whole words. */
  readonly start: number;
  readonly end: number;
  /** Share of the quote's words that the passage has in the same order, less what it has between them. */
  readonly inOrder: number;
  /** Share of the quote's words that stand in the passage at another place: shuffled words, not a quote. */
  readonly displaced: number;
  /** The same words, apart from reference marks, list numbers and hyphens, with the same signs between. */
  readonly isSame: boolean;
  /** Every word of the quote is there, at most misspelt. */
  readonly hasAllWords: boolean;
  /** The passage begins with the quote's first word, and ends with its last one. */
  readonly isStartSure: boolean;
  readonly isEndSure: boolean;
  /** They differ in a negation, a modal verb or a number. */
  readonly changesMeaning: boolean;
}

/** A passage may break here: between sentences. */
const SENTENCE_END = /[.!?]["')\]]*\s/;
/** What stands in another block than the rest of a passage keeps this share of its words, or does not belong to it. */
const LEAST_KEPT_IN_BLOCK = 0.4;
/** Signs that writers and models add and drop. All others, like those of sums and comparisons, are part of the words. */
const LOOSE_SIGNS = /[\s'"()[\]{}*_|#`~\-•‣◦▪]+/g;

/**
 * Lays a stretch of the text against a quote.
 *
 * @param isLineStart whether a line begins at the word at this offset of the folded text.
 */
export function compareWords(
  quote: QuoteWords,
  text: string,
  passage: readonly PassageWord[],
  isLineStart: (at: number) => boolean,
): Closeness | null {
  const trimmed = trimEdges(alignWords(quote.words, passage), quote, text, passage, isLineStart);
  const firstPair = trimmed.find((pair) => pair.passage >= 0);
  const lastPair = trimmed.findLast((pair) => pair.passage >= 0);
  if (!firstPair || !lastPair) return null;
  let firstIndex = firstPair.passage;
  let lastIndex = lastPair.passage + lastPair.passageWords - 1;
  const isJoinedAt = (index: number) => isTogether(text, passage[index - 1]?.end, passage[index]?.start);
  // A wrong word at an edge stands for all that is written together there: for "docs/index.html", not for its "html".
  if (firstPair.distance >= UNLIKE) while (firstIndex > 0 && isJoinedAt(firstIndex)) firstIndex -= 1;
  if (lastPair.distance >= UNLIKE) while (lastIndex + 1 < passage.length && isJoinedAt(lastIndex + 1)) lastIndex += 1;
  const first = passage[firstIndex];
  const last = passage[lastIndex];
  if (!first || !last) return null;
  const within = passage.slice(firstIndex, lastIndex + 1);
  const { inOrder, displaced, hasAllWords, areSameWords } = countWords(trimmed, quote, passage);
  const isTurned = differInTurningWords(
    quote.words.filter(({ role }) => role === 'word').map((word) => word.text),
    within.filter(({ role }) => role === 'word').map((word) => word.text),
  );
  const isNegated = trimmed.some(
    (pair) => pair.distance > 0 && isNegationOf(quote.words[pair.quote]?.text ?? '', passage[pair.passage]?.text ?? ''),
  );
  const changesMeaning = isTurned || isNegated;
  return {
    start: first.start,
    end: last.end,
    inOrder,
    displaced,
    hasAllWords,
    changesMeaning,
    isStartSure: firstPair === trimmed[0] && firstPair.distance < UNLIKE,
    isEndSure: lastPair === trimmed.at(-1) && lastPair.distance < UNLIKE,
    isSame: areSameWords && !changesMeaning && haveSameSigns(trimmed, quote, text, passage),
  };
}

function isWord(word: PassageWord | undefined): boolean {
  return word?.role === 'word';
}

function gapBefore(text: string, words: readonly PassageWord[], index: number): string {
  return text.slice(words[index - 1]?.end ?? 0, words[index]?.start ?? 0);
}

/** Takes off words at the edges that stand for nothing in the quote, or stand in another block or sentence. */
function trimEdges(
  alignment: WordAlignment,
  quote: QuoteWords,
  text: string,
  passage: readonly PassageWord[],
  isLineStart: (at: number) => boolean,
): WordAlignment {
  const firstGood = alignment.findIndex((pair) => pair.passage >= 0 && pair.quote >= 0 && pair.distance < UNLIKE);
  const lastGood = alignment.findLastIndex((pair) => pair.passage >= 0 && pair.quote >= 0 && pair.distance < UNLIKE);
  if (firstGood < 0) return alignment;
  const isBreak = (pair: WordPair) =>
    pair.passage > 0 &&
    (isLineStart(passage[pair.passage]?.start ?? 0) ||
      (SENTENCE_END.test(gapBefore(text, passage, pair.passage)) &&
        !(pair.quote > 0 && SENTENCE_END.test(gapBefore(quote.text, quote.words, pair.quote)))));
  let from = 0;
  let to = alignment.length;
  const isForeign = (first: number, end: number): boolean => {
    const part = alignment
      .slice(first, end)
      .filter((pair) => isWord(quote.words[pair.quote]) || isWord(passage[pair.passage]));
    const kept = part.reduce((sum, { distance }) => sum + UNLIKE - distance, 0);
    return kept < LEAST_KEPT_IN_BLOCK * part.length;
  };
  for (let i = alignment.length - 1; i > 0; i--) {
    const pair = alignment[i];
    if (!pair || pair.passage < 0 || !isBreak(pair)) continue;
    const isBlock = isLineStart(passage[pair.passage]?.start ?? 0);
    if (i <= firstGood || (isBlock && isForeign(from, i))) {
      from = i;
      break;
    }
  }
  for (let i = from + 1; i < to; i++) {
    const pair = alignment[i];
    if (!pair || pair.passage < 0 || !isBreak(pair)) continue;
    const isBlock = isLineStart(passage[pair.passage]?.start ?? 0);
    if (i > lastGood || (isBlock && isForeign(i, to))) {
      to = i;
      break;
    }
  }
  return alignment
    .map((pair, order) =>
      (order < from || order >= to) && pair.passage >= 0 ? { ...pair, passage: -1, distance: UNLIKE } : pair,
    )
    .filter((pair) => pair.quote >= 0 || pair.passage >= 0);
}

function countWords(alignment: WordAlignment, quote: QuoteWords, passage: readonly PassageWord[]) {
  let kept = 0;
  let added = 0;
  let areSameWords = true;
  let hasAllWords = true;
  const lost = new Map<string, number>();
  const strange: string[] = [];
  for (const { quote: at, passage: place, distance, quoteWords } of alignment) {
    const word = at >= 0 ? quote.words[at] : undefined;
    const other = place >= 0 ? passage[place] : undefined;
    if (word && other) {
      for (const { role, weight } of quote.words.slice(at, at + quoteWords)) {
        if (role === 'word') kept += weight * (1 - distance);
      }
      if (distance > 0) areSameWords = false;
      if (distance < UNLIKE) continue;
    }
    if (word && word.role === 'word') {
      areSameWords = false;
      hasAllWords = false;
      lost.set(word.text, (lost.get(word.text) ?? 0) + 1);
    }
    if (other && other.role === 'word') {
      areSameWords = false;
      if (!word) added += other.weight;
      strange.push(other.text);
    }
  }
  // Words that were moved out of their places may stand just outside.
  const places = alignment.filter(({ passage: place }) => place >= 0).map(({ passage: place }) => place);
  const margin = [...lost.values()].reduce((sum, count) => sum + count, 0);
  const first = places[0] ?? 0;
  const last = places.at(-1) ?? 0;
  for (const word of passage.slice(Math.max(0, first - margin), first)) strange.push(word.text);
  for (const word of passage.slice(last + 1, last + 1 + margin)) strange.push(word.text);
  let moved = 0;
  for (const word of strange) {
    const count = lost.get(word) ?? 0;
    if (count === 0) continue;
    lost.set(word, count - 1);
    moved += 1;
  }
  const total = quote.words.reduce((sum, { role, weight }) => sum + (role === 'word' ? weight : 0), 0) || 1;
  const inOrder = Math.min(total, kept) / Math.max(total, Math.min(total, kept) + added);
  return { inOrder, displaced: moved / Math.max(1, quote.words.length), areSameWords, hasAllWords };
}

/** Whether the signs that count between the words are the same; beside a mark or a list number any may stand. */
function haveSameSigns(
  alignment: WordAlignment,
  quote: QuoteWords,
  text: string,
  passage: readonly PassageWord[],
): boolean {
  let quoteEnd = -1;
  let passageEnd = -1;
  for (const pair of alignment) {
    const word = quote.words[pair.quote];
    const other = passage[pair.passage];
    if (word?.role !== 'word' || other?.role !== 'word') {
      quoteEnd = -1;
      continue;
    }
    if (quoteEnd >= 0 && signs(quote.text, quoteEnd, word.start) !== signs(text, passageEnd, other.start)) return false;
    quoteEnd = quote.words[pair.quote + pair.quoteWords - 1]?.end ?? word.end;
    passageEnd = passage[pair.passage + pair.passageWords - 1]?.end ?? other.end;
  }
  return true;
}

function signs(text: string, from: number, to: number): string {
  return text.slice(from, to).replace(LOOSE_SIGNS, '');
}
