import { createHash } from 'node:crypto';
import { accessSync, constants, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { formatPlaybookFile } from '#lib/playbooks';
import { ensureBuild } from '#tests/drive/build.ts';
import { launchExtension } from '#tests/drive/extension-browser.ts';
import { startEmulator } from '#tests/emulator/emulator.ts';
import { fakePlaybook } from '#tests/fakes/fake-playbook.ts';
import { settingsText } from './support/world.ts';

/** Where Chromium on Linux reads what an administrator of the machine has decided. */
const POLICIES = '/etc/chromium/policies/managed';

/** The id that Chromium gives an unpacked extension: the digest of where it lies, in letters from a to p. */
function idOfFolder(folder: string): string {
  const digest = createHash('sha256').update(folder).digest('hex').slice(0, 32);
  return [...digest].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}

/** Whether this is a machine of which we are the administrator. */
function canDecide(): boolean {
  try {
    mkdirSync(POLICIES, { recursive: true });
    accessSync(POLICIES, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** A browser under a policy file. The extension lies in a folder of its own, so that no other browser is under it. */
async function launchUnder(policy: Readonly<Record<string, unknown>>) {
  const folder = mkdtempSync(join(tmpdir(), 'ai-prism-policy-'));
  cpSync(ensureBuild('testing'), folder, { recursive: true });
  const id = idOfFolder(folder);
  const file = join(POLICIES, `ai-prism-${id}.json`);
  const decide = (decided: typeof policy) =>
    writeFileSync(file, JSON.stringify({ '3rdparty': { extensions: { [id]: decided } } }));
  decide(policy);
  onTestFinished(() => {
    rmSync(file);
    rmSync(folder, { recursive: true, force: true });
  });
  const emulator = await startEmulator();
  const browser = await launchExtension({ extensionFolder: folder, headless: true });
  onTestFinished(async () => {
    await browser.close();
    await emulator.close();
  });
  expect(browser.extensionId).toBe(id);
  return { browser, emulator, decide };
}

it.skipIf(!canDecide())('what an administrator has decided holds, and the options say so', async () => {
  const { browser, emulator } = await launchUnder({
    regions: ['us-east-2'],
    models: ['us.anthropic.claude-sonnet-4-6'],
    limits: { tokensPerMinute: 50_000 },
    denyList: ['*.bank.example'],
    redaction: true,
    memoryOnlyCredentials: true,
    playbooks: [formatPlaybookFile(fakePlaybook({ id: 'house-rules', name: 'House rules' }))],
  });
  // A file of settings that goes beyond it is refused, at the field.
  await expect(browser.request('settings.import', { text: settingsText(emulator.endpoint) })).rejects.toMatchObject({
    problem: { code: 'settings-invalid', path: 'routes.0.modelId' },
  });
  const routes = [{ modelId: 'us.anthropic.claude-sonnet-4-6' }];
  const limits = { tokensPerMinute: 50_000 };
  await browser.request('settings.import', { text: settingsText(emulator.endpoint, { routes, limits }) });
  await expect(browser.request('credentials.keep', { passphrase: 'correct horse battery' })).rejects.toMatchObject({
    problem: { code: 'keeping-not-allowed' },
  });
  const { settings } = await browser.request('settings.get', {});
  expect(settings.privacy).toMatchObject({ denyList: ['*.bank.example'], redaction: { isOn: true } });

  const options = await browser.openExtensionPage('options.html');
  const decided = options.getByRole('region', { name: 'Set by your administrator' });
  await decided.getByText('At most 50,000 tokens per minute.').waitFor();
  expect(await options.getByRole('checkbox', { name: /Replace them before/ }).isDisabled()).toBe(true);
  await options.getByRole('list', { name: 'From your administrator' }).getByText('House rules').waitFor();
});

it.skipIf(!canDecide())('while a part of a policy cannot be read, nothing leaves the device', async () => {
  const { browser, emulator, decide } = await launchUnder({ regions: ['mars-north-1'] });
  await browser.request('settings.import', { text: settingsText(emulator.endpoint) });
  await expect(browser.request('connection.test', {})).rejects.toMatchObject({ problem: { code: 'on-device-only' } });
  const options = await browser.openExtensionPage('options.html');
  await options
    .getByRole('alert')
    .getByText(/“regions.0” must be an AWS region/)
    .waitFor();
  expect(emulator.journal).toEqual([]);

  // Chromium looks for changes of the file by itself. What the reviewer had chosen holds again.
  decide({});
  const provider = async () => (await browser.request('settings.get', {})).settings.provider;
  await expect.poll(provider).toBe('bedrock');
  await options.getByRole('alert').waitFor({ state: 'detached' });
  await browser.request('connection.test', {});
  expect(emulator.journal).not.toEqual([]);
});
