/**
 * `npm run screenshot`: reviews the sample document and writes `docs/side-panel.png`, the picture of the
 * README: the page and the side panel beside it, each as the browser draws it.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { ensureBuild } from './build.ts';
import { type ExtensionBrowser, launchExtension } from './extension-browser.ts';
import { runReview } from './run-review.ts';
import { serveInput } from './serve-input.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const SAMPLE = join(ROOT, 'tests/fixtures/remote-access-policy.html');
const PICTURE = join(ROOT, 'docs/side-panel.png');
const SIZE = { width: 1280, height: 800 };
const PANEL_WIDTH = 400;
/** The finding that is chosen in the picture. */
const CHOSEN = /section 11/;

const served = await serveInput(SAMPLE);
const browser = await launchExtension({ extensionFolder: ensureBuild('testing'), headless: true });
try {
  const { page, tabId } = await browser.openDocument(served.url);
  const panel = await browser.openSidePanel(page);
  await page.setViewportSize({ width: SIZE.width - PANEL_WIDTH, height: SIZE.height });
  await panel.setViewportSize({ width: PANEL_WIDTH, height: SIZE.height });
  await panel.emulateMedia({ reducedMotion: 'reduce' });
  await runReview(browser, tabId);
  await choose(panel, page);
  mkdirSync(dirname(PICTURE), { recursive: true });
  writeFileSync(PICTURE, await sideBySide(browser, [await page.screenshot(), await panel.screenshot()]));
  console.log(`Wrote ${PICTURE}`);
} finally {
  await browser.close();
  served.close();
}

/** Chooses a finding, and waits until its words no longer flash. */
async function choose(panel: Page, page: Page): Promise<void> {
  const finding = panel.getByRole('article', { name: CHOSEN });
  await finding.getByRole('heading').getByRole('button').click();
  await page.waitForFunction(() => CSS.highlights.has('ai-prism-flash'));
  await page.waitForFunction(() => !CSS.highlights.has('ai-prism-flash'));
  // As it looks when the pointer has gone back to the page, with both from their beginning.
  await panel.mouse.move(0, 0);
  for (const each of [panel, page]) await each.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
}

/** Puts pictures side by side, with a line between them, in a page of its own. */
async function sideBySide(browser: ExtensionBrowser, pictures: readonly Buffer[]): Promise<Buffer> {
  const frame = await browser.context.newPage();
  await frame.setViewportSize(SIZE);
  const images = pictures.map((png) => `<img src="data:image/png;base64,${png.toString('base64')}">`);
  await frame.setContent(
    `<style>body { display: flex; margin: 0 } img { display: block } img + img { outline: 1px solid #d5d9e0 }</style>${images.join('')}`,
  );
  await frame.waitForFunction(() => [...document.images].every((image) => image.complete));
  return frame.screenshot();
}
