import { describe, expect, it } from 'vitest';
import { highlightPoint } from './support/page-highlights.ts';
import { prepareWorld } from './support/world.ts';

const world = prepareWorld({ language: 'de' });

describe('for a reader of German', () => {
  it('panel and page titles are German, and a review is made and decided on by German names', async () => {
    const { browser } = world();
    const { page } = await world().openFixture('remote-access-policy.html');
    const panel = await browser.openSidePanel(page, /Open side panel|Seitenleiste öffnen/);
    expect(await panel.locator('html').getAttribute('lang')).toBe('de');
    await panel.getByRole('button', { name: 'Diese Seite prüfen' }).click();
    const findings = panel.getByRole('list', { name: 'Befunde' }).getByRole('article');
    await panel.getByText(/\d+ Abschnitte gefunden/).waitFor();
    await findings.first().waitFor();
    await panel.getByRole('combobox', { name: 'Playbook' }).getByText('Risikobewertung').waitFor({ state: 'attached' });
    await panel
      .getByRole('article', { name: 'Verweis ohne Ziel: „section 11“' })
      .getByText(/Berichtigen Sie die Nummer/)
      .waitFor();
    await findings.first().getByRole('button', { name: 'Annehmen' }).click();
    await panel.getByRole('button', { name: /^Angenommen\s*1$/ }).waitFor();
    await panel.getByRole('tab', { name: 'Fragen' }).click();
    await panel.getByRole('textbox', { name: 'Frage' }).waitFor();

    // What a resting pointer is told in the page, and what the history is searched for.
    await page.bringToFront();
    const { x, y } = await highlightPoint(page, 'section 11');
    await page.mouse.move(x, y);
    const label = () => page.evaluate(() => getComputedStyle(document.documentElement, '::after').content);
    await expect.poll(label).toMatch(/^"(?:Kritisch|Hoch|Mittel|Niedrig|Hinweis) · Verweis ohne Ziel: „section 11“/);
    await panel.getByRole('tab', { name: 'Verlauf' }).click();
    const past = panel.getByRole('list', { name: 'Frühere Prüfungen' }).locator(':scope > li');
    await panel.getByRole('searchbox', { name: 'Frühere Prüfungen durchsuchen' }).fill('verweis ohne ziel');
    await expect.poll(() => past.count()).toBe(1);
    await panel.getByRole('searchbox', { name: 'Frühere Prüfungen durchsuchen' }).fill('refers to no');
    await expect.poll(() => past.count()).toBe(0);

    const options = await browser.openExtensionPage('options.html');
    await expect.poll(() => options.title()).toBe('AI-Prism: Einstellungen');

    // The words for a problem are loaded when there is one: here, whatever the worker would say.
    const popup = await browser.openExtensionPage('popup.html');
    await popup.evaluate(() => {
      chrome.runtime.sendMessage = (async () => ({ ok: false, problem: { code: 'page-restricted' } })) as never;
    });
    await popup.getByRole('button', { name: 'Diese Seite prüfen' }).click();
    await popup.getByRole('alert').getByText('Diese Seite kann nicht geprüft werden').waitFor();
  });
});
