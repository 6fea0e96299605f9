import { describe, expect, it } from 'vitest';
import { highlightedTexts } from './support/page-highlights.ts';
import { sidePanel } from './support/side-panel.ts';
import { prepareWorld } from './support/world.ts';

const world = prepareWorld();
const POLICY = 'remote-access-policy.html';

/** How often models were asked to review something. */
const calls = () =>
  world()
    .requests()
    .filter(({ operation }) => operation === 'ConverseStream').length;

describe('a document that is reviewed again', () => {
  it('says what has changed, asks for that alone, and keeps decisions', async () => {
    const { browser, openFixture, useEmulator } = world();
    await useEmulator();
    const { page } = await openFixture(POLICY);
    const panel = sidePanel(await browser.openSidePanel(page));
    await panel.review();
    const before = await panel.findings.count();
    await panel.page.getByRole('button', { name: 'Next open finding' }).click();
    await panel.page.keyboard.press('d');
    await panel.page.keyboard.press('a');
    await panel.page.getByRole('button', { name: 'Accepted 1' }).waitFor();
    expect(await panel.page.getByRole('button', { name: 'Dismissed 1' }).isVisible()).toBe(true);

    const asked = calls();
    await page.evaluate(() => {
      const last = [...document.querySelectorAll('main p')].at(-1);
      last?.append(' The owner of this policy is TBD.');
    });
    // The page says so itself; and a panel that is opened looks at it.
    const changed = panel.page.getByRole('region', { name: 'The document has changed since this review' });
    await changed.waitFor();
    await panel.page.reload();
    await changed.waitFor();
    expect(calls()).toBe(asked);
    await panel.page.getByRole('button', { name: 'Review what has changed' }).click();
    await panel.page.getByText(/^9 sections unchanged since the last review/).waitFor();
    await panel.untilIdle();
    expect(calls()).toBe(asked + 1);
    expect(await panel.findings.count()).toBeGreaterThan(before);
    await panel.page.getByRole('button', { name: 'Accepted 1' }).waitFor();
    await panel.page.getByRole('button', { name: 'Dismissed 1' }).waitFor();
    expect(await panel.page.getByText('The document has changed since this review').count()).toBe(0);
  });

  it('keeps a section left out, and pays for nothing twice', async () => {
    const { browser, openFixture, useEmulator } = world();
    await useEmulator();
    const { page } = await openFixture(POLICY);
    const panel = sidePanel(await browser.openSidePanel(page));
    await panel.review();
    await panel.sections.nth(2).hover();
    await panel.sections
      .nth(2)
      .getByRole('button', { name: /^Leave out/ })
      .click();
    await panel.page.getByText(/10 sections found · 9 reviewed · 1 skipped/).waitFor();
    const asked = calls();
    await panel.reviewButton.click();
    await panel.page.getByText(/^9 sections unchanged since the last review/).waitFor();
    await panel.untilIdle();
    expect(calls()).toBe(asked);
    expect(await panel.page.getByText('Left out', { exact: true }).isVisible()).toBe(true);
  });
});

describe('a review that is paused', () => {
  it('sends nothing more until it is resumed, also after the worker was killed', async () => {
    const { browser, openFixture, useEmulator } = world();
    await useEmulator({ rules: [{ perFrameMs: 30 }] });
    const { page } = await openFixture(POLICY);
    const panel = sidePanel(await browser.openSidePanel(page));
    await panel.reviewButton.click();
    await panel.findings.first().waitFor();
    await panel.page.getByRole('button', { name: 'Pause' }).click();
    await panel.page.getByText('Paused', { exact: true }).waitFor();
    // What was in progress is finished.
    await expect
      .poll(() =>
        world()
          .requests()
          .every(({ phase }) => phase === 'served'),
      )
      .toBe(true);
    const asked = calls();
    expect(asked).toBeLessThan(10);
    await browser.stopWorker();
    await panel.page.reload();
    await panel.page.getByText('Paused', { exact: true }).waitFor();
    expect(calls()).toBe(asked);
    await panel.page.getByRole('button', { name: 'Resume' }).click();
    await panel.page.getByText(/10 sections found · 10 reviewed/).waitFor({ timeout: 30_000 });
  });
});

describe('another part of the page', () => {
  it('is read when the reviewer points at it, and again after that', async () => {
    const { browser, openFixture } = world();
    const { page } = await openFixture(POLICY);
    const panel = sidePanel(await browser.openSidePanel(page));
    await panel.review();
    expect(await panel.sections.count()).toBe(10);
    await page.evaluate(() => {
      const paragraph = document.querySelector('footer p') ?? document.querySelector('footer');
      document.getSelection()?.selectAllChildren(paragraph ?? document.body);
    });
    await panel.page.getByRole('button', { name: 'What was left out' }).click();
    await panel.page.getByRole('button', { name: 'Read the whole page' }).click();
    await panel.untilIdle();
    await panel.page.getByRole('button', { name: 'What was left out' }).click();
    await panel.page.getByRole('button', { name: 'Read the main part' }).waitFor();
    // The choice holds for the next review too.
    await panel.reviewButton.click();
    await panel.untilIdle();
    await panel.page.getByRole('button', { name: 'What was left out' }).click();
    await panel.page.getByRole('button', { name: 'Read the main part' }).click();
    await panel.untilIdle();
    await expect.poll(() => panel.sections.count()).toBe(10);
  });
});

describe('a review that is deleted', () => {
  it('leaves the page as it was, and nothing in the panel', async () => {
    const { browser, openFixture } = world();
    const { page } = await openFixture(POLICY);
    const panel = sidePanel(await browser.openSidePanel(page));
    await panel.review();
    await expect.poll(() => highlightedTexts(page)).not.toEqual([]);
    await panel.page.getByRole('button', { name: 'Delete this review' }).click();
    await panel.page.getByRole('button', { name: 'Delete', exact: true }).click();
    await panel.findings.first().waitFor({ state: 'detached' });
    await expect.poll(() => highlightedTexts(page)).toEqual([]);
    await panel.page.reload();
    await panel.reviewButton.waitFor();
    expect(await panel.findings.count()).toBe(0);
  });
});
