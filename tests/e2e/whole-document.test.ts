import { expect, it } from 'vitest';
import { sidePanel } from './support/side-panel.ts';
import { prepareWorld } from './support/world.ts';

const world = prepareWorld();

it('checks a document across its sections on request: both passages of a contradiction, and a summary', async () => {
  const { browser, openFixture, requests, useEmulator } = world();
  await useEmulator();
  const { page } = await openFixture('remote-access-policy.html');
  const panel = sidePanel(await browser.openSidePanel(page));
  await panel.review();
  const asked = requests().length;
  const whole = panel.page.getByRole('region', { name: 'Whole document' });
  await whole.getByRole('button', { name: 'Check across sections' }).click();
  await whole.getByText(/^The document has \d+ words/).waitFor();
  expect(requests().length).toBe(asked + 1);

  const contradiction = panel.finding(/duty and a permission/);
  await expect.poll(() => contradiction.locator('blockquote').count()).toBe(2);
  const text = (await page.locator('body').innerText()).replace(/\s+/g, ' ');
  for (const quote of await contradiction.locator('blockquote').allInnerTexts()) {
    expect(text).toContain(quote.replace(/\s+/g, ' '));
  }
  await panel.page.reload();
  await whole.getByText(/^The document has \d+ words/).waitFor();
});
