import search from 'approx-string-match';
import type { AnchorCase, BenchDocument } from './anchor-case.ts';
import { below, pick, randomStream, shuffled } from './chance.ts';
import { bareWords, type Passages, sentencesOf } from './passages.ts';

/**
 * A sentence of another edition counts as absent when no passage of the document keeps more than this share of its
 * characters (by the full scan, not by our own measure); above it the sentence was edited, and finding it is no mistake.
 */
export const EDITED_SIMILARITY = 0.6;

function isAbsent(passages: Passages, quote: string): boolean {
  const words = bareWords(quote);
  return words.length > 0 && !passages.words.includes(` ${words} `);
}

function foreign(kind: string, quotes: readonly string[], passages: Passages, most: number): AnchorCase[] {
  return quotes
    .filter((quote) => isAbsent(passages, quote))
    .slice(0, most)
    .map((quote) => ({ kind, quote, truth: null }));
}

function sentences(documents: readonly BenchDocument[], seed: number, ...keys: readonly string[]): readonly string[] {
  const random = randomStream(seed, ...keys);
  return shuffled(
    random,
    documents.flatMap(({ text }) => sentencesOf(text).map(({ start, end }) => text.slice(start, end))),
  );
}

/** Three or four words that stand together elsewhere, or here with one of them exchanged, and not in this document. */
function shortPhrases(
  document: BenchDocument,
  others: readonly string[],
  passages: Passages,
  most: number,
  seed: number,
): AnchorCase[] {
  const random = randomStream(seed, document.name, 'short');
  const phrases: string[] = [];
  const own = passages.unique;
  for (let attempt = 0; attempt < most * 20 && phrases.length < most; attempt++) {
    const isOwn = attempt % 2 === 0 && own.length > 0;
    const passage = isOwn ? pick(random, own) : undefined;
    const sentence = passage ? document.text.slice(passage.start, passage.end) : (pick(random, others) ?? '');
    const words = sentence.split(/\s+/).filter((word) => /^\p{L}[\p{L}'’-]*[.,;]?$/u.test(word));
    const count = 3 + below(random, 2);
    const first = below(random, Math.max(1, words.length - count));
    const phrase = words.slice(first, first + count);
    if (phrase.length < count) continue;
    if (isOwn)
      phrase[below(random, count)] =
        (pick(random, others) ?? '').split(' ').find((word) => /^\p{Ll}{4,}$/u.test(word)) ?? 'zebra';
    const quote = phrase.join(' ').replace(/[.,;]$/, '');
    if (isAbsent(passages, quote)) phrases.push(quote);
  }
  return phrases.map((quote) => ({ kind: 'absent: 3–4 words', quote, truth: null }));
}

/** Quotes that stand nowhere in the document: at most `most` of each class. */
export function negativeCases(
  document: BenchDocument,
  all: readonly BenchDocument[],
  passages: Passages,
  most: number,
  seed: number,
): readonly AnchorCase[] {
  const siblings = all.filter(({ name, family }) => family === document.family && name !== document.name);
  const others = all.filter(({ family }) => family !== document.family);
  const otherSentences = sentences(others, seed, document.name, 'other');
  const cases = foreign('absent: other domain', otherSentences, passages, most);
  cases.push(...shortPhrases(document, otherSentences, passages, most, seed));

  const random = randomStream(seed, document.name, 'shuffled');
  const mixed = shuffled(random, passages.unique)
    .map(({ start, end }) => shuffled(random, document.text.slice(start, end).split(' ')).join(' '))
    .filter((quote) => quote.split(' ').length >= 8);
  cases.push(...foreign('absent: words shuffled', mixed, passages, most));

  const candidates = foreign('', sentences(siblings, seed, document.name, 'sibling'), passages, 3 * most);
  const counts = { absent: 0, edited: 0 };
  for (const { quote } of candidates) {
    if (counts.absent >= most) break;
    const errors = Math.floor((1 - EDITED_SIMILARITY) * quote.length);
    const isEdited = search(document.text, quote, errors).length > 0;
    const sort = isEdited ? 'edited' : 'absent';
    counts[sort] += 1;
    if (counts[sort] > most) continue;
    const kind = isEdited ? 'other edition, edited (no verdict)' : 'absent: other edition';
    cases.push({ kind, quote, truth: null });
  }
  return cases;
}
