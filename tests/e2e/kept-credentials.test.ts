import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureBuild } from '#tests/drive/build.ts';
import { type ExtensionBrowser, launchExtension } from '#tests/drive/extension-browser.ts';
import { type Emulator, startEmulator } from '#tests/emulator/emulator.ts';
import { TEST_ACCESS_KEY } from '#tests/emulator/test-credentials.ts';
import { filesWith } from './support/profile-bytes.ts';
import { settingsText } from './support/world.ts';

const PASSPHRASE = 'correct horse battery staple';

let profileFolder: string;
let emulator: Emulator;
let browser: ExtensionBrowser;

const launch = () => launchExtension({ extensionFolder: ensureBuild('testing'), headless: true, profileFolder });

beforeAll(async () => {
  profileFolder = mkdtempSync(join(tmpdir(), 'ai-prism-kept-'));
  emulator = await startEmulator();
  browser = await launch();
});

afterAll(async () => {
  await browser.close();
  await emulator.close();
  rmSync(profileFolder, { recursive: true, force: true, maxRetries: 3 });
});

it('credentials kept under a passphrase outlive the browser, readable by nobody without it', async () => {
  await browser.request('settings.import', { text: settingsText(emulator.endpoint) });
  const before = await browser.openExtensionPage('options.html');
  await before.getByLabel('New passphrase').fill(PASSPHRASE);
  await before.getByRole('button', { name: 'Keep', exact: true }).click();
  await before.getByText('Locked when not used for 30 minutes').waitFor();
  await browser.close();
  for (const secret of [TEST_ACCESS_KEY.secretAccessKey, TEST_ACCESS_KEY.accessKeyId, PASSPHRASE]) {
    expect(filesWith(profileFolder, secret), secret).toEqual([]);
  }

  browser = await launch();
  await expect(browser.request('connection.test', {})).rejects.toMatchObject({
    problem: { code: 'credentials-locked' },
  });
  const options = await browser.openExtensionPage('options.html');
  await options.getByLabel('Passphrase').fill('another horse entirely');
  await options.getByRole('button', { name: 'Unlock' }).click();
  await options.getByText('This is not the passphrase').waitFor();
  expect(emulator.journal).toEqual([]);
  await options.getByLabel('Passphrase').fill(PASSPHRASE);
  await options.getByRole('button', { name: 'Unlock' }).click();
  await options.getByRole('button', { name: 'Lock now' }).waitFor();
  expect((await browser.request('connection.test', {})).routes.map(({ status }) => status)).toEqual(['ok', 'ok']);

  // The worker is killed at any time: it is not asked for again.
  await browser.stopWorker();
  expect((await browser.request('settings.get', {})).credentials).toMatchObject({ present: true, kept: 'open' });

  await options.reload();
  await options.getByRole('button', { name: 'Lock now' }).click();
  await options.getByRole('button', { name: 'Forget' }).click();
  await options.getByText('The credentials are forgotten.').waitFor();
  expect((await browser.request('settings.get', {})).credentials).toMatchObject({ present: false, kept: 'no' });
});
