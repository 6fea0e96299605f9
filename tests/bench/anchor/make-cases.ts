import type { AnchorCase, BenchDocument } from './anchor-case.ts';
import { negativeCases } from './negatives.ts';
import { findPassages, sentencesOf } from './passages.ts';
import { positiveCases, turnedCases } from './positives.ts';

const VOCABULARY_DOCUMENTS = 4;

/** All cases of one document; the same seed gives the same cases. `most` is for each class. */
export function makeCases(
  document: BenchDocument,
  all: readonly BenchDocument[],
  most: number,
  seed: number,
): readonly AnchorCase[] {
  const passages = findPassages(document);
  const vocabulary = foreignWords(all.filter(({ family }) => family !== document.family));
  return [
    ...positiveCases(document, passages, vocabulary, most, seed),
    ...turnedCases(document, passages, most, seed),
    ...negativeCases(document, all, passages, most, seed),
  ];
}

/** Words of other documents, each once, that no sentence would miss. */
function foreignWords(documents: readonly BenchDocument[]): readonly string[] {
  const words = new Set<string>();
  for (const { text } of documents.slice(0, VOCABULARY_DOCUMENTS)) {
    for (const { start, end } of sentencesOf(text)) {
      for (const word of text.slice(start, end).match(/(?<!\p{L})\p{Ll}{4,12}(?!\p{L})/gu) ?? []) words.add(word);
    }
  }
  return [...words];
}
