import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuild } from '#tests/drive/build.ts';
import { type ExtensionBrowser, launchExtension } from '#tests/drive/extension-browser.ts';
import { type ServedInput, serveInput } from '#tests/drive/serve-input.ts';
import { highlightedTexts } from './support/page-highlights.ts';
import { sidePanel } from './support/side-panel.ts';

/** The release as users get it: no host is granted, a page can be read only after a gesture on it. */
let browser: ExtensionBrowser;
let served: ServedInput;

beforeAll(async () => {
  served = await serveInput(resolve(import.meta.dirname, '../fixtures/remote-access-policy.html'));
  browser = await launchExtension({ extensionFolder: ensureBuild('release'), headless: true });
});

afterEach(async () => {
  const [first, ...others] = browser.context.pages();
  await Promise.all(others.map((page) => page.close()));
  await first?.goto('about:blank');
});

afterAll(async () => {
  await browser.close();
  served.close();
});

async function openPolicy(): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(served.url);
  return page;
}

describe('the release', () => {
  it('reviews a page after a click on the icon, with no access to its site', async () => {
    const page = await openPolicy();
    const panel = sidePanel(await browser.openSidePanel(page));
    await panel.review();
    expect(await panel.findings.count()).toBeGreaterThan(10);
    await expect.poll(() => highlightedTexts(page)).not.toEqual([]);
  });

  it('reviews from the popup: the panel opens with the findings', async () => {
    const page = await openPolicy();
    const panel = sidePanel(await browser.openSidePanel(page, 'Review this page'));
    await panel.findings.first().waitFor();
    await panel.untilIdle();
    expect(await panel.findings.count()).toBeGreaterThan(10);
  });

  it('reads nothing of a tab that it was not invited to, and says kindly how to invite it', async () => {
    const page = await openPolicy();
    const panel = sidePanel(await browser.openSidePanel(page));
    await panel.reviewButton.waitFor();
    const uninvited = await openPolicy();
    await uninvited.bringToFront();
    await panel.page.getByText(/not been invited/).waitFor();
    expect(await panel.page.locator('body').innerText()).not.toContain('Northwind');
  });

  it('refuses an endpoint on this machine', async () => {
    const text = JSON.stringify({ version: 1, connection: { endpoint: 'http://127.0.0.1:4566' } });
    await expect(browser.request('settings.import', { text })).rejects.toMatchObject({
      problem: { code: 'settings-invalid', path: 'connection.endpoint' },
    });
  });

  it('asks no model before the browser allows its hosts', async () => {
    await browser.request('settings.import', {
      text: JSON.stringify({
        version: 1,
        provider: 'bedrock',
        connection: { region: 'eu-west-1', auth: { kind: 'api-key', token: 'ABSKexample' } },
      }),
    });
    await expect(browser.request('connection.test', {})).rejects.toMatchObject({
      problem: {
        code: 'hosts-not-allowed',
        origins: ['https://bedrock-runtime.eu-west-1.amazonaws.com/*', 'https://bedrock.eu-west-1.amazonaws.com/*'],
      },
    });
  });
});
