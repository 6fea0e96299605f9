import type { SectionContext } from './rule.ts';
import type { Sentence } from './sentences.ts';

/** Where a fact about the document stands in the section, with its sentence. */
export interface Place {
  readonly sentence: Sentence;
  readonly start: number;
  readonly end: number;
}

/**
 * Where `words`, standing at `documentOffset` of the document, are in the section; undefined when they are in another
 * one. In a section that is not part of the document (a selection, say) the first occurrence is taken.
 */
export function locate(
  { start, text, sentences }: SectionContext,
  words: string,
  documentOffset: number,
): Place | undefined {
  const offset = start === -1 ? text.indexOf(words) : documentOffset - start;
  if (offset < 0 || !text.startsWith(words, offset)) return undefined;
  const end = offset + words.length;
  const sentence = sentences.find((candidate) => candidate.start <= offset && end <= candidate.end);
  return sentence === undefined ? undefined : { sentence, start: offset, end };
}
