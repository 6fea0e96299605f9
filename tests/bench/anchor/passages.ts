import type { BenchDocument, Passage } from './anchor-case.ts';

/** Sentences that are neither headings nor whole paragraphs. In characters. */
const SHORTEST_SENTENCE = 50;
const LONGEST_SENTENCE = 320;

/** The non-empty lines of a text: blocks, table rows and lines of code. */
export function linesOf(text: string): readonly Passage[] {
  return [...text.matchAll(/[^\n]*\S[^\n]*/g)].map((match) =>
    trimmed(text, match.index, match.index + match[0].length),
  );
}

function trimmed(text: string, start: number, end: number): Passage {
  const line = text.slice(start, end);
  return { start: start + line.length - line.trimStart().length, end: start + line.trimEnd().length };
}

/** Sentences of prose of 50 to 320 characters and six words or more. */
export function sentencesOf(text: string): readonly Passage[] {
  const sentences: Passage[] = [];
  for (const line of linesOf(text)) {
    const content = text.slice(line.start, line.end);
    if (content.includes('\t')) continue;
    let from = 0;
    for (const border of content.matchAll(/(?<=[.!?]["”’)]?)\s+(?=["“(]?\p{Lu})/gu)) {
      sentences.push({ start: line.start + from, end: line.start + border.index });
      from = border.index + border[0].length;
    }
    sentences.push({ start: line.start + from, end: line.end });
  }
  return sentences.filter(({ start, end }) => {
    const length = end - start;
    if (length < SHORTEST_SENTENCE || length > LONGEST_SENTENCE) return false;
    const sentence = text.slice(start, end);
    const letters = sentence.match(/\p{L}/gu)?.length ?? 0;
    return letters > 0.6 * length && sentence.split(/\s+/).length >= 6;
  });
}

/** A text as two quotes are compared: lower case, letters and digits only. */
export function bareWords(text: string): string {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(' ');
}

/** The passages of a document that quotes are taken from. */
export interface Passages {
  /** Each stands once in the document, whatever its case and marks. */
  readonly unique: readonly Passage[];
  /** Sentences that stand in several sections, once in each, with that section. */
  readonly repeated: readonly { readonly passage: Passage; readonly section: Passage & { readonly id: string } }[];
  readonly lines: readonly Passage[];
  /** All words of the text as {@link bareWords} gives them, with a space at both ends. */
  readonly words: string;
}

/** Finds what quotes can be taken from. */
export function findPassages(document: BenchDocument): Passages {
  const { text, sections } = document;
  const words = ` ${bareWords(text)} `;
  const byWords = new Map<string, Passage[]>();
  for (const sentence of sentencesOf(text)) {
    const key = bareWords(text.slice(sentence.start, sentence.end));
    byWords.set(key, [...(byWords.get(key) ?? []), sentence]);
  }
  const unique: Passage[] = [];
  const repeated: { passage: Passage; section: Passage & { id: string } }[] = [];
  for (const [key, places] of byWords) {
    const needle = ` ${key} `;
    const first = words.indexOf(needle);
    const isOnce = first >= 0 && words.indexOf(needle, first + 1) < 0;
    if (places.length === 1 && places[0] && isOnce) unique.push(places[0]);
    if (places.length < 2) continue;
    const homes = places.map((place) => sections.find((one) => one.start <= place.start && place.end <= one.end));
    for (const [order, section] of homes.entries()) {
      const passage = places[order];
      if (section && passage && homes.indexOf(section) === homes.lastIndexOf(section)) {
        const inSection = bareWords(text.slice(section.start, section.end)).split(key).length - 1;
        if (inSection === 1) repeated.push({ passage, section });
      }
    }
  }
  return { unique, repeated, lines: linesOf(text), words };
}
