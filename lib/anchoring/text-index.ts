import { type FoldedText, foldText } from '#lib/text';
import { type Tokens, tokenize } from './tokens.ts';

/** The words of a folded text with, for each different word, the places where it stands. */
export interface WordIndex {
  readonly tokens: Tokens;
  /** Token numbers at which a word stands, in order; undefined for a word that does not occur. */
  readonly placesOf: (word: string) => Uint32Array | undefined;
}

/** A text prepared for many look-ups. Folding and the word index are made once, when first needed. */
export interface TextIndex {
  readonly text: string;
  readonly folded: () => FoldedText;
  readonly words: () => WordIndex;
}

function buildWordIndex(text: string): WordIndex {
  const tokens = tokenize(text);
  const ids = new Map<string, number>();
  const wordIds = new Uint32Array(tokens.count);
  const counts: number[] = [];
  for (let i = 0; i < tokens.count; i++) {
    const word = text.slice(tokens.starts[i], tokens.ends[i]);
    let id = ids.get(word);
    if (id === undefined) {
      id = counts.length;
      ids.set(word, id);
      counts.push(0);
    }
    counts[id] = (counts[id] ?? 0) + 1;
    wordIds[i] = id;
  }
  const firsts = new Uint32Array(counts.length + 1);
  for (let id = 0; id < counts.length; id++) firsts[id + 1] = (firsts[id] ?? 0) + (counts[id] ?? 0);
  const places = new Uint32Array(tokens.count);
  const next = firsts.slice();
  for (let i = 0; i < tokens.count; i++) {
    const id = wordIds[i] ?? 0;
    const at = next[id] ?? 0;
    places[at] = i;
    next[id] = at + 1;
  }
  return {
    tokens,
    placesOf(word) {
      const id = ids.get(word);
      return id === undefined ? undefined : places.subarray(firsts[id], firsts[id + 1]);
    },
  };
}

/** Prepares a document's or a section's text. */
export function createTextIndex(text: string): TextIndex {
  let folded: FoldedText | null = null;
  let words: WordIndex | null = null;
  const getFolded = () => {
    folded ??= foldText(text);
    return folded;
  };
  return {
    text,
    folded: getFolded,
    words() {
      words ??= buildWordIndex(getFolded().text);
      return words;
    },
  };
}
