/**
 * `npm run screenshot`: reviews the sample document and writes the pictures of the README, the page and the side panel
 * beside it, each as the browser draws it: `docs/side-panel.png`, and `docs/review.png`, which moves.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { animatedPng, type Frame } from './animated-png.ts';
import { ensureBuild } from './build.ts';
import { type ExtensionBrowser, launchExtension } from './extension-browser.ts';
import { runReview } from './run-review.ts';
import { serveInput } from './serve-input.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const SAMPLE = join(ROOT, 'tests/fixtures/remote-access-policy.html');
const PICTURE = join(ROOT, 'docs/side-panel.png');
const MOVING_PICTURE = join(ROOT, 'docs/review.png');
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
  const taken: { readonly pair: readonly Buffer[]; readonly delayMs: number }[] = [];
  const take = async (delayMs: number) => {
    taken.push({ pair: [await page.screenshot(), await panel.screenshot()], delayMs });
  };
  await panel.getByRole('button', { name: 'Review this page' }).waitFor();
  await take(1_500);
  await runReview(browser, tabId);
  await panel.getByRole('article', { name: CHOSEN }).waitFor();
  await take(2_000);
  await choose(panel, page);
  await take(2_500);
  await decide(panel);
  await take(2_500);
  // A tab of its own would take the panel away from the document: the pictures are put together in the end.
  const frames: Frame[] = [];
  for (const { pair, delayMs } of taken) frames.push({ png: await sideBySide(browser, pair), delayMs });
  const still = frames[2]?.png;
  if (still === undefined) throw new Error('the picture was not taken');
  mkdirSync(dirname(PICTURE), { recursive: true });
  writeFileSync(PICTURE, still);
  writeFileSync(MOVING_PICTURE, animatedPng(frames));
  console.log(`Wrote ${PICTURE} and ${MOVING_PICTURE}`);
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

/** Accepts the chosen finding with one key, which goes on to the next. */
async function decide(panel: Page): Promise<void> {
  await panel.getByRole('article', { name: CHOSEN }).getByRole('heading').getByRole('button').focus();
  await panel.keyboard.press('a');
  await panel.getByRole('article', { name: CHOSEN }).getByText('Accepted').waitFor();
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
  const png = await frame.screenshot();
  await frame.close();
  return png;
}
