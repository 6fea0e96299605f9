import { countWords, foldText, hashText } from '#lib/text';
import { placeHeadings } from './levels.ts';
import { withoutNumber } from './numbering.ts';
import type { Section } from './outline.ts';
import type { Slices } from './slices.ts';
import type { Block, TextSpan } from './text-builder.ts';
import type { HeadingSpan } from './walk.ts';

/** A document without headings is cut at the first block border after this many words, so no part is short. */
const PART_WORDS = 500;
/** No cut is made when less than this would be left for the last part. */
const LAST_PART_WORDS = 200;

interface Cut {
  readonly start: number;
  readonly heading: string;
  readonly level: number;
  readonly path: readonly string[];
  /** What the id is made of; made when it is asked for, as that takes time. */
  readonly key: () => string;
}

/** Makes keys of paths. Ids must not change with numbering, case or typography. Remembers headings, as paths share them. */
function createKeys(): (path: readonly string[]) => string {
  const folded = new Map<string, string>();
  const keyOfHeading = (heading: string) => {
    const known = folded.get(heading);
    if (known !== undefined) return known;
    const key = foldText(withoutNumber(heading)).text.trim();
    folded.set(heading, key);
    return key;
  };
  return (path) => path.map(keyOfHeading).join('\n');
}

function cutAtHeadings(text: string, headings: readonly HeadingSpan[], title: string): readonly Cut[] {
  const named = headings
    .map(({ start, end, level, fontSizePx }) => ({
      start,
      level,
      fontSizePx,
      heading: text.slice(start, end).replace(/\s+/g, ' ').trim(),
    }))
    // A heading of blanks alone (`<h2>&nbsp;</h2>`) is a gap, not a title.
    .filter(({ heading }) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(heading));
  const placed = placeHeadings(named);
  const keyOf = createKeys();
  const cuts: Cut[] = named.map(({ start }, index) => {
    const { heading, level, path } = placed[index] ?? { heading: '', level: 1, path: [] };
    return { start, heading, level, path, key: () => keyOf(path) };
  });
  const first = cuts[0];
  if (!first) return [];
  if (countWords(text.slice(0, first.start)) === 0) return [{ ...first, start: 0 }, ...cuts.slice(1)];
  const name = title || 'Introduction';
  return [{ start: 0, heading: name, level: 0, path: [name], key: () => 'before the first heading' }, ...cuts];
}

function cutIntoParts(text: string, blocks: readonly Block[], title: string, language: string): readonly Cut[] {
  const name = title || 'Introduction';
  const whole: Cut = { start: 0, heading: name, level: 0, path: [name], key: () => 'before the first heading' };
  const wordsOf = (index: number) =>
    countWords(text.slice(blocks[index]?.start ?? 0, blocks[index + 1]?.start ?? text.length), language);
  const blockWords = blocks.map((_, index) => wordsOf(index));
  let remaining = blockWords.reduce((sum, words) => sum + words, 0);
  const cuts: Cut[] = [whole];
  let words = 0;
  for (const [index, block] of blocks.entries()) {
    const own = blockWords[index] ?? 0;
    if (words >= PART_WORDS && remaining >= LAST_PART_WORDS) {
      const heading = `Part ${cuts.length + 1}`;
      const opening = foldText(text.slice(block.start, block.start + 80)).text;
      cuts.push({ start: block.start, heading, level: 1, path: [name, heading], key: () => opening });
      words = 0;
    }
    words += own;
    remaining -= own;
  }
  return cuts;
}

/** Counts what spans cover, from where the last answer ended up to an offset; both go forward only. */
function countSpans(spans: readonly TextSpan[]): { readonly upTo: (end: number) => number } {
  let index = 0;
  let from = 0;
  return {
    upTo: (end) => {
      let covered = 0;
      for (let span = spans[index]; span && span.start < end; span = spans[index]) {
        covered += Math.min(span.end, end) - Math.max(span.start, from);
        if (span.end > end) break;
        index += 1;
      }
      from = end;
      return covered;
    },
  };
}

/** Cuts the text into sections that tile it. Empty for a text without words. */
export async function buildSections(
  input: {
    readonly text: string;
    readonly headings: readonly HeadingSpan[];
    readonly blocks: readonly Block[];
    /** Text in closed boxes, in order. */
    readonly collapsed: readonly TextSpan[];
    readonly title: string;
    readonly language: string;
  },
  slices: Slices,
): Promise<readonly Section[]> {
  const { text, headings, blocks, collapsed, title, language } = input;
  if (!/[\p{L}\p{N}]/u.test(text)) return [];
  const cuts = headings.length > 0 ? cutAtHeadings(text, headings, title) : cutIntoParts(text, blocks, title, language);
  const occurrences = new Map<string, number>();
  const sections: Section[] = [];
  const closed = countSpans(collapsed);
  for (const [index, { start, heading, level, path, key }] of cuts.entries()) {
    const end = cuts[index + 1]?.start ?? text.length;
    const body = text.slice(start, end);
    // Counted by hash and not by key: keys that differ in white space alone have the same hash.
    const base = hashText(key());
    const occurrence = occurrences.get(base) ?? 0;
    occurrences.set(base, occurrence + 1);
    const id = `s-${hashText(`${base}#${occurrence}`).slice(0, 12)}`;
    sections.push({
      id,
      path,
      level,
      heading,
      text: body,
      start,
      end,
      words: countWords(body, language),
      collapsedLength: closed.upTo(end),
      hash: hashText(body),
    });
    if (slices.isDue()) await slices.pause();
  }
  return sections;
}
