import type { Page } from 'playwright-core';
import type { ExtensionBrowser } from '#tests/drive/extension-browser.ts';
import { median } from './median.ts';

const RUNS = 7;

/** From the beginning of the panel's document, medians in milliseconds. */
export interface Opening {
  readonly findings: number;
  /** The first finding is drawn, and the list takes input. */
  readonly firstFindingMs: number;
  /** All findings have come, so that all can be filtered, reached and decided on. */
  readonly allFindingsMs: number;
}

export interface Openings {
  readonly runs: number;
  /** The worker runs and has had the reviews in hand. */
  readonly warm: readonly Opening[];
  /** The worker was killed before: it starts anew and reads the review from the database. */
  readonly cold: readonly Opening[];
}

/** A document with a review of so many findings. */
export interface ReviewedDocument {
  readonly page: Page;
  readonly findings: number;
}

interface Times {
  readonly firstMs: number;
  readonly allMs: number;
}

/** Opens the panel by turns beside each of the documents. */
export async function measureOpenings(
  browser: ExtensionBrowser,
  panel: Page,
  documents: readonly ReviewedDocument[],
  note: (text: string) => void,
): Promise<Openings> {
  const watch = await panel.context().newCDPSession(panel);
  await watch.send('Page.enable');
  const { identifier } = await watch.send('Page.addScriptToEvaluateOnNewDocument', { source: `(${timeOpening})()` });
  const measure = async (isCold: boolean): Promise<Opening[]> => {
    const times = new Map<ReviewedDocument, Times[]>(documents.map((document) => [document, []]));
    for (let run = 0; run < RUNS; run += 1) {
      for (const [document, known] of times) {
        await document.page.bringToFront();
        await beside(panel, document);
        if (isCold) await browser.stopWorker();
        await panel.reload();
        known.push(await openingTimes(panel, document.findings));
      }
    }
    return [...times].map(([{ findings }, known]) => ({
      findings,
      firstFindingMs: median(known.map(({ firstMs }) => firstMs)),
      allFindingsMs: median(known.map(({ allMs }) => allMs)),
    }));
  };
  note(`${RUNS} openings by turns, running worker`);
  const warm = await measure(false);
  note(JSON.stringify(warm));
  note(`${RUNS} openings by turns, killed worker`);
  const cold = await measure(true);
  await watch.send('Page.removeScriptToEvaluateOnNewDocument', { identifier });
  return { runs: RUNS, warm, cold };
}

/** Waits until the panel shows the review of a document. */
export async function beside(panel: Page, { findings }: ReviewedDocument): Promise<void> {
  const count = new Intl.NumberFormat('en').format(findings);
  await panel.getByRole('heading', { name: `Findings ${count}`, exact: true }).waitFor();
  await panel.getByRole('article').first().waitFor();
}

declare global {
  var benchOpening: { firstMs: number; readonly counts: (readonly [number, number])[] } | undefined;
}

/** Runs in the panel before its own code: notes when a finding was first drawn, and how many were counted at each frame. */
function timeOpening(): void {
  const opening = { firstMs: 0, counts: [] as (readonly [number, number])[] };
  globalThis.benchOpening = opening;
  requestAnimationFrame(function look() {
    const search = document.querySelector('input[type=search]');
    if (opening.firstMs === 0 && search !== null && document.querySelector('article') !== null) {
      // Painted by then, and free for input.
      requestAnimationFrame(() => setTimeout(() => (opening.firstMs ||= performance.now())));
    }
    // What acts on all of them can be used: the heading knows their number before they have come.
    const all = document.querySelector('button[aria-label^="All listed"]:not([disabled], [aria-disabled=true])');
    const count = Number(all?.getAttribute('aria-label')?.replace(/\D/g, '') ?? 0);
    if (count !== (opening.counts.at(-1)?.[1] ?? 0)) opening.counts.push([performance.now(), count]);
    requestAnimationFrame(look);
  });
}

async function openingTimes(panel: Page, findings: number): Promise<Times> {
  const read = await panel.waitForFunction((wanted) => {
    const opening = globalThis.benchOpening;
    if (opening === undefined || opening.firstMs === 0) return null;
    const all = opening.counts.find(([, count]) => count === wanted);
    return all === undefined ? null : { firstMs: opening.firstMs, allMs: Math.max(all[0], opening.firstMs) };
  }, findings);
  return (await read.jsonValue()) as Times;
}
