import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  TEST_ACCESS_KEY,
  TEST_API_KEY,
  TEST_EXPIRED_KEY,
  TEST_IDENTITY_POOL_ID,
  TEST_ROLE_ARN,
  TEST_SESSION_KEY,
  TEST_WEB_IDENTITY_TOKEN,
} from '#tests/emulator/test-credentials.ts';
import { FIRST_MODEL, prepareWorld, SECOND_MODEL } from './support/world.ts';

const world = prepareWorld();
let options: Page;

beforeEach(async () => {
  world().emulator.setScenario({});
  options = await world().browser.openExtensionPage('options.html');
});

async function importSettings(text: string): Promise<void> {
  await options
    .getByLabel('Import settings')
    .setInputFiles({ name: 'settings.json', mimeType: 'application/json', buffer: Buffer.from(text) });
}

/** Imports settings that differ in their credentials or endpoint, and presses "Test connection". */
async function testWith(connection: Record<string, unknown>): Promise<string> {
  const { emulator, settingsText } = world();
  const whole = { region: 'us-east-2', endpoint: emulator.endpoint, ...connection };
  await importSettings(settingsText({ connection: whole }));
  await options.getByText('Imported settings.json').waitFor();
  await options.getByRole('button', { name: 'Test connection' }).click();
  const results = options.getByRole('list', { name: 'Test results' });
  await results.waitFor();
  return results.innerText();
}

describe('import of settings', () => {
  it('takes a settings file into use, credentials in memory', async () => {
    await importSettings(world().settingsText());
    await options.getByText('Imported settings.json').waitFor();
    const hierarchy = options.getByRole('list', { name: 'Model hierarchy' }).getByRole('listitem');
    await expect.poll(() => hierarchy.allInnerTexts()).toHaveLength(2);
    expect((await hierarchy.allInnerTexts()).join()).toMatch(/Sonnet 4.5.*Sonnet 4.6/s);
    expect(await options.getByText(/ends in\s*…?MPLE|MPLE/).count()).toBeGreaterThan(0);
    expect(await options.locator('body').innerText()).not.toContain(TEST_ACCESS_KEY.secretAccessKey);
  });

  it.each([
    ['text that is not JSON', '{"version": 1,', /not JSON/],
    ['an unknown key', JSON.stringify({ version: 1, colour: 'red' }), /colour/],
    ['a bad value deep inside', JSON.stringify({ version: 1, limits: { requestsPerMinute: 0 } }), /requestsPerMinute/],
    ['a missing version', '{}', /version/],
    [
      'a foreign endpoint',
      JSON.stringify({ version: 1, connection: { endpoint: 'https://example.org' } }),
      /connection\.endpoint/,
    ],
  ])('refuses %s, names the field and changes nothing', async (_name, text, words) => {
    const before = await world().browser.request('settings.get', {});
    await importSettings(text);
    const alert = options.getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toMatch(words);
    expect(await world().browser.request('settings.get', {})).toEqual(before);
  });

  it('reads an environment block', async () => {
    await options
      .getByLabel('Environment block')
      .fill(
        [
          `BEDROCK_MODEL_ID=${SECOND_MODEL.modelId}`,
          `BEDROCK_FALLBACK_MODELS=${FIRST_MODEL.modelId}`,
          'BEDROCK_REGION=us-west-2',
          `AWS_ACCESS_KEY_ID=${TEST_ACCESS_KEY.accessKeyId}`,
          `AWS_SECRET_ACCESS_KEY=${TEST_ACCESS_KEY.secretAccessKey}`,
        ].join('\n'),
      );
    await options.getByRole('button', { name: 'Import environment' }).click();
    await options.getByText('Environment imported').waitFor();
    const { settings, credentials } = await world().browser.request('settings.get', {});
    expect(settings.connection.region).toBe('us-west-2');
    expect(settings.routes.map(({ modelId }) => modelId)).toEqual([SECOND_MODEL.modelId, FIRST_MODEL.modelId]);
    expect(credentials).toMatchObject({ kind: 'access-key', present: true });
  });

  it('exports settings that never contain a secret', async () => {
    await importSettings(world().settingsText());
    await options.getByText('Imported settings.json').waitFor();
    const { text } = await world().browser.request('settings.export', {});
    expect(text).not.toContain(TEST_ACCESS_KEY.secretAccessKey);
    expect(text).not.toContain(TEST_ACCESS_KEY.accessKeyId);
    await importSettings(text);
    await options.getByText('Imported settings.json').waitFor();
  });
});

describe('test connection', () => {
  it.each([
    ['an access key', { kind: 'access-key', ...TEST_ACCESS_KEY }],
    ['a temporary access key', { kind: 'access-key', ...TEST_SESSION_KEY }],
    ['a Bedrock API key', { kind: 'api-key', token: TEST_API_KEY }],
    ['an identity pool', { kind: 'cognito', identityPoolId: TEST_IDENTITY_POOL_ID }],
    ['an assumed role', { kind: 'assume-role', ...TEST_ACCESS_KEY, roleArn: TEST_ROLE_ARN }],
    ['a web identity', { kind: 'web-identity', roleArn: TEST_ROLE_ARN, token: TEST_WEB_IDENTITY_TOKEN }],
  ])('answers for each model with %s', async (_name, auth) => {
    const results = await testWith({ auth });
    expect(results).toMatch(/Claude Sonnet 4\.5 in us-east-2 answered/);
    expect(results).toMatch(/Claude Sonnet 4\.6 in us-east-2 answered/);
  });

  it('explains a wrong secret', async () => {
    const auth = { kind: 'access-key', ...TEST_ACCESS_KEY, secretAccessKey: 'wrong-secret-that-must-not-show' };
    const results = await testWith({ auth });
    expect(results).toMatch(/credential|secret|key/i);
    expect(results).not.toContain('wrong-secret-that-must-not-show');
  });

  it('explains an expired token', async () => {
    expect(await testWith({ auth: { kind: 'access-key', ...TEST_EXPIRED_KEY } })).toMatch(/expired/i);
  });

  it('explains an endpoint that nothing answers at', async () => {
    const auth = { kind: 'access-key', ...TEST_ACCESS_KEY };
    expect(await testWith({ auth, endpoint: 'http://127.0.0.1:9' })).toMatch(/reach|connect|answer/i);
  });

  it('explains a model without access, and tests the others all the same', async () => {
    world().emulator.setScenario({ models: { [FIRST_MODEL.modelId]: { access: 'denied' } } });
    const results = await testWith({ auth: { kind: 'access-key', ...TEST_ACCESS_KEY } });
    expect(results).toMatch(/Claude Sonnet 4\.5 in us-east-2: .*access/i);
    expect(results).toMatch(/Claude Sonnet 4\.6 in us-east-2 answered/);
  });
});

describe('quotas', () => {
  /** Settings with credentials, as a person who reads quotas has saved them. */
  async function openWith(auth: Record<string, unknown>): Promise<void> {
    const { emulator, settingsText } = world();
    await importSettings(settingsText({ connection: { region: 'us-east-2', endpoint: emulator.endpoint, auth } }));
    await options.getByText('Imported settings.json').waitFor();
  }
  const found = () => options.getByRole('list', { name: 'Quotas found' });
  const field = (name: string) => options.getByRole('textbox', { name, exact: true });
  const quotasInUse = async () => {
    const { routes } = await world().browser.request('statistics.get', {});
    return routes.map(({ quota }) => [quota.isKnown, quota.tokensPerMinute, quota.requestsPerMinute]);
  };

  it('are read from AWS, saved by the person, used, and shown in the popup', async () => {
    const { browser, emulator, openFixture } = world();
    emulator.setScenario({
      models: { [FIRST_MODEL.modelId]: { quota: { tokensPerMinute: 60_000, requestsPerMinute: 20 } } },
    });
    await openWith({ kind: 'access-key', ...TEST_ACCESS_KEY });
    await options.getByRole('button', { name: 'Read quotas from AWS' }).click();
    await found().waitFor();
    expect(await found().innerText()).toMatch(
      /Claude Sonnet 4\.5 in us-east-2: 60,000 tokens and 20 requests per minute/,
    );
    expect(await field('Claude Sonnet 4.5 in us-east-2: Tokens per minute').inputValue()).toBe('60000');
    expect((await quotasInUse()).map(([isKnown]) => isKnown)).toEqual([false, false]);

    await field('Claude Sonnet 4.6 in us-east-2: Requests per minute').fill('');
    await options.getByRole('button', { name: 'Save' }).click();
    await options.getByText('Saved.').waitFor();
    await expect.poll(quotasInUse).toEqual([
      [true, 60_000, 20],
      [true, 200_000, null],
    ]);
    const { text } = await browser.request('settings.export', {});
    expect(JSON.parse(text).routes[0].quota).toEqual({ tokensPerMinute: 60_000, requestsPerMinute: 20 });

    const { page } = await openFixture('clear-notice.html');
    const popup = await browser.clickIcon(page);
    const row = popup.getByRole('table', { name: 'Models' }).getByRole('row', { name: /Claude Sonnet 4\.5/ });
    await row.getByRole('button').click();
    await popup.getByText('60K tokens and 20 requests a minute, from the settings').waitFor();
  });

  it.each([
    ['an account that may not list them', { serviceQuotas: 'denied' }, TEST_ACCESS_KEY, /may not read quotas/],
    ['expired keys', {}, TEST_EXPIRED_KEY, /credentials were refused/],
  ] as const)('are explained to be unread with %s', async (_name, scenario, key, words) => {
    world().emulator.setScenario(scenario);
    await openWith({ kind: 'access-key', ...key });
    await options.getByRole('button', { name: 'Read quotas from AWS' }).click();
    await found().waitFor();
    expect(await found().innerText()).toMatch(words);
    expect(await field('Claude Sonnet 4.5 in us-east-2: Tokens per minute').inputValue()).toBe('');
  });

  it('cannot be read with an API key, which the page says without asking AWS', async () => {
    await openWith({ kind: 'api-key', token: TEST_API_KEY });
    await options.getByRole('button', { name: 'Read quotas from AWS' }).click();
    await options.getByText('Service Quotas does not accept an API key').waitFor();
    await expect(
      world().browser.request('quotas.read', { settings: JSON.parse(world().settingsText({ connection: {} })) }),
    ).resolves.toEqual({ status: 'api-key' });
  });
});
