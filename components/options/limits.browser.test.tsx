import '../ui/tokens.css';
import '../ui/base.css';
import { afterEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { failure, success } from '#lib/messaging';
import { COLOR_SCHEMES, findAccessibilityIssues } from '#tests/components/accessibility.ts';
import { showOptions } from '#tests/components/options-page.tsx';
import { unmountAll } from '#tests/components/render.ts';
import { fakeSettings } from '#tests/fakes/fake-review.ts';

afterEach(unmountAll);

const field = (name: string) => page.getByRole('textbox', { name, exact: true });
const resets = () => page.getByRole('button', { name: /^Reset to default/ });

describe('limits in the options', () => {
  it.each([
    ['Requests per minute', /may begin within one minute.*none fails. Default: 30.$/],
    ['Requests at a time', /under way at once.*none fails. Default: 5.$/],
    ['Tokens per minute', /tokens.*waits until it does.*nothing fails. Default: 120,000.$/],
  ])('say what they do, what happens at them, and their default: %s', async (name, words) => {
    showOptions();
    await expect.element(field(name)).toHaveAccessibleDescription(words);
    expect(resets().elements()).toEqual([]);
  });

  it('go back to their default, with the focus in the field', async () => {
    const { sent } = showOptions();
    await field('Tokens per minute').fill('50000');
    await page.getByRole('button', { name: 'Reset to default: Tokens per minute' }).click();
    await expect.element(field('Tokens per minute')).toHaveValue('120000');
    await expect.element(field('Tokens per minute')).toHaveFocus();
    expect(resets().elements()).toEqual([]);
    expect(sent('settings.save')).toEqual([]);
  });

  it('name the administrator’s maximum, which the default keeps to', async () => {
    const limits = { requestsPerMinute: 20, concurrentRequests: 5, tokensPerMinute: 120_000 };
    const detail = 'must be at most 20, which your administrator has set';
    showOptions({
      'settings.get': () => success({ ...fakeSettings({ limits }), policy: { limits: { requestsPerMinute: 20 } } }),
      'settings.save': () => failure({ code: 'settings-invalid', path: 'limits.requestsPerMinute', detail }),
    });
    const rate = field('Requests per minute');
    await expect.element(rate).toHaveAccessibleDescription(/Default: 20. Your administrator allows at most 20.$/);
    await rate.fill('25');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.element(rate).toHaveAccessibleDescription(/must be at most 20, which your administrator has set/);
    await expect.element(rate).toHaveFocus();
    await expect.element(rate).toHaveValue('25');
  });

  it('follow a policy that changes meanwhile, and what is typed stays', async () => {
    const free = fakeSettings();
    const limited = (requestsPerMinute: number) => ({
      ...fakeSettings({ limits: { ...free.settings.limits, requestsPerMinute } }),
      policy: { limits: { requestsPerMinute } },
    });
    let view = free;
    const { changePolicy } = showOptions({ 'settings.get': () => success(view) });
    const rate = field('Requests per minute');
    await expect.element(rate).toHaveValue('30');
    view = limited(20);
    changePolicy();
    await expect.element(rate).toHaveValue('20');
    await field('Tokens per minute').fill('50000');
    view = limited(10);
    changePolicy();
    await expect.element(rate).toHaveAccessibleDescription(/Your administrator allows at most 10.$/);
    await expect.element(field('Tokens per minute')).toHaveValue('50000');
  });

  it.each(COLOR_SCHEMES)('are accessible in %s', async (scheme) => {
    showOptions();
    await field('Tokens per minute').fill('50000');
    expect(await findAccessibilityIssues(scheme)).toEqual([]);
  });
});
