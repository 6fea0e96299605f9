import type { Page } from 'playwright-core';
import { ensureBuild } from '#tests/drive/build.ts';
import { launchExtension } from '#tests/drive/extension-browser.ts';
import { median } from './median.ts';

const RUNS = 15;

/** From the beginning of the document until its button can be pressed, medians in milliseconds. */
export interface PopupTimes {
  readonly runs: number;
  readonly popupMs: number;
  /** A popup that is nothing but React and one button, built and opened in the same run. */
  readonly emptyMs: number;
}

/** Opens the popup and the empty one by turns. */
export async function measurePopup(note: (text: string) => void): Promise<PopupTimes> {
  const browser = await launchExtension({ extensionFolder: ensureBuild('panel-bench'), headless: true });
  try {
    const page = await browser.openExtensionPage('empty-popup.html');
    const session = await page.context().newCDPSession(page);
    await session.send('Page.enable');
    await session.send('Page.addScriptToEvaluateOnNewDocument', { source: `(${timeButton})()` });
    const base = `chrome-extension://${browser.extensionId}`;
    note(`${RUNS} openings of the popup`);
    const times = { popup: [] as number[], 'empty-popup': [] as number[] };
    for (let run = 0; run <= RUNS; run += 1) {
      for (const name of ['popup', 'empty-popup'] as const) {
        const usableMs = await usableAfter(page, `${base}/${name}.html`);
        // The first of each compiles what the others find compiled.
        if (run > 0) times[name].push(usableMs);
      }
    }
    return { runs: RUNS, popupMs: median(times.popup), emptyMs: median(times['empty-popup']) };
  } finally {
    await browser.close();
  }
}

declare global {
  var benchUsableMs: number | undefined;
}

/** Runs in the page before its own code. */
function timeButton(): void {
  requestAnimationFrame(function look() {
    if (document.querySelector('button:not([disabled], [aria-disabled=true])') === null) requestAnimationFrame(look);
    else requestAnimationFrame(() => setTimeout(() => (globalThis.benchUsableMs = performance.now())));
  });
}

async function usableAfter(page: Page, url: string): Promise<number> {
  await page.goto(url);
  const time = await page.waitForFunction(() => globalThis.benchUsableMs);
  return Number(await time.jsonValue());
}
