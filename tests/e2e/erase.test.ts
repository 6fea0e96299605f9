import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureBuild } from '#tests/drive/build.ts';
import { type ExtensionBrowser, launchExtension } from '#tests/drive/extension-browser.ts';
import { type ServedInput, serveInput } from '#tests/drive/serve-input.ts';
import { type Emulator, startEmulator } from '#tests/emulator/emulator.ts';
import { TEST_ACCESS_KEY } from '#tests/emulator/test-credentials.ts';
import { fakePlaybook } from '#tests/fakes/fake-playbook.ts';
import { highlightedTexts } from './support/page-highlights.ts';
import { filesWith } from './support/profile-bytes.ts';
import { fixturePath, settingsText } from './support/world.ts';

let profileFolder: string;
let emulator: Emulator;
let input: ServedInput;
let browser: ExtensionBrowser;

const launch = () => launchExtension({ extensionFolder: ensureBuild('testing'), headless: true, profileFolder });

beforeAll(async () => {
  profileFolder = mkdtempSync(join(tmpdir(), 'ai-prism-erase-'));
  emulator = await startEmulator();
  input = await serveInput(fixturePath('remote-access-policy.html'));
  browser = await launch();
});

afterAll(async () => {
  await browser.close();
  input.close();
  await emulator.close();
  rmSync(profileFolder, { recursive: true, force: true, maxRetries: 3 });
});

/** All that the extension has anywhere, as one of its pages sees it. */
function everythingKept(page: Page) {
  return page.evaluate(async () => {
    const records: Record<string, number> = {};
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      for (const store of database.objectStoreNames) {
        const count = await new Promise<number>((resolve) => {
          const counting = database.transaction(store).objectStore(store).count();
          counting.onsuccess = () => resolve(counting.result);
        });
        if (count > 0) records[store] = count;
      }
      database.close();
    }
    const required = chrome.runtime.getManifest().host_permissions ?? [];
    const { origins = [] } = await chrome.permissions.getAll();
    return {
      records,
      local: Object.keys(await chrome.storage.local.get(null)),
      session: Object.keys(await chrome.storage.session.get(null)),
      alarms: (await chrome.alarms.getAll()).length,
      hosts: origins.filter((origin) => !required.includes(origin)),
    };
  });
}

const NOTHING = { records: {}, local: [], session: [], alarms: 0, hosts: [] };

async function review(tabId: number): Promise<number> {
  const { reviewId } = await browser.request('review.start', { tabId });
  const status = async () => (await browser.request('review.get', { reviewId })).review.status;
  await expect.poll(status).toBe('done');
  return (await browser.request('review.get', { reviewId })).findings.length;
}

it('erases everything by one action, starts as new, and nothing is back after a restart', async () => {
  await browser.request('settings.import', { text: settingsText(emulator.endpoint) });
  await browser.request('playbooks.save', { playbook: fakePlaybook(), basedOn: null });
  const { page, tabId } = await browser.openDocument(input.url);
  expect(await review(tabId)).toBeGreaterThan(0);
  await expect.poll(async () => (await highlightedTexts(page)).length).toBeGreaterThan(0);
  const [url = ''] = page.url().split('#');
  await browser.request('chat.ask', { tabId, url, scope: { kind: 'document' }, question: 'What is this about?' });

  const options = await browser.openExtensionPage('options.html');
  const stored = options.getByRole('table', { name: 'What is stored' });
  await stored.getByRole('row', { name: /^Reviews.* 1 / }).waitFor();
  const log = await browser.openExtensionPage('activity.html');
  await log
    .getByRole('cell', { name: /^Section: / })
    .first()
    .waitFor();
  const before = await everythingKept(options);
  expect(before.records).toMatchObject({ reviews: 1, documents: 1, chats: 1, manager: 1 });
  expect(before.session).toContain('auth');

  // One that is at work when everything is erased.
  emulator.setScenario({ rules: [{ firstByteMs: 20_000 }] });
  await browser.request('review.start', { tabId, isAnew: true });
  const inFlight = async () =>
    (await browser.request('statistics.get', {})).routes.reduce((sum, route) => sum + route.inFlight, 0);
  await expect.poll(inFlight).toBeGreaterThan(0);

  await options.getByRole('button', { name: 'Erase everything' }).click();
  await options.getByRole('button', { name: 'Delete', exact: true }).click();
  await options.waitForURL('**/welcome.html');
  const sent = emulator.journal.length;
  await expect.poll(() => everythingKept(options)).toEqual(NOTHING);
  expect(await highlightedTexts(page)).toEqual([]);
  await log.getByText('No model has been called yet.').waitFor();

  // It works again, on the device as at first.
  await page.reload();
  expect(await review(tabId)).toBeGreaterThan(0);
  expect((await browser.request('settings.get', {})).settings.provider).toBe('on-device');
  expect(emulator.journal.length).toBe(sent);
  await browser.request('history.delete', { reviewIds: 'all' });

  await browser.context.close();
  // Credentials were never on disk. Of what was, the browser's database may keep deleted bytes for a while (SECURITY.md).
  expect(filesWith(profileFolder, TEST_ACCESS_KEY.secretAccessKey)).toEqual([]);

  browser = await launch();
  const again = await browser.openExtensionPage('options.html');
  expect(await everythingKept(again)).toEqual(NOTHING);
});
