import { type Anchor, locateQuote, type TextIndex } from '#lib/anchoring';
import { type ReadPage, type SliceClock, type Slices, startSlices } from '#lib/outline';

/** A quote to look for; with the id of the section it was taken from, there first. */
export interface QuoteRequest {
  readonly id: string;
  readonly quote: string;
  readonly sectionId?: string;
}

/** Where a quote stands in the page. */
export interface QuoteResult {
  readonly id: string;
  readonly status: Anchor['status'];
  /** What the page really contains there; empty when missing. */
  readonly text: string;
  /** Offsets in the document's text, end exclusive; -1 when missing. */
  readonly start: number;
  readonly end: number;
  readonly score: number;
  /** Other passages fit as well, and nothing told them apart. */
  readonly ambiguous?: true;
  /** The passage differs from the quote in a negation, a modal verb or a number, or an ellipsis skips one. */
  readonly changesMeaning?: true;
}

/** All results in the order of the requests; times are own work only. */
export interface LocateAnswer {
  readonly results: readonly QuoteResult[];
  readonly timing: { readonly totalMs: number; readonly longestTaskMs: number };
}

/** Makes an index ready, so that no look-up has to do it in one go. */
export async function prepareInSlices(index: TextIndex, slices: Slices): Promise<void> {
  for (const _step of index.prepare()) if (slices.isDue()) await slices.pause();
}

/** Looks quotes up in slices. A section id that the page does not have (any more) is no hint and no error. */
export async function locateQuotes(
  page: ReadPage,
  index: TextIndex,
  quotes: readonly QuoteRequest[],
  clock: SliceClock,
): Promise<LocateAnswer> {
  const slices = startSlices(clock);
  const sections = new Map(page.outline.sections.map((section) => [section.id, section]));
  const results: QuoteResult[] = [];
  if (quotes.length > 0) await prepareInSlices(index, slices);
  for (const { id, quote, sectionId } of quotes) {
    const within = sectionId === undefined ? undefined : sections.get(sectionId);
    const { status, start, end, score, ambiguous, changesMeaning } = locateQuote(
      index,
      quote,
      within ? { within } : {},
    );
    const text = status === 'missing' ? '' : page.map.textAt(start, end);
    results.push({
      id,
      status,
      text,
      start,
      end,
      score,
      ...(ambiguous ? { ambiguous } : {}),
      ...(changesMeaning ? { changesMeaning } : {}),
    });
    if (slices.isDue()) await slices.pause();
  }
  return { results, timing: slices.finish() };
}
