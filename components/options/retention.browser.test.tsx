import { afterEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { failure, success } from '#lib/messaging';
import { showOptions } from '#tests/components/options-page.tsx';
import { unmountAll } from '#tests/components/render.ts';
import { fakeSettings } from '#tests/fakes/fake-review.ts';

const reviews = page.getByRole('button', { name: /Reviews and questions/ });
const offered = () =>
  page
    .getByRole('option')
    .elements()
    .map((option) => option.textContent);

afterEach(unmountAll);

describe('how long things are kept', () => {
  it('is chosen and saved', async () => {
    const { sent } = showOptions();
    await reviews.click();
    expect(offered()).toEqual(['7 days', '30 days', '90 days', '180 days', '365 days', 'Until I delete them']);
    await page.getByRole('option', { name: '30 days' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect
      .poll(() => sent('settings.save')[0]?.payload)
      .toMatchObject({
        settings: { retention: { reviewDays: 30, auditLogDays: 90 } },
      });
  });

  it('keeps to what an administrator allows, who is named for it', async () => {
    const view = {
      ...fakeSettings({ retention: { reviewDays: 60, auditLogDays: 90 } }),
      policy: { retention: { reviewDays: 60 } },
    };
    const detail = 'must be at most 60, which your administrator has set';
    showOptions({
      'settings.get': () => success(view),
      'settings.save': () => failure({ code: 'settings-invalid', path: 'retention.reviewDays', detail }),
    });
    await expect.element(page.getByText('Reviews are kept for at most 60 days.')).toBeVisible();
    await expect.element(page.getByText(/Your administrator allows at most 60 days\./)).toBeVisible();
    await reviews.click();
    expect(offered()).toEqual(['7 days', '30 days', '60 days']);
    await page.getByRole('option', { name: '30 days' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.element(page.getByText(/must be at most 60, which your administrator has set/).first()).toBeVisible();
  });
});
