import { encode } from '@toon-format/toon';
import type { GlossaryEntry } from './glossary.ts';
import { plainLine } from './plain-line.ts';

/** A heading of the document. */
export interface OutlineLine {
  readonly level: number;
  readonly heading: string;
}

/** What was found in the same section before, and what the reviewer made of it. */
export interface EarlierFinding {
  readonly category: string;
  readonly quote: string;
  readonly decision: 'accepted' | 'dismissed' | 'follow-up' | 'open';
}

/** Some 600 tokens: paid once for a review where the model caches, a tenth of it for each further section. */
const OUTLINE_CHARACTERS = 2_100;
const HEADING_CHARACTERS = 90;
const MAX_EARLIER = 20;
const EARLIER_QUOTE_CHARACTERS = 160;

/**
 * The document's headings as TOON, down to the deepest level at which all of them fit; the end is left out where even
 * the highest level is too long. Empty where there are less than two.
 */
export function outlineContext(outline: readonly OutlineLine[]): string {
  const known = written.get(outline) ?? writeOutline(outline);
  written.set(outline, known);
  return known;
}

/** A document's outline goes into the request of each of its sections. */
const written = new WeakMap<readonly OutlineLine[], string>();

function writeOutline(outline: readonly OutlineLine[]): string {
  const lines = outline
    .map(({ level, heading }) => ({ level, heading: plainLine(heading, HEADING_CHARACTERS) }))
    .filter(({ heading }) => heading !== '');
  if (lines.length < 2) return '';
  const levels = [...new Set(lines.map(({ level }) => level))].sort((first, second) => second - first);
  const depths = levels.map((deepest) => lines.filter(({ level }) => level <= deepest));
  const fitting = depths.find((kept) => lengthOf(kept) <= OUTLINE_CHARACTERS) ?? firstThatFit(depths.at(-1) ?? []);
  return encode({ outline: fitting });
}

/** What a section needs to know of the rest, as TOON: the meaning of its terms, and what was found in it before. */
export function sectionContext(glossary: readonly GlossaryEntry[], earlier: readonly EarlierFinding[]): string {
  const parts: string[] = [];
  if (glossary.length > 0) {
    parts.push(
      encode({
        glossary: glossary.map(({ term, meaning }) => ({ term: plainLine(term), meaning: plainLine(meaning, 240) })),
      }),
    );
  }
  if (earlier.length > 0) {
    const rows = earlier.slice(0, MAX_EARLIER).map(({ category, quote, decision }) => ({
      category: plainLine(category),
      quote: plainLine(quote, EARLIER_QUOTE_CHARACTERS),
      decision,
    }));
    parts.push(encode({ earlier: rows }));
  }
  return parts.join('\n');
}

function lengthOf(lines: readonly OutlineLine[]): number {
  return lines.reduce((sum, { heading }) => sum + heading.length + 5, 0);
}

function firstThatFit(lines: readonly OutlineLine[]): readonly OutlineLine[] {
  let length = 0;
  return lines.filter(({ heading }) => {
    length += heading.length + 5;
    return length <= OUTLINE_CHARACTERS;
  });
}
