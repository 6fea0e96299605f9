import type { Page } from 'playwright-core';
import type { BenchmarkBrowser } from './browser.ts';
import type { BenchmarkDocument, Truth } from './documents/document.ts';
import { compareIds, type IdentifiedSection } from './metrics/ids.ts';
import type { PeerReading, ProductReading, TrueSection } from './page/protocol.ts';
import type { DocumentResult, SystemName } from './result.ts';
import { type SystemAnswer, scoreAnswer } from './score.ts';
import { structureOf } from './truth.ts';

/** Words whose positions are checked in each document. */
const POSITIONS = 200;
/** A peer that takes longer on one document is cut off. */
const PATIENCE_MS = 120_000;
/** Documents beyond this size are read once by each peer, as are the many web pages. */
const LARGE_BYTES = 2_000_000;

/** Chance of the words drawn: another number draws other words. */
const SEED = 20_260_101;

/** One document's result, and its sections for comparison with a later version. */
export interface Measured {
  readonly result: DocumentResult;
  readonly sections: readonly IdentifiedSection[];
}

/** Reads a document twice with every system, in opposite orders, and scores the answers. */
export async function measureDocument(
  browser: BenchmarkBrowser,
  document: BenchmarkDocument,
  earlier: readonly IdentifiedSection[] | null,
  peers: readonly SystemName[],
): Promise<Measured> {
  const { body, truth } = document.load();
  const bytes = Buffer.byteLength(body);
  return await browser.withDocument(document, body, async (page, reload) => {
    const sections = await readTruth(page, truth);
    const markup = await page.evaluate(() => outlineBenchmark.readHeadingMarkup());
    const first = await readProduct(page);
    const readability: (PeerReading | null)[] = [];
    const defuddle: (PeerReading | null)[] = [];
    const isOnce = bytes > LARGE_BYTES || document.group === 'web';
    if (peers.includes('readability')) readability.push(await readPeer(page, 'readReadability'));
    if (peers.includes('defuddle')) defuddle.push(await readPeer(page, 'readDefuddle'));
    await reload();
    if (peers.includes('defuddle') && !isOnce) defuddle.push(await readPeer(page, 'readDefuddle'));
    if (peers.includes('readability') && !isOnce) readability.push(await readPeer(page, 'readReadability'));
    const second = await readProduct(page);
    const structure = structureOf(truth, sections, markup);
    const own = scoreAnswer(truth, structure, productAnswer([first, second]));
    const result: DocumentResult = {
      id: document.id,
      group: document.group,
      kind: document.kind,
      bytes,
      systems: {
        'ai-prism': own.score,
        readability: scoreAnswer(truth, structure, peerAnswer(readability)).score,
        defuddle: scoreAnswer(truth, structure, peerAnswer(defuddle)).score,
      },
      longestTaskMs: Math.max(first.longestTaskMs, second.longestTaskMs),
      browserLongestTaskMs: Math.max(first.browserLongestTaskMs, second.browserLongestTaskMs),
      positions: first.positions,
      idsOverReload: compareIds(first.sections, second.sections),
      idsSinceEarlier: earlier === null ? null : compareIds(earlier, first.sections),
      missed: own.missed,
      superfluous: own.superfluous,
    };
    return { result, sections: first.sections };
  });
}

async function readTruth(page: Page, truth: Truth): Promise<readonly TrueSection[]> {
  if (truth.kind === 'rfc') return page.evaluate((xml) => outlineBenchmark.readRfcXml(xml), truth.xml);
  if (truth.kind === 'contents') return page.evaluate((query) => outlineBenchmark.readContents(query), truth.query);
  return [];
}

function readProduct(page: Page): Promise<ProductReading> {
  return page.evaluate(([count, seed]) => outlineBenchmark.readProduct(count, seed), [POSITIONS, SEED] as const);
}

/** A peer's reading; null when it finds nothing, fails, or takes too long. */
async function readPeer(page: Page, name: 'readReadability' | 'readDefuddle'): Promise<PeerReading | null> {
  const reading = page.evaluate((peer) => outlineBenchmark[peer](), name).catch(() => null);
  const { promise: cutOff, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(() => resolve(null), PATIENCE_MS);
  const result = await Promise.race([reading, cutOff]);
  clearTimeout(timer);
  return result;
}

function productAnswer(readings: readonly [ProductReading, ...ProductReading[]]): SystemAnswer {
  const [{ text, sections }] = readings;
  return {
    text,
    headings: sections.filter(({ level }) => level > 0).map(({ path, level, text }) => ({ path, level, body: text })),
    elapsedMs: Math.min(...readings.map(({ elapsedMs }) => elapsedMs)),
  };
}

function peerAnswer(readings: readonly (PeerReading | null)[]): SystemAnswer | null {
  const found = readings.filter((reading) => reading !== null);
  const [first] = found;
  if (!first) return null;
  const open: { readonly text: string; readonly level: number }[] = [];
  const headings = first.headings.map(({ text, level }) => {
    while ((open.at(-1)?.level ?? 0) >= level) open.pop();
    open.push({ text, level });
    return { path: open.map((entry) => entry.text), level, body: null };
  });
  return { text: first.text, headings, elapsedMs: Math.min(...found.map(({ elapsedMs }) => elapsedMs)) };
}
