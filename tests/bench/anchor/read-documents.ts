import { ensureBuild } from '../../drive/build.ts';
import { type ExtensionBrowser, launchExtension } from '../../drive/extension-browser.ts';
import { withDocument } from '../../drive/with-document.ts';
import { findChromium } from '../../setup/chromium.mjs';
import type { AnchorCase, BenchDocument, Located } from './anchor-case.ts';
import type { DocumentFile } from './documents.ts';

/** Runs work with the built extension in a headless Chromium. */
export async function withBrowser<T>(work: (browser: ExtensionBrowser) => Promise<T>): Promise<T> {
  process.env.CHROMIUM_PATH ??= findChromium();
  const browser = await launchExtension({ extensionFolder: ensureBuild('testing'), headless: true });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/** Reads a document's text and sections with the product's outline. */
export function readDocument(browser: ExtensionBrowser, document: DocumentFile): Promise<BenchDocument> {
  return withDocument(browser, document.file, async ({ tabId }) => {
    const { text, sections } = await browser.request('outline.read', { tabId });
    const { name, family, file } = document;
    return { name, family, text, file, sections: sections.map(({ id, start, end }) => ({ id, start, end })) };
  });
}

/** Quotes that are asked for at once: as many as one message may have. */
const QUOTES_PER_REQUEST = 500;

/** What the page itself answers, with the times of its own thread. */
export interface PageAnswers {
  readonly answers: readonly (Located | null)[];
  readonly totalMs: number;
  readonly longestTaskMs: number;
  /** Answers whose range in the page does not hold the text at its offsets, but for white space. */
  readonly wrongRanges: number;
}

/** Looks the cases up in the page, through the whole extension. */
export function locateInPage(
  browser: ExtensionBrowser,
  document: BenchDocument & { readonly file: string },
  cases: readonly AnchorCase[],
): Promise<PageAnswers> {
  return withDocument(browser, document.file, async ({ tabId }) => {
    const answers: (Located | null)[] = [];
    let totalMs = 0;
    let longestTaskMs = 0;
    let wrongRanges = 0;
    for (let first = 0; first < cases.length; first += QUOTES_PER_REQUEST) {
      const quotes = cases.slice(first, first + QUOTES_PER_REQUEST).map(({ quote, section }, order) => ({
        id: String(first + order),
        quote,
        ...(section ? { sectionId: section.id } : {}),
      }));
      const { results, timing } = await browser.request('quotes.locate', { tabId, quotes });
      totalMs += timing.totalMs;
      longestTaskMs = Math.max(longestTaskMs, timing.longestTaskMs);
      for (const { status, start, end, text } of results) {
        if (status === 'missing') {
          answers.push(null);
          continue;
        }
        answers.push({ start, end, isSame: status !== 'fuzzy' });
        const bare = (words: string) => words.replace(/\s+/g, '');
        if (bare(text) !== bare(document.text.slice(start, end))) wrongRanges += 1;
      }
    }
    return { answers, totalMs, longestTaskMs, wrongRanges };
  });
}
