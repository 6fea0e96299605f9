import { countWords } from '#lib/text';
import { headingNumber } from './numbering.ts';
import type { Block } from './text-builder.ts';
import type { HeadingSpan } from './walk.ts';

/** Deeper than any level of HTML, so that titles made of bold text stand under the real headings. */
const VISUAL_LEVEL = 7;
const MOST_WORDS = 16;
/** A document with more real headings than this per word needs no titles from bold text. */
const WORDS_PER_HEADING = 1500;

interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly depth: number;
}

function candidateFrom(block: Block, end: number, text: string): Candidate | null {
  if (!block.isTitleLike || block.length > 160 || block.length === 0) return null;
  const title = text.slice(block.start, end).trim();
  const words = countWords(title);
  if (words === 0 || words > MOST_WORDS || /[,;]$/.test(title)) return null;
  const number = headingNumber(title);
  const isBold = block.boldLength >= block.length * 0.95;
  const isCapitals = title === title.toUpperCase() && title !== title.toLowerCase() && words <= 12;
  const isKeyworded =
    number !== null && /^\s*(?:section|article|chapter|annex|appendix|schedule)\b/i.test(title) && words <= 10;
  if (!isBold && !(number !== null && isCapitals) && !isKeyworded) return null;
  // A bold sentence is emphasis, unless a number makes it a title.
  if (number === null && /[.!]$/.test(title) && words > 6) return null;
  if (/[.!?]\s+\p{Lu}/u.test(title.replace(/^\S+\s/, '')) && words > 8) return null;
  return {
    start: block.start,
    end: block.start + text.slice(block.start, end).trimEnd().length,
    depth: number?.length ?? 0,
  };
}

/**
 * Titles that are only bold paragraphs or numbered lines, as in many policies and contracts. Used where a document has
 * few real headings for its length; bold lines in tables, lists, quotes and code are no titles. Numbered titles nest by
 * their numbers, those without a number stand under the numbered ones.
 */
export function findVisualHeadings(
  text: string,
  blocks: readonly Block[],
  headings: readonly HeadingSpan[],
  words: number,
): readonly HeadingSpan[] {
  const realHeadings = headings.filter((heading) => heading.level > 1).length;
  if (realHeadings > Math.max(1, words / WORDS_PER_HEADING)) return [];
  const candidates: Candidate[] = [];
  let plainLength = 0;
  for (const [index, block] of blocks.entries()) {
    const candidate = candidateFrom(block, blocks[index + 1]?.start ?? text.length, text);
    if (candidate) candidates.push(candidate);
    else plainLength += block.length;
  }
  const candidateLength = candidates.reduce((sum, candidate) => sum + candidate.end - candidate.start, 0);
  // Where bold is the rule (an all-bold page, a list of bold names), it says nothing about structure.
  if (candidates.length < 2 || candidateLength > plainLength * 0.4) return [];
  const deepest = candidates.reduce((depth, candidate) => Math.max(depth, candidate.depth), 0);
  const isMostlyNumbered = candidates.filter((candidate) => candidate.depth > 0).length >= candidates.length * 0.3;
  const plainDepth = isMostlyNumbered && deepest > 0 ? deepest + 1 : 1;
  let isNumberSeen = false;
  return candidates.map(({ start, end, depth }) => {
    if (depth > 0) isNumberSeen = true;
    const own = depth > 0 ? depth : isNumberSeen ? plainDepth : 1;
    return { start, end, level: VISUAL_LEVEL + own - 1 };
  });
}
