import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ensureBuild } from '#tests/drive/build.ts';
import { launchExtension } from '#tests/drive/extension-browser.ts';
import { runReview } from '#tests/drive/run-review.ts';
import { serveInput } from '#tests/drive/serve-input.ts';
import type { ScenarioInput } from '#tests/emulator/emulator.ts';
import { probes } from './support/journal.ts';
import { sidePanel } from './support/side-panel.ts';
import { FIRST_MODEL, fixturePath, prepareWorld, SECOND_MODEL, settingsText } from './support/world.ts';

const world = prepareWorld();
const POLICY = 'remote-access-policy.html';

/** No model answers, for a time or until the scenario is changed. */
const allFailing = (forS: number): ScenarioInput => ({
  rules: [{ fromS: 0, toS: forS, error: { type: 'ServiceUnavailableException' } }],
});
const allUsedUp: ScenarioInput = { rules: [{ error: { type: 'ServiceQuotaExceededException' } }] };

const lockOf = (panel: Page) => panel.getByRole('alert', { name: 'All models are exhausted' });

/** When a panel comes to show the lock, or shows it no more, in epoch milliseconds; noticed in the page itself. */
function lockChange(panel: Page, isShown: boolean): Promise<number> {
  return panel.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const observer = new MutationObserver(look);
        function look(): void {
          const headings = [...document.querySelectorAll('[role=alert] h2')];
          if (headings.some(({ textContent }) => textContent === 'All models are exhausted') !== wanted) return;
          observer.disconnect();
          resolve(Date.now());
        }
        observer.observe(document, { subtree: true, childList: true });
        look();
      }),
    isShown,
  );
}

/** Opens a page in a window of its own. */
async function openInWindow(url: string): Promise<Page> {
  const { browser } = world();
  const driver = await browser.openExtensionPage('options.html');
  const opened = browser.context.waitForEvent('page');
  await driver.evaluate((address) => chrome.windows.create({ url: address }), url);
  const page = await opened;
  await page.waitForURL(url);
  await driver.close();
  return page;
}

describe('when all models are exhausted', () => {
  it('every panel locks, and all unlock within a second and go on', async () => {
    const { browser, emulator, openFixture, useEmulator } = world();
    await useEmulator();
    const { page } = await openFixture(POLICY);
    const first = sidePanel(await browser.openSidePanel(page));
    const other = await openFixture('clear-notice.html');
    // Two tabs of one address cannot be told apart by it.
    const address = other.page.url();
    await other.page.close();
    const second = sidePanel(await browser.openSidePanel(await openInWindow(address)));
    await page.bringToFront();
    for (const panel of [first, second]) await panel.reviewButton.waitFor();
    await first.page.getByRole('heading', { name: 'Remote Access Policy' }).waitFor();

    emulator.setScenario(allFailing(3));
    const locking = [first, second].map((panel) => lockChange(panel.page, true));
    await first.reviewButton.click();
    const lockedAtMs = await Promise.all(locking);
    const unlocking = [first, second].map((panel) => lockChange(panel.page, false));
    for (const panel of [first, second]) {
      expect(await lockOf(panel.page).innerText()).toMatch(/\d:\d\d|any moment/);
      expect(await panel.page.getByRole('button', { name: 'Analyze selection' }).isDisabled()).toBe(true);
    }
    expect(await second.reviewButton.isDisabled()).toBe(true);
    expect(await first.stopButton.isEnabled()).toBe(true);
    const unlockedAtMs = await Promise.all(unlocking);
    for (const [one = 0, another = 0] of [lockedAtMs, unlockedAtMs]) {
      expect(Math.abs(one - another)).toBeLessThan(1_000);
    }

    await first.page.getByText(/10 sections found · 10 reviewed/).waitFor({ timeout: 30_000 });
    expect(await second.reviewButton.isEnabled()).toBe(true);
    expect(await first.page.getByRole('alert').count()).toBe(0);
  });

  it('an early recovery is noticed when a person has it checked, by one tiny request', async () => {
    const { browser, emulator, openFixture, requests, useEmulator } = world();
    await useEmulator(allUsedUp);
    const { page } = await openFixture(POLICY);
    const panel = sidePanel(await browser.openSidePanel(page));
    await panel.reviewButton.click();
    const lock = lockOf(panel.page);
    await lock.waitFor();
    const check = panel.page.getByRole('button', { name: 'Check now' });
    await check.click();
    await panel.page.getByText('no model can take a request yet', { exact: false }).waitFor();
    const asked = probes(requests());
    expect(asked.map(({ status }) => status)).toEqual(asked.map(() => 400));
    expect(new Set(asked.map(({ model }) => model)).size).toBe(2);

    const popup = await browser.clickIcon(page);
    await popup.getByRole('region', { name: 'All models are exhausted' }).waitFor();
    expect(await popup.getByRole('button', { name: 'Review this page' }).isDisabled()).toBe(true);
    await popup.close();

    emulator.setScenario({});
    await check.click();
    await lock.waitFor({ state: 'detached' });
    // Not one section had failed of it: they waited.
    await panel.page.getByText(/10 sections found · 10 reviewed/).waitFor({ timeout: 30_000 });
    const answered = probes(requests()).filter(({ status }) => status === 200);
    expect(answered).toHaveLength(1);
    expect(answered[0]?.request?.maxTokens).toBeLessThanOrEqual(16);
  });

  it('the lock outlives the worker, nobody is called for that, and sections go on in the next one', async () => {
    const { browser, emulator, openFixture, requests, useEmulator } = world();
    await useEmulator(allUsedUp);
    const { page } = await openFixture(POLICY);
    const panel = sidePanel(await browser.openSidePanel(page));
    await panel.reviewButton.click();
    await lockOf(panel.page).waitFor();
    await expect.poll(() => requests().every(({ phase }) => phase === 'served')).toBe(true);
    const asked = requests().length;
    await browser.stopWorker();
    await panel.page.reload();
    // A panel that has just been opened, and a worker that has just begun: it is in the database.
    await lockOf(panel.page).waitFor();
    expect(await lockOf(panel.page).innerText()).toMatch(/[45]:\d\d/);
    await panel.page.getByText(/0 of 10 sections · waiting for a model/).waitFor();
    expect(requests()).toHaveLength(asked);

    emulator.setScenario({});
    await panel.page.getByRole('button', { name: 'Check now' }).click();
    await lockOf(panel.page).waitFor({ state: 'detached' });
    await panel.page.getByText(/10 sections found · 10 reviewed/).waitFor({ timeout: 30_000 });
  });
});

describe('the stored state of the models', () => {
  it('has the worker as its single writer', async () => {
    const { browser, useEmulator } = world();
    await useEmulator();
    await browser.request('statistics.get', {});
    const page = await browser.openExtensionPage('options.html');
    const isFree = page.evaluate(() =>
      navigator.locks.request('model-manager', { ifAvailable: true }, (lock) => lock !== null),
    );
    expect(await isFree).toBe(false);
  });

  it('is begun anew when it is damaged, with a kind word, and reviews go on', async () => {
    const { browser, openFixture, useEmulator } = world();
    await useEmulator();
    const { page } = await openFixture('clear-notice.html');
    const extensionPage = await browser.openExtensionPage('options.html');
    await extensionPage.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open('ai-prism');
          opening.onsuccess = () => {
            const transaction = opening.result.transaction('manager', 'readwrite');
            transaction.objectStore('manager').put({ version: 2, routes: 'none' }, 'state');
            transaction.oncomplete = () => resolve();
            transaction.onerror = () => reject(transaction.error);
          };
        }),
    );
    await browser.stopWorker();
    const panel = sidePanel(await browser.openSidePanel(page));
    const notice = panel.page.getByRole('alert', { name: /knew about your models/ });
    await notice.waitFor();
    expect(await notice.innerText()).toContain('Nothing of your reviews is lost');
    await panel.page.getByRole('button', { name: 'Dismiss' }).click();
    await panel.review();
    expect(await panel.page.getByText(/3 sections found · 3 reviewed/).isVisible()).toBe(true);
  });
});

/** A browser with a profile that the next one can be given, and settings that use the emulator. */
async function launchWithProfile() {
  const { emulator } = world();
  const profileFolder = mkdtempSync(join(tmpdir(), 'ai-prism-restart-'));
  onTestFinished(() => rmSync(profileFolder, { recursive: true, force: true, maxRetries: 3 }));
  const options = { extensionFolder: ensureBuild('testing'), headless: true, profileFolder };
  const launch = async () => {
    const browser = await launchExtension(options);
    onTestFinished(browser.close);
    return browser;
  };
  const served = await serveInput(fixturePath(POLICY));
  onTestFinished(served.close);
  return { launch, url: served.url, settings: { text: settingsText(emulator.endpoint) } };
}

describe('a browser that is started again', () => {
  it('shows the lock at once, calls nobody for that, and goes on with new credentials', async () => {
    const { emulator } = world();
    const { launch, url, settings } = await launchWithProfile();
    const before = await launch();
    await before.request('settings.import', settings);
    const document = await before.openDocument(url);
    const panelBefore = sidePanel(await before.openSidePanel(document.page));
    emulator.setScenario(allUsedUp);
    await panelBefore.reviewButton.click();
    await lockOf(panelBefore.page).waitFor();
    await before.close();
    const asked = emulator.journal.length;
    emulator.setScenario({});

    const after = await launch();
    const { page } = await after.openDocument(url);
    const panel = sidePanel(await after.openSidePanel(page));
    await lockOf(panel.page).waitFor();
    // Credentials are kept in memory only: what had waited says that it lacks them, and is not lost.
    await panel.page.getByText(/10 sections found · 0 reviewed · 10 failed/).waitFor();
    expect(emulator.journal).toHaveLength(asked);
    await after.request('settings.import', settings);
    await lockOf(panel.page).waitFor({ state: 'detached' });
    await panel.page.getByRole('button', { name: 'Retry failed' }).click();
    await panel.page.getByText(/10 sections found · 10 reviewed/).waitFor({ timeout: 30_000 });
  });

  it('keeps to the time for which a model asked to be left alone', async () => {
    const { emulator } = world();
    const { launch, url, settings } = await launchWithProfile();
    const before = await launch();
    await before.request('settings.import', settings);
    emulator.setScenario({
      rules: [
        { model: FIRST_MODEL.modelId, throttle: { firstRequests: 1, retryAfterS: 600 } },
        { model: FIRST_MODEL.modelId, firstByteMs: 60_000 },
      ],
    });
    const { tabId } = await before.openDocument(url);
    const { reviewId } = await before.request('review.start', { tabId });
    await emulator.waitFor(({ status, model }) => status === 429 && model === FIRST_MODEL.modelId);
    await expect.poll(async () => (await before.request('statistics.get', {})).routes[0]?.recentThrottles).toBe(1);
    await before.request('review.stop', { reviewId });
    await before.close();
    const asked = emulator.journal.length;

    const after = await launch();
    await after.request('settings.import', settings);
    const opened = await after.openDocument(url);
    const { review } = await runReview(after, opened.tabId);
    expect(review.counts).toEqual({ found: 10, reviewed: 10, skipped: 0, failed: 0 });
    const calls = emulator.journal.slice(asked).filter(({ operation }) => operation === 'ConverseStream');
    expect(new Set(calls.map(({ model }) => model))).toEqual(new Set([SECOND_MODEL.modelId]));
  });
});
