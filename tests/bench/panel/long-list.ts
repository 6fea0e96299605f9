import type { ElementHandle, Locator, Page } from 'playwright-core';
import { type Frames, watchFrames } from './frame-meter.ts';

/** How the panel's frames go while a reader works with a long list. */
export interface LongList {
  readonly scrolling: Frames;
  readonly filtering: Frames;
  /** Findings in the page's DOM when all was scrolled through. */
  readonly drawnFindings: number;
}

const STEPS = 400;
const STEP_PX = 250;

/** Scrolls fast through the list, far and back; then filters it by text, severity and order. */
export async function measureLongList(panel: Page, note: (text: string) => void): Promise<LongList> {
  note('scrolling');
  const scrolling = await watchFrames(panel, async () => {
    for (const step of [STEP_PX, -STEP_PX]) await scroll(panel, step);
    for (const share of [0.5, 1, 0.25]) await jump(panel, share);
  });
  await scroll(panel, STEP_PX);
  const drawnFindings = await panel.getByRole('article').count();
  note('filtering');
  // Looking for a control by its name takes the page's thread longer than what the control does.
  const search = await present(panel.getByRole('searchbox', { name: 'Search findings' }));
  const high = await present(panel.getByRole('button', { name: /^High/ }));
  const orders = await Promise.all(
    ['Severity', 'Document'].map((name) => present(panel.getByRole('radio', { name, exact: true }))),
  );
  const filtering = await watchFrames(panel, async () => {
    await search.focus();
    await panel.keyboard.type('service desk takes', { delay: 80 });
    for (let key = 0; key < 18; key += 1) await panel.keyboard.press('Backspace', { delay: 40 });
    for (const control of [high, high, ...orders]) await click(panel, control);
  });
  return { scrolling, filtering, drawnFindings };
}

/** As fast as a wheel that is spun: a step at each frame. */
function scroll(panel: Page, stepPx: number): Promise<void> {
  return panel.evaluate(
    ([steps, px]) =>
      new Promise<void>((resolve) => {
        let left = steps;
        requestAnimationFrame(function step() {
          scrollBy({ top: px, behavior: 'instant' });
          left -= 1;
          if (left === 0) resolve();
          else requestAnimationFrame(step);
        });
      }),
    [STEPS, stepPx] as const,
  );
}

/** As the scroll bar does when it is dragged; waits until findings are seen there. */
async function jump(panel: Page, share: number): Promise<void> {
  await panel.evaluate((part) => {
    scrollTo({ top: document.documentElement.scrollHeight * part, behavior: 'instant' });
  }, share);
  await panel.waitForFunction(() =>
    [...document.querySelectorAll('article')].some((card) => {
      const { top, bottom } = card.getBoundingClientRect();
      return top < innerHeight / 2 && bottom > 0;
    }),
  );
}

async function present(locator: Locator): Promise<ElementHandle> {
  const handle = await locator.elementHandle();
  if (handle === null) throw new Error('a control is not there');
  return handle;
}

/** As a mouse does, and waits until two frames have shown what came of it. */
async function click(panel: Page, control: ElementHandle): Promise<void> {
  const box = await control.boundingBox();
  if (box === null) throw new Error('a control is not to be seen');
  await panel.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await panel.evaluate(() => new Promise((resume) => requestAnimationFrame(() => requestAnimationFrame(resume))));
}
