import type { ExtensionBrowser } from '../../drive/extension-browser.ts';
import type { AnchorCase, BenchDocument } from './anchor-case.ts';
import { PRODUCTION } from './methods.ts';
import { locateInPage } from './read-documents.ts';

/** What the run through the whole extension gave for one document. */
export interface PageResult {
  readonly document: string;
  readonly quotes: number;
  readonly msPerThousand: number;
  readonly longestTaskMs: number;
  /** Answers that differ from those outside the page. */
  readonly unlike: number;
  readonly wrongRanges: number;
}

/** Quotes that are looked up in a page. */
const PAGE_QUOTES = 1000;

/** Looks a mixed sample up in the page itself. */
export async function runInPage(
  browser: ExtensionBrowser,
  document: BenchDocument,
  cases: readonly AnchorCase[],
): Promise<PageResult | null> {
  const { file } = document;
  if (file === null) return null;
  const every = Math.max(1, Math.floor(cases.length / PAGE_QUOTES));
  const sample = cases.filter((_, order) => order % every === 0).slice(0, PAGE_QUOTES);
  const { answers, totalMs, longestTaskMs, wrongRanges } = await locateInPage(browser, { ...document, file }, sample);
  const find = PRODUCTION.prepare(document);
  const unlike = sample.filter(({ quote, section }, order) => {
    const outside = find(quote, section);
    const inside = answers[order] ?? null;
    return outside?.start !== inside?.start || outside?.end !== inside?.end;
  }).length;
  return {
    document: document.name,
    quotes: sample.length,
    msPerThousand: (1000 * totalMs) / Math.max(1, sample.length),
    longestTaskMs,
    unlike,
    wrongRanges,
  };
}
