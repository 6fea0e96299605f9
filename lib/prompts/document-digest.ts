/** What a model reads of a document as a whole. */
export interface DocumentDigest {
  readonly text: string;
  /** Share of the document's text, 0–1; less than 1 for an extract. */
  readonly share: number;
}

/** A section's place in the document's text, UTF-16 offsets. */
export interface DigestSection {
  readonly heading: string;
  readonly start: number;
  readonly end: number;
}

/** Some 17,000 tokens of English: as much as a handful of sections costs, and what a minute's quota can bear. */
const MAX_CHARACTERS = 60_000;

/**
 * Words that bind, permit, define, refer or count: what can contradict, repeat or dangle. Languages other than English
 * are read by their numbers, references and quotation marks.
 */
const TELLING: readonly (readonly [RegExp, number])[] = [
  [/\b(?:must|shall|required?|requires|prohibited|may not|will not|never|only|always|no later than)\b/i, 3],
  [/\b(?:may|should|can|except|unless|notwithstanding|exempt)\b/i, 2],
  [/["“„«][^"”»]{2,60}["”»]|\b(?:means|refers to|defined)\b/i, 2],
  [/\b(?:section|clause|article|annex|appendix|chapter|paragraph|schedule|exhibit|table|figure)\s+[\dA-Z]/i, 2],
  [/\d/, 1],
];

interface RankedSentence {
  readonly start: number;
  readonly end: number;
  readonly weight: number;
}

/**
 * The whole text where it is short enough; else the most telling sentences of every section, in order and word for word,
 * each section having the room that its length deserves.
 */
export function digestDocument(text: string, sections: readonly DigestSection[], language: string): DocumentDigest {
  if (text.length <= MAX_CHARACTERS) return { text, share: 1 };
  const segmenter = new Intl.Segmenter(isLocale(language) ? language : 'en', { granularity: 'sentence' });
  const pieces: string[] = [];
  let kept = 0;
  for (const { heading, start, end } of sections) {
    const room = Math.floor(((end - start) / text.length) * (MAX_CHARACTERS - sections.length * 12));
    const chosen = mostTelling(rank(text.slice(start, end), start, segmenter), room - heading.length);
    if (chosen.length === 0) continue;
    const sentences = chosen.map((sentence) => text.slice(sentence.start, sentence.end).trim());
    kept += sentences.reduce((sum, sentence) => sum + sentence.length, 0);
    pieces.push(`[${heading}]\n${sentences.join('\n')}`);
  }
  return { text: pieces.join('\n'), share: kept / text.length };
}

function rank(text: string, offset: number, segmenter: Intl.Segmenter): RankedSentence[] {
  return Array.from(segmenter.segment(text), ({ segment, index }) => ({
    start: offset + index,
    end: offset + index + segment.length,
    weight: TELLING.reduce((sum, [pattern, weight]) => sum + (pattern.test(segment) ? weight : 0), 0),
  }));
}

/** The heaviest sentences that fit into the room, in the order of the text. */
function mostTelling(sentences: readonly RankedSentence[], room: number): readonly RankedSentence[] {
  let left = room;
  return sentences
    .toSorted((first, second) => second.weight - first.weight || first.start - second.start)
    .filter(({ start, end, weight }) => {
      if (weight === 0 || end - start > left) return false;
      left -= end - start;
      return true;
    })
    .sort((first, second) => first.start - second.start);
}

function isLocale(language: string): boolean {
  try {
    return Intl.Segmenter.supportedLocalesOf([language]).length > 0;
  } catch {
    return false;
  }
}
