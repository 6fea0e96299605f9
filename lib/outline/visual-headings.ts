import { countWords } from '#lib/text';
import { headingNumber } from './numbering.ts';
import type { Block } from './text-builder.ts';
import type { HeadingSpan } from './walk.ts';

/** Deeper than any level of HTML, so that titles made of bold text stand under the real headings. */
const VISUAL_LEVEL = 7;
const MOST_WORDS = 16;
/** A document with more real headings than this per character (some 1,500 words) needs no titles from bold text. */
const CHARACTERS_PER_HEADING = 9000;
/** Between titles of a document stands text: half of the gaps are longer than this. */
const SHORTEST_TYPICAL_GAP = 80;
/** Terms of a definition list are titles where paragraphs stand under them. */
const SHORTEST_TYPICAL_DEFINITION = 150;
/** An unnumbered line that comes up as often is a label. */
const MOST_REPETITIONS = 2;

/** Where there are headings, bold lines count only if they are more, and so many. */
const FEWEST_BESIDE_HEADINGS = 5;

interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly title: string;
  /** Of its number; 0 without one. */
  readonly depth: number;
  /** A number alone makes it a candidate: it counts only in a run of such lines. */
  readonly isPlain: boolean;
}

function candidateFrom(block: Block, end: number, text: string): Candidate | null {
  if (!block.isTitleLike || block.length > 160 || block.length === 0) return null;
  const written = text.slice(block.start, end).trimEnd();
  const title = written.trim();
  const words = countWords(title);
  if (words === 0 || words > MOST_WORDS || /[,;]$/.test(title) || !/\p{L}[^\p{L}]*\p{L}/u.test(title)) return null;
  // Leaders of a contents list.
  if (/(?:\.\s?){4,}/.test(title)) return null;
  const number = headingNumber(title);
  const isBold = block.boldLength >= block.length * 0.95;
  const isCapitals = title === title.toUpperCase() && title !== title.toLowerCase() && words <= 12;
  const isKeyworded =
    number !== null && /^\s*(?:section|article|chapter|annex|appendix|schedule)\b/i.test(title) && words <= 10;
  const isPlain = !isBold && !(number !== null && isCapitals) && !isKeyworded;
  if (isPlain && (number === null || words > 10 || /[.:!?]$/.test(title) || !/^\S+\s+\p{Lu}/u.test(title))) return null;
  // A link is a way to elsewhere, a bold sentence is emphasis, unless a number makes it a title.
  if (number === null && block.linkLength >= block.length * 0.95) return null;
  if (number === null && /[.!]$/.test(title) && words > 6) return null;
  if (/[.!?]\s+\p{Lu}/u.test(title.replace(/^\S+\s/, '')) && words > 8) return null;
  return { start: block.start, end: block.start + written.length, title, depth: number?.length ?? 0, isPlain };
}

function medianGap(spans: readonly { readonly start: number; readonly end: number }[], textLength: number): number {
  const gaps = spans.map(({ end }, index) => (spans[index + 1]?.start ?? textLength) - end).sort((a, b) => a - b);
  return gaps[Math.floor(gaps.length / 2)] ?? 0;
}

/** Lines without a number that follow one another with nothing between: an address, a list of names. */
function withoutRuns(candidates: readonly Candidate[]): readonly Candidate[] {
  const isNext = (index: number) => {
    const before = candidates[index - 1];
    const own = candidates[index];
    return before?.depth === 0 && own?.depth === 0 && own.start - before.end <= 2;
  };
  return candidates.filter((_, index) => {
    const pair = [isNext(index - 1), isNext(index), isNext(index + 1), isNext(index + 2)];
    return !((pair[1] && (pair[0] || pair[2])) || (pair[2] && pair[3]));
  });
}

/** Leaves out labels that repeat, and numbered lines that are no run of clauses with text between them. */
function withoutLabels(candidates: readonly Candidate[], textLength: number): readonly Candidate[] {
  const counts = new Map<string, number>();
  for (const { title } of candidates) counts.set(title, (counts.get(title) ?? 0) + 1);
  const kept = withoutRuns(candidates).filter(
    ({ title, depth }) => depth > 0 || (counts.get(title) ?? 0) <= MOST_REPETITIONS,
  );
  const plain = kept.filter(({ isPlain }) => isPlain);
  const areClauses = plain.length >= 3 && medianGap(plain, textLength) >= SHORTEST_TYPICAL_GAP;
  return areClauses ? kept : kept.filter(({ isPlain }) => !isPlain);
}

/** Terms with paragraphs under them, where nothing else structures a document. */
function termHeadings(text: string, blocks: readonly Block[]): readonly HeadingSpan[] {
  const terms: HeadingSpan[] = [];
  for (const [index, block] of blocks.entries()) {
    if (!block.isTerm) continue;
    const written = text.slice(block.start, blocks[index + 1]?.start ?? text.length).trimEnd();
    if (written.length > 0 && written.length <= 160) {
      terms.push({ start: block.start, end: block.start + written.length, level: VISUAL_LEVEL });
    }
  }
  return terms.length >= 3 && medianGap(terms, text.length) >= SHORTEST_TYPICAL_DEFINITION ? terms : [];
}

/** Characters of a usual paragraph, to judge a page's length without reading its text. */
const CHARACTERS_PER_PARAGRAPH = 300;

/** Up to so many elements for headings the weight of letters is read in any case: it costs little. */
const MANY_HEADINGS = 40;

/** Whether a page may have so few real headings that bold ones count: not where its elements for headings are plenty. */
export function mayNeedVisualHeadings(region: Element): boolean {
  const count = (tag: string) => region.getElementsByTagName(tag).length;
  const headings = ['h2', 'h3', 'h4', 'h5', 'h6'].reduce((sum, tag) => sum + count(tag), 0);
  return headings <= Math.max(MANY_HEADINGS, mostHeadings(count('p') * CHARACTERS_PER_PARAGRAPH));
}

/** With more real headings than this, no bold line is looked at. */
function mostHeadings(characters: number): number {
  return Math.max(8, (3 * characters) / CHARACTERS_PER_HEADING);
}

/**
 * Titles that are only bold paragraphs or numbered lines, as in many policies and contracts, or terms that are defined at
 * length. Used where a document has few real headings for its length; bold lines in tables, lists, quotes and code are no
 * titles. Numbered titles nest by their numbers, those without a number stand under the numbered ones.
 */
export function findVisualHeadings(
  text: string,
  blocks: readonly Block[],
  headings: readonly HeadingSpan[],
): readonly HeadingSpan[] {
  const realHeadings = headings.filter((heading) => heading.level > 1).length;
  if (realHeadings > mostHeadings(text.length)) return [];
  const areFew = realHeadings <= Math.max(1, text.length / CHARACTERS_PER_HEADING);
  const candidates: Candidate[] = [];
  let plainLength = 0;
  for (const [index, block] of blocks.entries()) {
    const candidate = candidateFrom(block, blocks[index + 1]?.start ?? text.length, text);
    if (candidate) candidates.push(candidate);
    else plainLength += block.length;
  }
  const titles = withoutLabels(candidates, text.length);
  const titleLength = titles.reduce((sum, { start, end }) => sum + end - start, 0);
  // Where bold is the rule (an all-bold page, a list of bold names), it says nothing about structure.
  const isStructure = titleLength <= plainLength * 0.4 && medianGap(titles, text.length) >= SHORTEST_TYPICAL_GAP;
  const areMost = titles.length >= FEWEST_BESIDE_HEADINGS && titles.length > realHeadings;
  if (!areFew && !areMost) return [];
  if (titles.length < 2 || !isStructure) return headings.length === 0 ? termHeadings(text, blocks) : [];
  const deepest = titles.reduce((depth, title) => Math.max(depth, title.depth), 0);
  const isMostlyNumbered = titles.filter((title) => title.depth > 0).length >= titles.length * 0.3;
  const plainDepth = isMostlyNumbered && deepest > 0 ? deepest + 1 : 1;
  let isNumberSeen = false;
  return titles.map(({ start, end, depth }) => {
    if (depth > 0) isNumberSeen = true;
    const own = depth > 0 ? depth : isNumberSeen ? plainDepth : 1;
    return { start, end, level: VISUAL_LEVEL + own - 1 };
  });
}
