import { locateQuote, type TextIndex } from '#lib/anchoring';
import { type HighlightMark, wordsOf } from '#lib/highlights';
import { type ReadPage, type SliceClock, startSlices } from '#lib/outline';
import { prepareInSlices } from './locate-quotes.ts';

/** A finding to mark, with the words that should stand at its offsets, so that it survives changes of the page. */
export interface HighlightRequest {
  readonly id: string;
  readonly severity: HighlightMark['severity'];
  readonly label: HighlightMark['label'];
  /** Offsets in the document's text when the quote was taken, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly sectionId?: string;
}

/** A page as it was read, ready to look quotes up in. */
export interface Reading {
  readonly page: ReadPage;
  readonly index: TextIndex;
}

/** Where a finding's words stood last, and what stood around them: this tells the same words elsewhere from them. */
export interface Memory {
  readonly start: number;
  readonly before: string;
  readonly after: string;
}

/** Where a finding's words stand in the page. */
export interface Placement {
  readonly start: number;
  readonly end: number;
  readonly ranges: readonly StaticRange[];
  /** What each range selected when it was made. */
  readonly words: readonly string[];
}

/** How far a finding may be looked for. */
export interface Reach {
  /** By how much the text before this finding has grown, as far as is known. */
  readonly shift: number;
  /** Only words between the same neighbours: the tab has gone to another address since, which may be another document. */
  readonly isStrict: boolean;
}

const CONTEXT_CHARACTERS = 32;
/** Small changes around move words by less than this. */
const NEAR = 1000;

/** What to remember of a place in a reading's text. */
export function remember({ page }: Reading, { start, end }: { readonly start: number; readonly end: number }): Memory {
  const { text } = page.map;
  return {
    start,
    before: text.slice(Math.max(0, start - CONTEXT_CHARACTERS), start),
    after: text.slice(end, end + CONTEXT_CHARACTERS),
  };
}

/** Whether the page still shows, at every range, the words that it was made for. */
export function isIntact({ ranges, words }: Placement): boolean {
  return ranges.every((range, i) => wordsOf(range) === words[i]);
}

/** The words where they are expected, or nearby, unit by unit: costs next to nothing, and is right as a rule. */
export function placeAsExpected(
  { page }: Reading,
  { quote, start }: HighlightRequest,
  memory: Memory | undefined,
  { shift, isStrict }: Reach,
): Placement | null {
  const { text } = page.map;
  if (quote === '' || (isStrict && !memory)) return null;
  const agrees = (at: number): boolean => {
    if (!memory) return true;
    const before = text.endsWith(memory.before, at);
    const after = text.startsWith(memory.after, at + quote.length);
    return isStrict ? before && after : before || after;
  };
  const expected = (memory?.start ?? start) + shift;
  const window = memory ? text.slice(Math.max(0, expected - NEAR), expected + quote.length + NEAR) : '';
  const nearby = occurrences(window, quote).map((at) => at + Math.max(0, expected - NEAR));
  nearby.sort((one, other) => Math.abs(one - expected) - Math.abs(other - expected));
  for (const at of [expected, expected - shift, ...nearby]) {
    if (text.startsWith(quote, at) && agrees(at)) return placementAt(page, at, at + quote.length);
  }
  return null;
}

function occurrences(text: string, words: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) places.push(at);
  return places;
}

/** The words wherever they stand now: between the same neighbours, else found anew by the quote. */
export function placeAnew(
  { page, index }: Reading,
  finding: HighlightRequest,
  memory: Memory | undefined,
  { shift, isStrict }: Reach,
): Placement | null {
  const { quote, sectionId } = finding;
  const { text } = page.map;
  if (memory) {
    const { before, after } = memory;
    const at = text.indexOf(before + quote + after);
    if (at >= 0) return placementAt(page, at + before.length, at + before.length + quote.length);
  }
  if (isStrict) return null;
  const hint = (memory?.start ?? finding.start) + shift;
  const within = page.outline.sections.find(({ id }) => id === sectionId);
  const anchor = locateQuote(index, quote, within ? { within, hint } : { hint });
  if (anchor.status === 'missing' || anchor.changesMeaning) return null;
  return placementAt(page, anchor.start, anchor.end);
}

/** A passage that nobody has marked: where it is expected, else wherever its words are found. */
export async function placePassage(
  reading: Reading,
  passage: { readonly quote: string; readonly start: number },
  clock: SliceClock,
): Promise<Placement | null> {
  const { page, index } = reading;
  const { quote, start } = passage;
  if (start >= 0 && quote !== '' && page.map.text.startsWith(quote, start)) {
    const expected = placementAt(page, start, start + quote.length);
    if (expected) return expected;
  }
  await prepareInSlices(index, startSlices(clock));
  const anchor = locateQuote(index, quote, start >= 0 ? { hint: start } : {});
  if (anchor.status === 'missing' || anchor.changesMeaning) return null;
  return placementAt(page, anchor.start, anchor.end);
}

function placementAt({ map }: ReadPage, start: number, end: number): Placement | null {
  const ranges = map.rangesOf(start, end);
  // The page may have changed since it was read.
  if (ranges.length === 0 || map.textAt(start, end) !== map.text.slice(start, end)) return null;
  return { start, end, ranges, words: ranges.map((range) => wordsOf(range) ?? '') };
}
