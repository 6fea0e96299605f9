import '../ui/tokens.css';
import '../ui/base.css';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { failure, success } from '#lib/messaging';
import { COLOR_SCHEMES, findAccessibilityIssues } from '#tests/components/accessibility.ts';
import { showOptions } from '#tests/components/options-page.tsx';
import { unmountAll } from '#tests/components/render.ts';
import { fakeSettings } from '#tests/fakes/fake-review.ts';

afterEach(unmountAll);

const button = (name: string) => page.getByRole('button', { name });
/** By its whole name: the models have fields of similar ones. */
const field = (name: string) => page.getByRole('textbox', { name, exact: true });

describe('OptionsPage', () => {
  it('saves the form, with the credentials typed, and empties the secret fields', async () => {
    const { sent } = showOptions();
    await field('Access key id').fill('AKIDEXAMPLE');
    await page.getByLabelText('Secret access key').fill('not a real secret');
    await button('Save').click();
    await expect.element(page.getByText('Saved.')).toBeVisible();
    expect(sent('settings.save')).toEqual([
      {
        name: 'settings.save',
        payload: {
          settings: fakeSettings().settings,
          auth: { kind: 'access-key', accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'not a real secret' },
        },
      },
    ]);
    await expect.element(page.getByLabelText('Secret access key')).toHaveValue('');
  });

  it('leaves the credentials in memory alone when none were typed', async () => {
    const { sent } = showOptions();
    await field('Requests at a time').fill('3');
    await button('Save').click();
    await vi.waitFor(() => expect(sent('settings.save')).toHaveLength(1));
    expect(sent('settings.save')[0]?.payload).toEqual({
      settings: {
        ...fakeSettings().settings,
        limits: { requestsPerMinute: 30, concurrentRequests: 3, tokensPerMinute: 120_000 },
      },
    });
  });

  it('lets the cheapest model be asked first', async () => {
    const { sent } = showOptions();
    await page.getByText('The cheapest').click();
    await button('Save').click();
    await vi.waitFor(() => expect(sent('settings.save')).toHaveLength(1));
    expect(sent('settings.save')[0]?.payload).toMatchObject({ settings: { routeOrder: 'cost' } });
  });

  it('shows that there are credentials without showing them, and forgets them', async () => {
    const { sent } = showOptions();
    await expect.element(page.getByText('ending in Q7XZ', { exact: false })).toBeVisible();
    await button('Forget').click();
    await expect.element(page.getByText('The credentials are forgotten.')).toBeVisible();
    expect(sent('settings.save')[0]?.payload).toMatchObject({ auth: null });
  });

  it('refuses a bad number at its field, and sends nothing', async () => {
    const { sent } = showOptions();
    await field('Requests per minute').fill('none');
    await button('Save').click();
    await expect.element(field('Requests per minute')).toHaveAttribute('aria-invalid', 'true');
    await expect.element(page.getByText('Enter a whole number, at least 1', { exact: true })).toBeVisible();
    await expect.element(page.getByRole('alert')).toMatchTextContent('Requests per minute: Enter a whole number');
    await expect.element(field('Requests per minute')).toHaveFocus();
    expect(sent('settings.save')).toEqual([]);
  });

  it('shows what the worker refuses at the field it names', async () => {
    showOptions({
      'settings.save': () =>
        failure({ code: 'settings-invalid', path: 'limits.concurrentRequests', detail: 'must be at most 100' }),
    });
    await field('Requests at a time').fill('500');
    await button('Save').click();
    await expect.element(page.getByText('This must be at most 100')).toBeVisible();
    await expect.element(field('Requests at a time')).toHaveAttribute('aria-invalid', 'true');
  });

  it('tests the connection after asking for the exact hosts, and explains each failure in words', async () => {
    const routes = fakeSettings().settings.routes.map(({ modelId, region }, index) => ({
      routeId: `${modelId}@${region}`,
      latencyMs: 640,
      listed: true,
      ...(index === 1
        ? {
            status: 'failed' as const,
            fault: {
              kind: 'access' as const,
              code: 'AccessDeniedException',
              message: 'Not allowed',
              emittedOutput: false,
            },
          }
        : { status: 'ok' as const }),
    }));
    const account = { status: 'ok', modelCount: 42, profileCount: 18 } as const;
    const { requestHosts } = showOptions({
      'connection.test': () => success({ account, routes, credentialsExpireAtMs: null }),
    });
    await button('Test connection').click();
    const results = page.getByRole('list', { name: 'Test results' });
    await expect.element(results.getByText('answered in 640 ms', { exact: false }).first()).toBeVisible();
    await expect.element(results).toMatchTextContent('Claude Sonnet 4 in us-east-2: No access to this model.');
    await expect.element(results).toMatchTextContent('AWS said: Not allowed (AccessDeniedException)');
    await expect.element(page.getByText('Connection test: 2 of 3 models answered.')).toBeInViewport();
    expect(requestHosts).toHaveBeenCalledExactlyOnceWith([
      'https://bedrock-runtime.us-east-2.amazonaws.com/*',
      'https://bedrock.us-east-2.amazonaws.com/*',
    ]);
  });

  it('says which hosts are missing when the reviewer refuses them, and does not test', async () => {
    const { sent } = showOptions({}, false);
    await button('Test connection').click();
    await expect.element(page.getByRole('alert')).toMatchTextContent('bedrock-runtime.us-east-2.amazonaws.com');
    expect(sent('connection.test')).toEqual([]);
  });

  it('tells why a connection test could not run', async () => {
    showOptions({ 'connection.test': () => failure({ code: 'credentials-missing' }) });
    await button('Test connection').click();
    await expect.element(page.getByRole('alert', { name: 'No AWS credentials' })).toBeVisible();
  });

  it('edits the hierarchy', async () => {
    showOptions();
    const names = () =>
      page
        .getByRole('list', { name: 'Model hierarchy' })
        .getByRole('listitem')
        .elements()
        .map((item) => item.textContent);
    await button('Move Claude Sonnet 4 up').click();
    expect(names()[0]).toContain('Claude Sonnet 4us.anthropic.claude-sonnet-4-20250514');
    await button('Remove Claude Sonnet 4.5').click();
    expect(names()).toHaveLength(2);
    await field('Model id').fill('amazon.nova-2-lite-v1:0');
    await field('Region').fill('eu-west-1');
    await button('Add model').click();
    expect(names()[2]).toContain('amazon.nova-2-lite-v1:0 · eu-west-1');
    await field('Model id').fill('amazon.nova-2-lite-v1:0');
    await field('Region').fill('eu-west-1');
    await button('Add model').click();
    await expect.element(page.getByText('This model is in the list already')).toBeVisible();
    await button('Current models').click();
    expect(names()).toHaveLength(5);
  });

  it('imports a settings file', async () => {
    const { sent } = showOptions({ 'settings.import': () => success(fakeSettings({ provider: 'on-device' })) });
    await userEvent.upload(page.getByLabelText('Import settings'), new File(['{"version":1}'], 'team.json'));
    await expect.element(page.getByText('Imported team.json. The settings are saved.')).toBeVisible();
    expect(sent('settings.import')).toEqual([{ name: 'settings.import', payload: { text: '{"version":1}' } }]);
    await expect.element(page.getByRole('radio', { name: 'On device', exact: false })).toBeChecked();
  });

  it('names the field of a bad settings file', async () => {
    showOptions({
      'settings.import': () =>
        failure({ code: 'settings-invalid', path: 'connection.auth.kind', detail: 'is missing' }),
    });
    await userEvent.upload(page.getByLabelText('Import settings'), new File(['{}'], 'bad.json'));
    await expect.element(page.getByRole('alert')).toMatchTextContent('connection.auth.kind is missing.');
  });

  it('imports an environment block and does not keep it on screen', async () => {
    const { sent } = showOptions({ 'settings.importEnvironment': () => success(fakeSettings()) });
    await field('Environment block').fill('BEDROCK_REGION=eu-west-1');
    await button('Import environment').click();
    await expect.element(page.getByText('Environment imported. The settings are saved.')).toBeVisible();
    expect(sent('settings.importEnvironment')[0]?.payload).toEqual({ text: 'BEDROCK_REGION=eu-west-1' });
    await expect.element(field('Environment block')).toHaveValue('');
  });

  it('exports the settings as a file', async () => {
    const { saveFile } = showOptions({ 'settings.export': () => success({ text: '{}\n' }) });
    await button('Export settings').click();
    await vi.waitFor(() => expect(saveFile).toHaveBeenCalledExactlyOnceWith('ai-prism-settings.json', '{}\n'));
  });

  it('says why the settings cannot be read', async () => {
    showOptions({ 'settings.get': () => failure({ code: 'internal', detail: 'no worker' }) });
    await expect.element(page.getByRole('alert')).toMatchTextContent('no worker');
  });

  it.each(COLOR_SCHEMES)('has no accessibility issue in the %s scheme', async (scheme) => {
    await page.viewport(900, 900);
    showOptions();
    await expect.element(button('Test connection')).toBeVisible();
    expect(await findAccessibilityIssues(scheme)).toEqual([]);
  });
});

describe('the browser’s own model', () => {
  it('is offered where there is one, downloaded in a click, and added once', async () => {
    const { builtInModel, sent } = showOptions({}, true, 'downloadable');
    await page.getByRole('button', { name: 'Look for the browser’s model' }).click();
    await page.getByRole('button', { name: 'Download the browser’s model' }).click();
    expect(builtInModel.download).toHaveBeenCalledOnce();
    await page.getByRole('button', { name: 'Add the browser’s model' }).click();
    expect(page.getByRole('button', { name: 'Add the browser’s model' }).elements()).toEqual([]);
    await page.getByRole('button', { name: 'Save' }).click();
    expect(JSON.stringify(sent('settings.save')[0]?.payload)).toContain('"modelId":"browser.built-in"');
  });

  it('is not spoken of where there is none', async () => {
    showOptions();
    await expect.element(page.getByRole('button', { name: 'Add model' })).toBeVisible();
    expect(page.getByText(/browser’s own model/).elements()).toEqual([]);
  });
});
