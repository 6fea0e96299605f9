import type { Frame, Page } from 'playwright-core';

/** What is highlighted in a page, read from the registry that the page shares with the extension. */
export function highlightedTexts(page: Page | Frame): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...CSS.highlights]
      .filter(([name]) => name.startsWith('ai-prism-') && name !== 'ai-prism-flash')
      .flatMap(([, highlight]) => [...highlight])
      .map((range) => {
        const live = document.createRange();
        live.setStart(range.startContainer, range.startOffset);
        live.setEnd(range.endContainer, range.endOffset);
        return live.toString();
      }),
  );
}

/** Waits until something flashes, and returns the words. */
export async function flashedText(page: Page): Promise<string> {
  const flash = await page.waitForFunction(() => {
    const [range] = CSS.highlights.get('ai-prism-flash') ?? [];
    if (range === undefined) return null;
    const live = document.createRange();
    live.setStart(range.startContainer, range.startOffset);
    live.setEnd(range.endContainer, range.endOffset);
    return live.toString();
  });
  return (await flash.jsonValue()) ?? '';
}

/** The middle of the first line of a highlight that contains these words, in the window's coordinates. */
export function highlightPoint(page: Page | Frame, words: string): Promise<{ readonly x: number; readonly y: number }> {
  return page.evaluate(async (wanted) => {
    /** A smooth scroll that was under way would move the words from under the point. */
    const untilStill = async () => {
      for (let last = Number.NaN, still = 0; still < 5; still = window.scrollY === last ? still + 1 : 0) {
        last = window.scrollY;
        await new Promise((nextFrame) => requestAnimationFrame(nextFrame));
      }
    };
    for (const [name, highlight] of CSS.highlights) {
      if (!name.startsWith('ai-prism-')) continue;
      for (const range of highlight) {
        const live = document.createRange();
        live.setStart(range.startContainer, range.startOffset);
        live.setEnd(range.endContainer, range.endOffset);
        if (!live.toString().includes(wanted)) continue;
        await untilStill();
        live.startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
        await untilStill();
        const [line] = live.getClientRects();
        if (line !== undefined) return { x: line.x + line.width / 2, y: line.y + line.height / 2 };
      }
    }
    throw new Error(`nothing highlighted contains ${wanted}`);
  }, words);
}
