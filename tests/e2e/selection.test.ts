import { describe, expect, it } from 'vitest';
import { highlightedTexts } from './support/page-highlights.ts';
import { sidePanel } from './support/side-panel.ts';
import { prepareWorld } from './support/world.ts';

const world = prepareWorld();

async function openWithSelection(words: string) {
  const { browser, openFixture } = world();
  const { page } = await openFixture('remote-access-policy.html');
  const panel = sidePanel(await browser.openSidePanel(page));
  await page.getByText(words).selectText();
  return { page, panel };
}

describe('the selected text', () => {
  it('is analysed alone, and its findings are pinned to the page', async () => {
    const { page, panel } = await openWithSelection('Security updates must be installed');
    await panel.page.getByRole('button', { name: 'Analyze selection' }).click();
    await panel.findings.first().waitFor();
    await panel.untilIdle();
    expect(await panel.sections.count()).toBe(1);
    await expect.poll(() => highlightedTexts(page)).not.toEqual([]);
    for (const text of await highlightedTexts(page)) {
      expect('Security updates must be installed as soon as possible.').toContain(text);
    }
  });

  it('joins the document’s review where there is one', async () => {
    const { panel } = await openWithSelection('Adequate compensating controls');
    await panel.review();
    const sections = await panel.sections.count();
    await panel.page.getByRole('button', { name: 'Analyze selection' }).click();
    await expect.poll(() => panel.sections.count()).toBe(sections + 1);
    await panel.untilIdle();
    await panel.page.getByText(/10 sections found · 10 reviewed/).waitFor();
  });

  it('is sent to the models by itself, with its place in the document', async () => {
    const { emulator, useEmulator } = world();
    await useEmulator();
    const { panel } = await openWithSelection('Security updates must be installed');
    await panel.page.getByRole('button', { name: 'Analyze selection' }).click();
    const { request } = await emulator.waitFor((entry) => entry.request?.text.includes('Security updates') === true);
    expect(request?.text).toContain('Security updates must be installed as soon as possible.');
    expect(request?.text).not.toContain('Disks must be encrypted');
    expect(request?.text).toContain('3. Devices');
  });

  it('is asked for kindly when nothing is selected', async () => {
    const { browser, openFixture } = world();
    const { page } = await openFixture('clear-notice.html');
    const panel = sidePanel(await browser.openSidePanel(page));
    await panel.page.getByRole('button', { name: 'Analyze selection' }).click();
    await panel.page.getByText('No text is selected').waitFor();
  });
});
