import { describe, expect, it } from 'vitest';
import { FIRST_MODEL, prepareWorld, SECOND_MODEL } from './support/world.ts';

const world = prepareWorld();

describe('the popup', () => {
  it('is sensible before any model was asked', async () => {
    const { browser, openFixture } = world();
    const { page } = await openFixture('clear-notice.html');
    const popup = await browser.clickIcon(page);
    await popup.getByRole('heading', { name: 'Model statistics' }).waitFor();
    expect(await popup.getByRole('button', { name: 'Review this page' }).isEnabled()).toBe(true);
    expect(await popup.getByRole('button', { name: 'Open side panel' }).isEnabled()).toBe(true);
  });

  it('shows the numbers of each model, and its cooldowns can be reset', async () => {
    const { browser, openFixture, useEmulator } = world();
    await useEmulator({
      rules: [{ model: FIRST_MODEL.modelId, throttle: { fromS: 0, toS: 60, retryAfterS: 40 } }],
    });
    const { page, tabId } = await openFixture('clear-notice.html');
    const { reviewId } = await browser.request('review.start', { tabId });
    await expect
      .poll(async () => (await browser.request('review.get', { reviewId })).review.status, { timeout: 20_000 })
      .toBe('done');
    const { totals } = (await browser.request('review.get', { reviewId })).review;

    const popup = await browser.clickIcon(page);
    const models = popup.getByRole('table', { name: 'Models' });
    const cells = async (name: string) =>
      (
        await models
          .getByRole('row', { name: new RegExp(name) })
          .getByRole('cell')
          .allInnerTexts()
      ).slice(0, 3);
    await expect.poll(() => cells(SECOND_MODEL.name)).toEqual(['100%', '3', '0']);
    const [, firstAttempts, firstThrottles] = await cells(FIRST_MODEL.name);
    expect(firstAttempts).toBe(firstThrottles);
    expect(totals.attempts).toBe(3 + Number(firstAttempts));
    expect(totals.throttles).toBe(Number(firstThrottles));
    const first = models.getByRole('row', { name: new RegExp(FIRST_MODEL.name) });
    expect(await first.innerText()).toMatch(/cooling down/i);

    await popup.getByRole('button', { name: 'Reset cooldowns' }).click();
    // Two seconds after a throttle nobody calls the route, whatever a person resets; 40 s are over.
    await expect.poll(() => first.innerText(), { timeout: 10_000 }).toMatch(/available/i);
  });
});
