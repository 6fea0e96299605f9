import '../ui/tokens.css';
import '../ui/base.css';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { failure, success } from '#lib/messaging';
import type { KnownQuota } from '#lib/routing';
import { COLOR_SCHEMES, findAccessibilityIssues } from '#tests/components/accessibility.ts';
import { showOptions } from '#tests/components/options-page.tsx';
import { unmountAll } from '#tests/components/render.ts';
import { fakeSettings } from '#tests/fakes/fake-review.ts';

afterEach(unmountAll);

/** Settings in which the quota of the first model is told. */
function withQuota(quota: KnownQuota) {
  const [first, ...others] = fakeSettings().settings.routes;
  if (first === undefined) throw new Error('the settings have a model');
  return fakeSettings({ routes: [{ ...first, quota }, ...others] });
}

const button = (name: string) => page.getByRole('button', { name });
const quotaField = (name: string) =>
  page.getByRole('textbox', { name: `Claude Sonnet 4.5 in us-east-2: ${name}`, exact: true });
const quotas = () => page.getByRole('list', { name: 'Quotas found' });

describe('quotas in the options', () => {
  it('saves the quota that is typed for a model, and shows the saved one', async () => {
    const { sent } = showOptions({
      'settings.get': () => success(withQuota({ requestsPerMinute: 20, kind: 'window' })),
    });
    await expect.element(quotaField('Requests per minute')).toHaveValue('20');
    await expect.element(quotaField('Tokens per minute')).toHaveValue('');
    await quotaField('Tokens per minute').fill('60000');
    await quotaField('Requests per minute').fill('');
    await expect.element(quotaField('Requests per minute')).toHaveAttribute('placeholder', 'no limit');
    await button('Save').click();
    await vi.waitFor(() => expect(sent('settings.save')).toHaveLength(1));
    expect(sent('settings.save')[0]?.payload).toEqual({
      settings: withQuota({ tokensPerMinute: 60_000, kind: 'window' }).settings,
    });
  });

  it('reaches the quotas of a model by keyboard, and names a bad one at its field', async () => {
    const { sent } = showOptions();
    await expect.element(button('Remove Claude Sonnet 4.5')).toBeVisible();
    (button('Remove Claude Sonnet 4.5').element() as HTMLElement).focus();
    await userEvent.keyboard('{Tab}');
    await expect.element(quotaField('Tokens per minute')).toHaveFocus();
    await userEvent.keyboard('lots{Tab}');
    await expect.element(quotaField('Requests per minute')).toHaveFocus();
    await button('Save').click();
    await expect.element(quotaField('Tokens per minute')).toHaveAttribute('aria-invalid', 'true');
    await expect.element(quotaField('Tokens per minute')).toHaveFocus();
    await expect.element(page.getByRole('alert')).toMatchTextContent('Tokens per minute of model 1: Enter a whole');
    expect(sent('settings.save')).toEqual([]);
  });

  it('reads quotas from AWS into the form, saves nothing, and says what it found of each model', async () => {
    const [first, second, third] = fakeSettings().settings.routes.map((route) => `${route.modelId}@${route.region}`);
    const figure = (perMinute: number) => ({ status: 'found' as const, perMinute });
    const { requestHosts, sent } = showOptions({
      'quotas.read': () =>
        success({
          status: 'read',
          regions: [{ region: 'us-east-2', status: 'ok' }],
          routes: [
            { routeId: first ?? '', tokens: figure(200_000), requests: { status: 'absent' } },
            { routeId: second ?? '', tokens: { status: 'ambiguous' }, requests: figure(50) },
            { routeId: third ?? '', tokens: { status: 'absent' }, requests: { status: 'absent' } },
          ],
        }),
    });
    await quotaField('Requests per minute').fill('7');
    await button('Read quotas from AWS').click();
    await expect.element(quotaField('Tokens per minute')).toHaveValue('200000');
    await expect.element(quotaField('Requests per minute')).toHaveValue('7');
    await expect
      .element(quotas())
      .toMatchTextContent('Claude Sonnet 4.5 in us-east-2: 200,000 tokens per minute. AWS lists no quota of requests.');
    await expect.element(quotas()).toMatchTextContent('Several quotas of tokens could be its own');
    await expect.element(quotas()).toMatchTextContent('Claude 3.7 Sonnet in us-east-2: AWS lists no quota by its name');
    await expect.element(page.getByText('There are unsaved changes.')).toBeVisible();
    expect(requestHosts).toHaveBeenCalledExactlyOnceWith(['https://servicequotas.us-east-2.amazonaws.com/*']);
    expect(sent('quotas.read')[0]?.payload).toEqual({ settings: fakeSettings().settings });
    expect(sent('settings.save')).toEqual([]);
  });

  it('explains why quotas could not be read', async () => {
    const fault = {
      kind: 'access' as const,
      code: 'AccessDeniedException',
      message: 'No policy allows it',
      emittedOutput: false,
    };
    showOptions({
      'quotas.read': () =>
        success({ status: 'read', regions: [{ region: 'us-east-2', status: 'failed', fault }], routes: [] }),
    });
    await button('Read quotas from AWS').click();
    await expect.element(quotas()).toMatchTextContent('us-east-2: These credentials may not read quotas.');
    await expect.element(quotas()).toMatchTextContent('Allow servicequotas:ListServiceQuotas');
    await expect.element(quotas()).toMatchTextContent('AWS said: No policy allows it (AccessDeniedException)');
  });

  it('asks nobody for quotas with an API key, and says why', async () => {
    const { requestHosts, sent } = showOptions({
      'settings.get': () => {
        const view = fakeSettings();
        return success({ ...view, credentials: { ...view.credentials, kind: 'api-key' as const } });
      },
    });
    await button('Read quotas from AWS').click();
    await expect.element(page.getByText('Service Quotas does not accept an API key', { exact: false })).toBeVisible();
    expect(requestHosts).not.toHaveBeenCalled();
    expect(sent('quotas.read')).toEqual([]);
  });

  it.each([
    ['the host is not allowed', {}, false, 'servicequotas.us-east-2.amazonaws.com'],
    [
      'there are no credentials',
      { 'quotas.read': () => failure({ code: 'credentials-missing' }) },
      true,
      'No AWS credentials',
    ],
  ] as const)('says that quotas cannot be read where %s', async (_name, handlers, isAllowed, words) => {
    showOptions(handlers, isAllowed);
    await button('Read quotas from AWS').click();
    await expect.element(page.getByRole('alert')).toMatchTextContent(words);
  });

  it.each(COLOR_SCHEMES)('have no accessibility issue in the %s scheme, errors and results shown', async (scheme) => {
    await page.viewport(900, 900);
    const routes = fakeSettings().settings.routes.map(({ modelId, region }) => ({
      routeId: `${modelId}@${region}`,
      tokens: { status: 'found' as const, perMinute: 1_000 },
      requests: { status: 'zero' as const },
    }));
    showOptions({ 'quotas.read': () => success({ status: 'read', regions: [], routes }) });
    await button('Read quotas from AWS').click();
    await expect.element(quotas()).toBeVisible();
    await quotaField('Tokens per minute').fill('many');
    await button('Save').click();
    await expect.element(page.getByRole('alert')).toBeVisible();
    expect(await findAccessibilityIssues(scheme)).toEqual([]);
  });
});
