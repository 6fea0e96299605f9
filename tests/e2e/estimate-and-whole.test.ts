import { expect, it } from 'vitest';
import { sidePanel } from './support/side-panel.ts';
import { prepareWorld } from './support/world.ts';

const world = prepareWorld();

it('estimates a review before it is begun, and the review keeps to it', async () => {
  const { browser, openFixture, requests, useEmulator } = world();
  await useEmulator();
  const { tabId } = await openFixture('remote-access-policy.html');
  const estimate = await browser.request('review.estimate', { tabId });
  expect(requests()).toEqual([]);
  const { reviewId } = await browser.request('review.start', { tabId });
  const review = async () => (await browser.request('review.get', { reviewId })).review;
  await expect.poll(async () => (await review()).status).toBe('done');
  const { totals, counts } = await review();
  expect(estimate.askedSections).toBe(counts.reviewed);
  expect(totals.inputTokens).toBeGreaterThanOrEqual(estimate.inputTokens.low);
  expect(totals.inputTokens).toBeLessThanOrEqual(estimate.inputTokens.high);
  expect(totals.costUsd).toBeLessThanOrEqual(estimate.costUsd?.high ?? 0);
  expect(await browser.request('review.estimate', { tabId })).toMatchObject({ askedSections: 0, requests: 0 });
});

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
