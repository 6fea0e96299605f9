import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureBuild } from '#tests/drive/build.ts';
import { type ExtensionBrowser, launchExtension } from '#tests/drive/extension-browser.ts';
import { type ServedInput, serveInput } from '#tests/drive/serve-input.ts';
import { type Emulator, startEmulator } from '#tests/emulator/emulator.ts';
import { TEST_CLIENT_ID, TEST_ROLE_ARN } from '#tests/emulator/test-credentials.ts';
import { filesWith } from './support/profile-bytes.ts';
import { sidePanel } from './support/side-panel.ts';
import { fixturePath, settingsText } from './support/world.ts';

let profileFolder: string;
let emulator: Emulator;
let browser: ExtensionBrowser;
let served: ServedInput;
/** Every token that was in memory. */
const tokens: string[] = [];

beforeAll(async () => {
  profileFolder = mkdtempSync(join(tmpdir(), 'ai-prism-sign-in-'));
  emulator = await startEmulator();
  served = await serveInput(fixturePath('remote-access-policy.html'));
  browser = await launchExtension({ extensionFolder: ensureBuild('testing'), headless: true, profileFolder });
});

afterAll(async () => {
  await browser.close();
  await emulator.close();
  served.close();
  rmSync(profileFolder, { recursive: true, force: true, maxRetries: 3 });
});

/** Presses a button that opens the provider's window, and returns the window. */
async function pressForWindow(page: Page, name: string): Promise<Page> {
  const opened = browser.context.waitForEvent('page', (each) => !each.url().startsWith('chrome-extension:'));
  await page.getByRole('button', { name, exact: true }).click();
  const window = await opened;
  await window.getByRole('heading', { name: 'Sign in to the emulator' }).waitFor();
  return window;
}

/** Presses a button of the provider's window, which then closes by itself. */
async function decide(window: Page, name: 'Allow' | 'Refuse'): Promise<void> {
  const closed = window.waitForEvent('close');
  // The window goes with the click, at times before it has reported back.
  window
    .getByRole('button', { name })
    .click()
    .catch(() => undefined);
  await closed;
}

async function tokenInMemory(page: Page): Promise<string> {
  const auth = await page.evaluate(
    async () => (await chrome.storage.session.get('auth')).auth as { token: string } | undefined,
  );
  const token = auth?.token ?? '';
  if (token !== '') tokens.push(token);
  return token;
}

const authorizations = () => emulator.journal.filter(({ operation }) => operation === 'Authorize').length;

it('signs in by the browser’s window, renews without it, and says when a person is needed', async () => {
  // As an administrator's file comes: no credentials, no page.
  const connection = { region: 'us-east-2', endpoint: emulator.endpoint };
  await browser.request('settings.import', { text: settingsText(emulator.endpoint, { connection }) });
  const options = await browser.openExtensionPage('options.html');
  await options.getByText('Web identity', { exact: true }).click();
  await options.getByText('By signing in', { exact: true }).click();
  await options.getByRole('button', { name: 'Sign in', exact: true }).click();
  await options.getByText('Enter the client id', { exact: true }).waitFor();
  await options.getByLabel('Sign-in page', { exact: true }).fill(`${emulator.endpoint}/oidc/authorize`);
  await options.getByLabel('Client id').fill(TEST_CLIENT_ID);
  await options.getByLabel('Role ARN').fill(TEST_ROLE_ARN);
  await options.getByText(`https://${browser.extensionId}.chromiumapp.org/`, { exact: true }).waitFor();

  // Refused, in the provider's words, which stay words.
  await decide(await pressForWindow(options, 'Sign in'), 'Refuse');
  const refusal = options.getByRole('alert', { name: 'The sign-in was refused' });
  await refusal.getByText('The person said <b>no</b> (access_denied)').waitFor();
  await (await pressForWindow(options, 'Sign in')).close();
  await options.getByRole('alert', { name: 'You are not signed in' }).waitFor();
  expect((await browser.request('settings.get', {})).credentials.present).toBe(false);

  // A token that is all but over: what needs it renews it, without a window.
  emulator.setScenario({ identityProvider: { tokenLifetimeS: 20 } });
  await decide(await pressForWindow(options, 'Sign in'), 'Allow');
  await options.getByText('Signed in.', { exact: true }).waitFor();
  const first = await tokenInMemory(options);
  expect(first).not.toBe('');
  expect(emulator.journal.map(({ operation }) => operation)).not.toContain('AssumeRoleWithWebIdentity');
  emulator.setScenario({});
  const before = authorizations();
  const { page } = await browser.openDocument(served.url);
  const panel = sidePanel(await browser.openSidePanel(page));
  await panel.review();
  expect(await panel.findings.count()).toBeGreaterThan(0);
  expect(authorizations()).toBe(before + 1);
  expect(await tokenInMemory(options)).not.toBe(first);
  const exchanged = emulator.journal.filter(({ operation }) => operation === 'AssumeRoleWithWebIdentity');
  expect(exchanged.map(({ status }) => status)).toEqual([200]);
  expect(emulator.journal.at(-1)).toMatchObject({ operation: 'ConverseStream', status: 200, auth: 'sigv4' });

  // The provider forgets the person: the worker, killed and come back, needs one.
  emulator.setScenario({ identityProvider: { tokenLifetimeS: 20 } });
  await options.bringToFront();
  const untilThen = authorizations();
  await options.getByRole('button', { name: 'Sign in again' }).click();
  await expect.poll(authorizations).toBe(untilThen + 1);
  await options.getByText('Signed in.', { exact: true }).waitFor();
  await tokenInMemory(options);
  emulator.setScenario({ identityProvider: { remembers: false } });
  await browser.stopWorker();
  await expect(browser.request('connection.test', {})).rejects.toMatchObject({ problem: { code: 'sign-in-needed' } });
  await options.reload();
  await options.getByText('Your identity provider wants you to sign in again.').waitFor();
  await panel.page.getByRole('alert', { name: 'You have to sign in again' }).waitFor();
  await decide(await pressForWindow(panel.page, 'Sign in'), 'Allow');
  await panel.page.getByRole('alert', { name: 'You have to sign in again' }).waitFor({ state: 'detached' });
  expect((await browser.request('connection.test', {})).routes.map(({ status }) => status)).toEqual(['ok', 'ok']);

  // Forgotten is forgotten, and no token was ever on disk.
  await tokenInMemory(options);
  await options.reload();
  await options.getByRole('button', { name: 'Forget' }).click();
  await options.getByText('The credentials are forgotten.').waitFor();
  expect(await tokenInMemory(options)).toBe('');
  const { text } = await browser.request('settings.export', {});
  await browser.close();
  for (const token of tokens) {
    const [, , signature = ''] = token.split('.');
    expect(text).not.toContain(signature);
    expect(filesWith(profileFolder, signature)).toEqual([]);
  }
});
