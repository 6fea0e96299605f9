import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { sidePanel } from './support/side-panel.ts';
import { prepareWorld } from './support/world.ts';

const world = prepareWorld();
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const POLICY = 'remote-access-policy.html';

/**
 * What axe-core objects to on a page of the extension, in each colour scheme, under the page's own CSP.
 * @param except rules that do not fit what is on display.
 */
async function issues(page: Page, except: readonly string[] = []): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.evaluate(AXE);
    const violations = await page.evaluate(async (rules) => {
      const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
      const results = await axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        rules: Object.fromEntries(rules.map((rule) => [rule, { enabled: false }])),
      });
      return results.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    }, except);
    found.push(...violations.map((violation) => `${colorScheme}: ${violation}`));
  }
  return found;
}

/** Everything that pages of the extension complain about on their consoles from here on, refusals of the CSP included. */
function complaints(): readonly string[] {
  const heard: string[] = [];
  const listen = (page: Page) => {
    const isOurs = () => page.url().startsWith('chrome-extension:');
    page.on('console', (message) => {
      if (isOurs() && /error|warning/.test(message.type())) heard.push(message.text());
    });
    page.on('pageerror', (error) => isOurs() && heard.push(String(error)));
  };
  const { context } = world().browser;
  context.on('page', listen);
  return heard;
}

describe('pages of the extension, as the browser shows them', () => {
  it('have no accessibility issue and nothing to complain about: side panel', async () => {
    const heard = complaints();
    const { browser, openFixture } = world();
    const { page } = await openFixture(POLICY);
    const panel = sidePanel(await browser.openSidePanel(page));
    await panel.reviewButton.waitFor();
    expect(await issues(panel.page)).toEqual([]);
    await panel.review();
    await panel.findings.first().getByRole('button', { name: 'Model details' }).hover();
    await panel.page.getByRole('tooltip').waitFor();
    // A tooltip is read with its button, wherever it stands in the page.
    expect(await issues(panel.page, ['region'])).toEqual([]);
    expect(heard).toEqual([]);
  });

  it('have no accessibility issue and nothing to complain about: side panel at work', async () => {
    const heard = complaints();
    const { browser, openFixture, useEmulator } = world();
    await useEmulator({ rules: [{ perFrameMs: 30 }] });
    const { page } = await openFixture(POLICY);
    const panel = sidePanel(await browser.openSidePanel(page));
    await panel.reviewButton.click();
    await panel.findings.first().waitFor();
    expect(await panel.page.getByText('Processing…').count()).toBe(1);
    expect(await issues(panel.page)).toEqual([]);
    await panel.stopButton.click();
    await panel.untilIdle();
    expect(heard).toEqual([]);
  });

  it('have no accessibility issue and nothing to complain about: popup', async () => {
    const heard = complaints();
    const { browser, openFixture } = world();
    const { page } = await openFixture(POLICY);
    const popup = await browser.clickIcon(page);
    await popup.getByRole('table', { name: 'Models' }).waitFor();
    expect(await issues(popup)).toEqual([]);
    expect(heard).toEqual([]);
  });

  it('have no accessibility issue and nothing to complain about: analytics', async () => {
    const heard = complaints();
    const { browser, openFixture, useEmulator } = world();
    await useEmulator();
    const { tabId } = await openFixture('clear-notice.html');
    const { reviewId } = await browser.request('review.start', { tabId });
    await expect.poll(async () => (await browser.request('review.get', { reviewId })).review.status).toBe('done');
    const analytics = await browser.openExtensionPage('analytics.html');
    await analytics.getByRole('button', { name: 'Show as table: Cost' }).click();
    expect(await issues(analytics)).toEqual([]);
    await analytics.emulateMedia({ forcedColors: 'active' });
    expect(await issues(analytics)).toEqual([]);
    expect(heard).toEqual([]);
  });

  it('have no accessibility issue and nothing to complain about: options', async () => {
    const heard = complaints();
    const options = await world().browser.openExtensionPage('options.html');
    await options.getByRole('button', { name: 'Test connection' }).waitFor();
    await options.getByRole('textbox', { name: 'Requests per minute', exact: true }).fill('none');
    await options.getByRole('button', { name: 'Save' }).click();
    await options.getByRole('alert').waitFor();
    expect(await issues(options)).toEqual([]);
    expect(heard).toEqual([]);
  });
});

describe('a reviewer who uses the keyboard alone', () => {
  it('keeps the focus through a review, walks the sections and findings, and sees the words in the page', async () => {
    const { browser, openFixture, useEmulator } = world();
    await useEmulator({ rules: [{ perFrameMs: 5 }] });
    const { page } = await openFixture(POLICY);
    const panel = sidePanel(await browser.openSidePanel(page));
    const focused = () => panel.page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
    const press = (key: string) => panel.page.keyboard.press(key);
    /** Nothing on the way may catch the focus. */
    const tabTo = async (name: RegExp) => {
      for (let stop = 0; stop < 10 && !name.test(await focused()); stop++) await press('Tab');
      expect(await focused()).toMatch(name);
    };
    await panel.focusReviewButton();
    await press('Enter');
    await panel.stopButton.waitFor();
    expect(await focused()).toBe('Stop');
    await panel.untilIdle();
    expect(await focused()).toBe('Review this page');

    await tabTo(/^Remote Access Policy/);
    await press('End');
    expect(await focused()).toMatch(/^9\. Definitions/);
    await tabTo(/^Document$/);

    await panel.findings.first().getByRole('heading').getByRole('button').focus();
    await press('ArrowDown');
    await press('Enter');
    await expect.poll(() => panel.findings.nth(1).getAttribute('aria-current')).toBe('true');
    await page.waitForFunction(() => CSS.highlights.has('ai-prism-flash'));
  });

  it('hears one name for each act: no second button speaks of stopping or of reviewing the page', async () => {
    const { browser, openFixture } = world();
    const { page } = await openFixture(POLICY);
    const panel = sidePanel(await browser.openSidePanel(page));
    await panel.review();
    expect(await panel.page.getByRole('button', { name: /stop/i }).count()).toBe(0);
    expect(await panel.page.getByRole('button', { name: /review this page/i }).count()).toBe(1);
  });
});

describe('the popup’s “Review this page”', () => {
  it('opens the panel with the review, although the popup goes away', async () => {
    const { browser, openFixture } = world();
    const { page } = await openFixture('clear-notice.html');
    const panel = sidePanel(await browser.openSidePanel(page, 'Review this page'));
    await panel.page.getByText(/3 sections found · 3 reviewed/).waitFor();
    await expect.poll(() => browser.context.pages().filter((each) => each.url().endsWith('/popup.html'))).toEqual([]);
  });
});
