import { countVisible, countWords } from '#lib/text';
import type { LeftOutReason, Outline, OutlineCoverage } from './outline.ts';
import { chooseRegion } from './region.ts';
import { AUTO_REGION, chosenElement } from './region-choice.ts';
import { buildSections } from './sections.ts';
import { type SliceClock, startSlices } from './slices.ts';
import { createTextMap, type TextMap } from './text-map.ts';
import { findVisualHeadings } from './visual-headings.ts';
import { walkPage } from './walk.ts';

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

/**
 * Reads the live page into sections, in slices of about 8 ms between which the page has its turn. Clones nothing and
 * changes nothing. The page's own main region is taken when it holds at least half of what a reader can see besides
 * navigation and other chrome; else the whole body is, so that no part of a document is lost to a mislabelled page. A part
 * that the reviewer has chosen is taken as it is; where it is gone, the page's own main region is read.
 */
export async function readOutline(document: Document, clock: SliceClock, choice = AUTO_REGION): Promise<ReadPage> {
  const slices = startSlices(clock);
  const chosen = chosenElement(document, choice);
  const region = chosen ?? (choice.kind === 'page' ? null : chooseRegion(document));
  let walk = await walkPage(document, region, slices);
  let finished = walk.builder.finish();
  let sectionCharacters = countVisible(finished.text);
  if (chosen === null && region !== null && (walk.leftOut.get('outside-main') ?? 0) > sectionCharacters) {
    walk = await walkPage(document, null, slices);
    finished = walk.builder.finish();
    sectionCharacters = countVisible(finished.text);
  }
  const { text, segments, blocks } = finished;
  const language = languageOf(document);
  const firstHeading = walk.headings.find(({ level }) => level === 1);
  const title = (document.title || (firstHeading ? text.slice(firstHeading.start, firstHeading.end) : ''))
    .replace(/\s+/g, ' ')
    .trim();
  if (slices.isDue()) await slices.pause();
  const words = countWords(text, language);
  const visual = findVisualHeadings(text, blocks, walk.headings, words);
  const headings = [...walk.headings, ...visual].sort((a, b) => a.start - b.start);
  if (slices.isDue()) await slices.pause();
  const sections = await buildSections({ text, headings, blocks, title, language }, slices);
  const outline: Outline = {
    url: document.URL,
    title,
    language,
    words,
    text,
    sections,
    coverage: coverageOf(sectionCharacters, walk.leftOut),
    timing: slices.finish(),
  };
  return { outline, map: createTextMap(text, segments, walk.shadowRoots) };
}
