import type { LeftOutReason, Outline, OutlineCoverage } from './outline.ts';
import { findPlainTextHeadings } from './plain-text.ts';
import { chooseRegion, type Region } from './region.ts';
import { AUTO_REGION, chosenElement, type RegionChoice } from './region-choice.ts';
import { buildSections } from './sections.ts';
import { type SliceClock, startSlices } from './slices.ts';
import { createTextMap, type TextMap } from './text-map.ts';
import { unclobberedDocument } from './unclobbered.ts';
import { findVisualHeadings } from './visual-headings.ts';
import { type HeadingSpan, walkPage } from './walk.ts';

const NO_PARTS: ReadonlySet<Element> = new Set();

/** A shorter page is no document that someone put into a preformatted element. */
const SHORTEST_PLAIN_TEXT = 4000;

/** A page as it was read: plain data for others, and the map back to the page. */
export interface ReadPage {
  readonly outline: Outline;
  readonly map: TextMap;
}

function languageOf(document: Document): string {
  const declared = document.documentElement?.getAttribute('lang') ?? document.documentElement?.getAttribute('xml:lang');
  const meta = document.querySelector('meta[http-equiv="content-language" i]')?.getAttribute('content');
  return (declared || meta || '').trim();
}

function coverageOf(sectionCharacters: number, leftOut: ReadonlyMap<LeftOutReason, number>): OutlineCoverage {
  const visibleCharacters = sectionCharacters + (leftOut.get('outside-main') ?? 0);
  return {
    visibleCharacters,
    sectionCharacters,
    ratio: visibleCharacters === 0 ? 1 : sectionCharacters / visibleCharacters,
    leftOut: [...leftOut].map(([reason, characters]) => ({ reason, characters })),
  };
}

/** The region where no element was chosen; null is the whole page. */
function mainRegion(document: Document, choice: RegionChoice): Region | null {
  return choice.kind === 'page' ? null : chooseRegion(document);
}

/**
 * Reads the live page into sections, in slices of about 8 ms between which the page has its turn. Clones nothing and
 * changes nothing. The page's own main region is taken when it holds at least half of what a reader can see besides
 * navigation and other chrome; else the whole body is, so that no part of a document is lost to a mislabelled page. A part
 * that the reviewer has chosen is taken as it is; where it is gone, the page's own main region is read.
 */
export async function readOutline(page: Document, clock: SliceClock, choice = AUTO_REGION): Promise<ReadPage> {
  const document = unclobberedDocument(page);
  const slices = startSlices(clock);
  const chosen = chosenElement(document, choice);
  const region = chosen === null ? mainRegion(document, choice) : { element: chosen, title: null, parts: NO_PARTS };
  if (slices.isDue()) await slices.pause();
  let walk = await walkPage(document, { region, isUnpaintedRead: false }, slices);
  if (chosen === null && region !== null && (walk.leftOut.get('outside-main') ?? 0) > walk.builder.visibleLength) {
    walk = await walkPage(document, { region: null, isUnpaintedRead: false }, slices);
  }
  if (walk.builder.visibleLength === 0 && walk.leftOut.size === 0) {
    // Some pages paint nothing until their scripts have run; theirs is the text all the same.
    walk = await walkPage(document, { region, isUnpaintedRead: true }, slices);
  }
  const { builder, leftOut, shadowRoots, frames } = walk;
  const { text, segments, blocks, collapsed } = builder.finish();
  if (slices.isDue()) await slices.pause();
  const language = languageOf(document);
  const firstHeading = walk.headings.find(({ level }) => level === 1);
  const title = (document.title || (firstHeading ? text.slice(firstHeading.start, firstHeading.end) : ''))
    .replace(/\s+/g, ' ')
    .trim();
  const headings = isPlainText(document, walk.headings, text)
    ? findPlainTextHeadings(text)
    : [...walk.headings, ...findVisualHeadings(text, blocks, walk.headings)].sort((a, b) => a.start - b.start);
  if (slices.isDue()) await slices.pause();
  const sections = await buildSections({ text, headings, blocks, collapsed, title, language }, slices);
  const outline: Outline = {
    url: document.URL,
    title,
    language,
    words: sections.reduce((sum, section) => sum + section.words, 0),
    text,
    sections,
    coverage: coverageOf(builder.visibleLength, leftOut),
    timing: slices.finish(),
  };
  return { outline, map: createTextMap(text, segments, shadowRoots, frames) };
}

/** The browser shows plain text as one preformatted element; some sites put theirs into one themselves. */
function isPlainText(document: Document, headings: readonly HeadingSpan[], text: string): boolean {
  if (document.contentType === 'text/plain' || document.contentType === 'text/markdown') return true;
  if (headings.length > 1 || text.length < SHORTEST_PLAIN_TEXT) return false;
  const preformatted = [...document.querySelectorAll('pre')].reduce(
    (sum, element) => sum + (element.textContent ?? '').length,
    0,
  );
  return preformatted > text.length * 0.9;
}
