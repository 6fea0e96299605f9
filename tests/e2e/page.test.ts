import type { Frame, Page, Worker } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { flashedText, highlightedTexts, highlightPoint } from './support/page-highlights.ts';
import { type SidePanel, sidePanel } from './support/side-panel.ts';
import { prepareWorld } from './support/world.ts';

const world = prepareWorld();

async function reviewed(): Promise<{ readonly page: Page; readonly tabId: number; readonly panel: SidePanel }> {
  const { browser, openFixture } = world();
  const { page, tabId } = await openFixture('remote-access-policy.html');
  const panel = sidePanel(await browser.openSidePanel(page));
  await panel.review();
  await expect.poll(() => highlightedTexts(page)).not.toEqual([]);
  return { page, tabId, panel };
}

async function worker(): Promise<Worker> {
  const { context } = world().browser;
  return context.serviceWorkers()[0] ?? context.waitForEvent('serviceworker');
}

/** What the browser does when a shortcut is pressed, which no page and no test can press in its place. */
async function press(command: string, tabId: number): Promise<void> {
  await (await worker()).evaluate(
    async ([name, id]) => {
      const event = chrome.commands.onCommand as unknown as { dispatch: (name: string, tab: chrome.tabs.Tab) => void };
      event.dispatch(name, await chrome.tabs.get(id));
    },
    [command, tabId] as const,
  );
}

describe('in a reviewed page', () => {
  it('shortcuts go from finding to finding, in the page and in the panel', async () => {
    const { page, tabId, panel } = await reviewed();
    const current = panel.findings.and(panel.page.locator('[aria-current="true"]'));
    const seen: (string | null)[] = [];
    for (const command of ['next-finding', 'next-finding', 'next-finding', 'previous-finding']) {
      await press(command, tabId);
      const idOfCurrent = async () => ((await current.count()) === 1 ? current.getAttribute('data-finding-id') : null);
      await expect.poll(idOfCurrent).not.toBe(seen.at(-1) ?? null);
      seen.push(await idOfCurrent());
      const words = fold(await flashedText(page));
      expect(fold(await current.innerText())).toContain(words);
    }
    expect(new Set(seen.slice(0, 3)).size).toBe(3);
    expect(seen[3]).toBe(seen[1]);
  });

  it('a pointer that rests names the finding, without an element of ours', async () => {
    const { page } = await reviewed();
    const { x, y } = await highlightPoint(page, 'TSOC');
    const before = await page.evaluate(() => document.documentElement.outerHTML);
    const label = () => page.evaluate(() => getComputedStyle(document.documentElement, '::after').content);
    await page.mouse.move(x, y);
    await expect.poll(label).toMatch(/(Critical|High|Medium|Low|Info) · /);
    await page.keyboard.press('Escape');
    expect(await label()).toBe('none');
    expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
  });

  it('a mark in a frame leads to its finding and is named', async () => {
    const { browser, openFixture } = world();
    const { page } = await openFixture('remote-access-policy.html');
    await page.evaluate(async () => {
      const frame = document.createElement('iframe');
      frame.style.cssText = 'width:90vw;height:500px';
      frame.srcdoc = document.body.innerHTML;
      const loaded = new Promise((done) => frame.addEventListener('load', done, { once: true }));
      document.body.replaceChildren(frame);
      await loaded;
    });
    const panel = sidePanel(await browser.openSidePanel(page));
    await panel.review();
    const inner = page.frames()[1] as Frame;
    await expect.poll(() => highlightedTexts(inner)).not.toEqual([]);
    const { x, y } = await highlightPoint(inner, 'TSOC');
    const frame = await page.locator('iframe').boundingBox();
    const place = [(frame?.x ?? 0) + 2 + x, (frame?.y ?? 0) + 2 + y] as const;
    await page.mouse.move(...place);
    const label = () => page.evaluate(() => getComputedStyle(document.documentElement, '::after').content);
    await expect.poll(label).toMatch(/(Critical|High|Medium|Low|Info) · /);
    await page.mouse.click(...place);
    const current = panel.findings.and(panel.page.locator('[aria-current="true"]'));
    await expect.poll(() => current.innerText().catch(() => '')).toContain('TSOC');
  });

  // The last one: the extension is loaded anew in it.
  it('marks go with the extension', async () => {
    const { page } = await reviewed();
    const { x, y } = await highlightPoint(page, 'TSOC');
    const sheets = await page.evaluate(() => document.adoptedStyleSheets.length);
    expect(sheets).toBeGreaterThan(0);
    const gone = worker().then((running) => running.evaluate(() => chrome.runtime.reload()).catch(() => undefined));
    await gone;
    // A script that was left behind notices it when the pointer has rested for a moment.
    await expect
      .poll(
        async () => {
          await page.mouse.move(x, y);
          await page.mouse.move(x + 3, y);
          return highlightedTexts(page);
        },
        { interval: 1_000 },
      )
      .toEqual([]);
    expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(0);
  });
});

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
