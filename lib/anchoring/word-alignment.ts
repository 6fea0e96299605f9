import type { PassageWord } from './passage-words.ts';
import { areSurelyUnlike, UNLIKE, wordDistance, wordShapes } from './word-likeness.ts';

/** Words of quote and passage that stand for each other; an index of -1 means that the other side has none. */
export interface WordPair {
  readonly quote: number;
  readonly passage: number;
  /** 0 for the same word, up to 1 for another one. */
  readonly distance: number;
  /** How many words of the side that writes it apart make one word of the other: "inter-national". */
  readonly quoteWords: number;
  readonly passageWords: number;
}

/** The best way to lay a quote's words over a passage's: in order, the passage's ends free. */
export type WordAlignment = readonly WordPair[];

/** A word that the passage has and the quote lacks. */
const ADDED = 0.6;
/** A mark or a list number that only one side has: as good as nothing, but rather not. */
const ADDED_MARK = 0.03;
/** A word written in two parts. */
const JOINED = 0.02;
/** Words farther than this from the straight way are other words, or the same: no misspelling is looked for. */
const NARROWEST_BAND = 8;
const BAND_SHARE = 0.15;

const MATCH = 1;
const QUOTE_ONLY = 2;
const PASSAGE_ONLY = 3;
const PASSAGE_JOINS = 4;
const QUOTE_JOINS = 5;

function costAlone(word: PassageWord, cost: number): number {
  return word.role === 'word' ? cost * word.weight : ADDED_MARK;
}

function isJoint(whole: string | undefined, first: string | undefined, second: string | undefined): boolean {
  if (whole === undefined || first === undefined || second === undefined) return false;
  return whole.length === first.length + second.length && whole.startsWith(first) && whole.endsWith(second);
}

/** Reused between calls: aligning is done for every passage that is compared. */
let moves = new Uint8Array(4096);
let rows: readonly [Float64Array, Float64Array, Float64Array] = threeRows(256);

function threeRows(columns: number): readonly [Float64Array, Float64Array, Float64Array] {
  return [new Float64Array(columns), new Float64Array(columns), new Float64Array(columns)];
}

/** Aligns by dynamic programming; time and memory grow with the product of the numbers of words. */
export function alignWords(quote: readonly PassageWord[], passage: readonly PassageWord[]): WordAlignment {
  const columns = passage.length + 1;
  if (moves.length < (quote.length + 1) * columns) moves = new Uint8Array(2 * (quote.length + 1) * columns);
  if (rows[0].length < columns) rows = threeRows(2 * columns);
  let [beforeLast, last, row] = rows;
  last.fill(0, 0, columns);
  const band = NARROWEST_BAND + BAND_SHARE * quote.length + Math.max(0, passage.length - quote.length);
  const added = passage.map((word) => costAlone(word, ADDED));
  const own = wordShapes(quote);
  const others = wordShapes(passage);
  for (let i = 1; i <= quote.length; i++) {
    const word = quote[i - 1] as PassageWord;
    const left = costAlone(word, UNLIKE);
    row[0] = (last[0] ?? 0) + left;
    moves[i * columns] = QUOTE_ONLY;
    for (let j = 1; j < columns; j++) {
      const other = passage[j - 1] as PassageWord;
      let distance = UNLIKE;
      if (own.units[i - 1] === others.units[j - 1] && word.text === other.text) distance = 0;
      else if (Math.abs(j - i) <= band && !areSurelyUnlike(own, i - 1, others, j - 1)) {
        distance = wordDistance(word.text, other.text);
      }
      let best = (last[j - 1] ?? 0) + distance * Math.max(word.weight, other.weight);
      let move = MATCH;
      const quoteOnly = (last[j] ?? 0) + left;
      if (quoteOnly < best) {
        best = quoteOnly;
        move = QUOTE_ONLY;
      }
      const passageOnly = (row[j - 1] ?? 0) + (added[j - 1] ?? ADDED);
      if (passageOnly < best) {
        best = passageOnly;
        move = PASSAGE_ONLY;
      }
      if (distance > 0 && j > 1 && (last[j - 2] ?? 0) + JOINED < best) {
        if (isJoint(word.text, passage[j - 2]?.text, other.text)) {
          best = (last[j - 2] ?? 0) + JOINED;
          move = PASSAGE_JOINS;
        }
      }
      if (distance > 0 && i > 1 && (beforeLast[j - 1] ?? 0) + JOINED < best) {
        if (isJoint(other.text, quote[i - 2]?.text, word.text)) {
          best = (beforeLast[j - 1] ?? 0) + JOINED;
          move = QUOTE_JOINS;
        }
      }
      row[j] = best;
      moves[i * columns + j] = move;
    }
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return traceBack(quote, passage, last);
}

function traceBack(quote: readonly PassageWord[], passage: readonly PassageWord[], last: Float64Array): WordAlignment {
  const columns = passage.length + 1;
  let j = 0;
  for (let end = 1; end < columns; end++) if ((last[end] ?? 0) < (last[j] ?? 0)) j = end;
  // A wrong last word may stand for the passage's next word, or for none: it stands for one.
  while (j + 1 < columns && Math.abs((last[j + 1] ?? 0) - (last[j] ?? 0)) < 1e-9) j += 1;
  const pairs: WordPair[] = [];
  let i = quote.length;
  while (i > 0) {
    const move = moves[i * columns + j];
    const one = { quoteWords: 1, passageWords: 1 };
    if (move === MATCH) {
      const distance = wordDistance(quote[i - 1]?.text ?? '', passage[j - 1]?.text ?? '');
      pairs.push({ quote: i - 1, passage: j - 1, distance, ...one });
      i -= 1;
      j -= 1;
    } else if (move === PASSAGE_JOINS) {
      pairs.push({ quote: i - 1, passage: j - 2, distance: 0, quoteWords: 1, passageWords: 2 });
      i -= 1;
      j -= 2;
    } else if (move === QUOTE_JOINS) {
      pairs.push({ quote: i - 2, passage: j - 1, distance: 0, quoteWords: 2, passageWords: 1 });
      i -= 2;
      j -= 1;
    } else if (move === PASSAGE_ONLY) {
      pairs.push({ quote: -1, passage: j - 1, distance: UNLIKE, ...one });
      j -= 1;
    } else {
      pairs.push({ quote: i - 1, passage: -1, distance: UNLIKE, ...one });
      i -= 1;
    }
  }
  return pairs.reverse();
}
