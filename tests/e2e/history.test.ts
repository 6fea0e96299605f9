import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type SidePanel, sidePanel } from './support/side-panel.ts';
import { prepareWorld } from './support/world.ts';

const world = prepareWorld();
const NOTICE = 'clear-notice.html';

async function reviewInPanel(fixture: string): Promise<{ page: Page; panel: SidePanel }> {
  const { browser, openFixture } = world();
  const { page } = await openFixture(fixture);
  // One panel a window: it follows the tabs.
  const opened = browser.context.pages().find((each) => each.url().endsWith('/sidepanel.html'));
  const panel = sidePanel(opened ?? (await browser.openSidePanel(page)));
  await panel.page.getByRole('tab', { name: 'Findings' }).click();
  await panel.page.getByRole('heading', { level: 1, name: await page.title() }).waitFor();
  await panel.review();
  return { page, panel };
}

/** The history's groups, one for each document. */
const groups = (panel: SidePanel) => panel.page.getByRole('list', { name: 'Past reviews' }).locator(':scope > li');

describe('the history', () => {
  it('finds, opens and deletes reviews of all documents', async () => {
    const policy = await reviewInPanel('remote-access-policy.html');
    const found = await policy.panel.findings.count();
    const title = await policy.page.title();
    const { panel } = await reviewInPanel(NOTICE);
    const { page } = panel;

    await page.getByRole('tab', { name: 'History' }).click();
    await expect.poll(() => groups(panel).count()).toBe(2);
    await page.getByRole('searchbox', { name: 'Search past reviews' }).fill(title.toUpperCase());
    await expect.poll(() => groups(panel).count()).toBe(1);

    await page.getByRole('button', { name: /^Open the review of / }).click();
    const past = page.getByRole('region', { name: 'Past review', exact: true });
    await past.getByText('Past review, read-only').waitFor();
    expect(await past.getByText(title, { exact: true }).isVisible()).toBe(true);
    await expect.poll(() => past.getByRole('article').count()).toBe(found);
    expect(await past.getByRole('button', { name: 'Accept' }).count()).toBe(0);
    const [opened] = await Promise.all([
      world().browser.context.waitForEvent('page'),
      past.getByRole('link', { name: 'Open the document' }).click(),
    ]);
    expect(opened.url()).toBe(policy.page.url());
    await opened.close();
    await past.getByRole('button', { name: 'Back' }).click();

    await page.getByRole('button', { name: /^Delete the review of / }).click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByText('Nothing found').waitFor();
    await page.getByRole('searchbox', { name: 'Search past reviews' }).fill('');
    await expect.poll(() => groups(panel).count()).toBe(1);
    // Beside the other document its review has gone, too.
    await policy.page.bringToFront();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.getByRole('tab', { name: 'Findings' }).click();
    await page.getByText('Review this document in place').waitFor();
    await page.getByRole('tab', { name: 'History' }).click();
    await page.getByRole('button', { name: 'Delete all reviews' }).click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByText('No reviews yet').waitFor();
  });

  it('takes a review file in, shows it beside a page that cannot be read, and gives it back as it was', async () => {
    const { panel } = await reviewInPanel('remote-access-policy.html');
    const { browser } = world();
    const found = await panel.findings.count();
    const exported = await download(panel.page);
    await panel.page.getByRole('tab', { name: 'History' }).click();
    await panel.page.getByRole('button', { name: 'Delete all reviews' }).click();
    await panel.page.getByRole('button', { name: 'Delete', exact: true }).click();
    await panel.page.getByText('No reviews yet').waitFor();

    const { page } = panel;
    await browser.openExtensionPage('options.html');
    await page.getByRole('tab', { name: 'Findings' }).click();
    await page.getByText('This page cannot be reviewed').waitFor();
    await page.getByRole('tab', { name: 'History' }).click();
    await choose(page, exported.replace('"severity": "', '"severity": "very-'));
    await page
      .getByRole('alert')
      .getByText(/report\.findings\.0\.severity/)
      .waitFor();
    await choose(page, exported);
    const past = page.getByRole('region', { name: 'Past review', exact: true });
    await past.getByText('Imported review, read-only').waitFor();
    await expect.poll(() => past.getByRole('article').count()).toBe(found);
    expect(JSON.parse(await download(page))).toEqual(JSON.parse(exported));
    await past.getByRole('button', { name: 'Back' }).click();
    await page.getByText('Imported', { exact: true }).waitFor();
  });
});

/** Chooses a file with this text. */
async function choose(page: Page, text: string): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Import review' }).click(),
  ]);
  await chooser.setFiles({ name: 'review.json', mimeType: 'application/json', buffer: Buffer.from(text) });
}

/** The text of the review file that the panel saves. */
async function download(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Export', exact: true }).last().click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'JSON', exact: true }).click(),
  ]);
  return readFileSync(await file.path(), 'utf8');
}
