import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ensureBuild } from '#tests/drive/build.ts';
import { TEST_ACCESS_KEY } from '#tests/emulator/test-credentials.ts';
import { findRemoteCode } from '#tests/supply/remote-code.ts';
import { prepareWorld } from './support/world.ts';

const world = prepareWorld();

/** A manifest as the browser gets it. */
function manifestOf(flavour: 'release' | 'testing') {
  return JSON.parse(readFileSync(join(ensureBuild(flavour), 'manifest.json'), 'utf8'));
}

/** A digest instead of the text: a failure then prints one line, not a megabyte. */
function hashOf(flavour: 'release' | 'testing', path: string): string {
  return createHash('sha256')
    .update(readFileSync(join(ensureBuild(flavour), path)))
    .digest('hex');
}

describe('installation', () => {
  it('warns of nothing', async () => {
    const manifest = readFileSync(join(ensureBuild('release'), 'manifest.json'), 'utf8');
    const page = await world().browser.openExtensionPage('options.html');
    const warnings = await page.evaluate((text) => chrome.management.getPermissionWarningsByManifest(text), manifest);
    expect(warnings).toEqual([]);
  });

  it('asks for these permissions and no others', () => {
    const manifest = manifestOf('release');
    expect(manifest.permissions.toSorted()).toEqual(
      ['activeTab', 'alarms', 'contextMenus', 'scripting', 'sidePanel', 'storage', 'unlimitedStorage'].toSorted(),
    );
    // Asked for by who signs in with the browser's window.
    expect(manifest.optional_permissions).toEqual(['identity']);
    expect(manifest.host_permissions).toBeUndefined();
    expect(manifest.content_scripts).toBeUndefined();
    expect(manifest.web_accessible_resources).toBeUndefined();
    expect(manifest.externally_connectable).toEqual({ ids: [] });
    for (const host of manifest.optional_host_permissions) {
      expect(host).toMatch(
        /^https:\/\/(bedrock-runtime|bedrock|sts|cognito-identity|servicequotas)\.[a-z0-9-]+\.amazonaws\.com\/\*$/,
      );
    }
  });

  it('may connect to the AWS hosts of the table and to nothing else', () => {
    const policy: string = manifestOf('release').content_security_policy.extension_pages;
    const directives = new Map(policy.split('; ').map((each) => [each.split(' ')[0], each.split(' ').slice(1)]));
    expect(Object.fromEntries([...directives].filter(([name]) => name !== 'connect-src'))).toEqual({
      'default-src': ["'none'"],
      'script-src': ["'self'"],
      'style-src': ["'self'"],
      'img-src': ["'self'", 'data:'],
      'font-src': ["'self'"],
      'object-src': ["'none'"],
      'base-uri': ["'none'"],
      'form-action': ["'none'"],
      'frame-src': ["'none'"],
      'frame-ancestors': ["'none'"],
      'require-trusted-types-for': ["'script'"],
      'trusted-types': ["'none'"],
    });
    const [self, ...hosts] = directives.get('connect-src') ?? [];
    expect(self).toBe("'self'");
    expect(hosts.length).toBeGreaterThan(100);
    expect(hosts.filter((host) => !/^https:\/\/[a-z0-9-]+\.[a-z0-9-]+\.amazonaws\.com$/.test(host))).toEqual([]);
  });

  it('differs in the testing build by loopback hosts only', () => {
    const withoutLoopback = (text: string) =>
      text.replace(/ http:\/\/(127\.0\.0\.1|localhost):\*/g, '').replace(/"host_permissions":\[[^\]]*\],?/, '');
    const testing = withoutLoopback(JSON.stringify(manifestOf('testing')));
    expect(testing).toBe(withoutLoopback(JSON.stringify(manifestOf('release'))));
    const files = (flavour: 'release' | 'testing') =>
      globSync('**/*.*', { cwd: ensureBuild(flavour) })
        .filter((path) => path !== 'manifest.json')
        .sort();
    expect(files('testing')).toEqual(files('release'));
    for (const path of files('release'))
      expect([path, hashOf('testing', path)]).toEqual([path, hashOf('release', path)]);
  });

  it('brings all of its code along', () => {
    const folder = ensureBuild('release');
    const files = globSync('**/*.{js,html,css}', { cwd: folder });
    expect(files.length).toBeGreaterThan(20);
    expect(files.flatMap((path) => findRemoteCode(path, readFileSync(join(folder, path), 'utf8')))).toEqual([]);
    expect(readFileSync(join(folder, 'background.js'), 'utf8')).not.toMatch(/\bimport\(/);
  });
});

describe('what leaves and what can be read', () => {
  it('lets neither the worker nor a page of ours talk to a host that is not on the list', async () => {
    const hits: string[] = [];
    const canary = createServer((request, response) => {
      hits.push(request.url ?? '');
      response.end();
    });
    await new Promise<void>((listening) => canary.listen(0, '::1', listening));
    const { port } = canary.address() as AddressInfo;
    const attempt = async (address: string) => {
      const outcome = await fetch(address, { mode: 'no-cors' }).then(
        () => 'sent',
        (error: unknown) => String(error),
      );
      return outcome;
    };
    const address = `http://[::1]:${port}/canary`;
    const { context } = world().browser;
    const [worker] = context.serviceWorkers();
    const page = await world().browser.openExtensionPage('options.html');
    expect(await worker?.evaluate(attempt, address)).toMatch(/TypeError/);
    expect(await page.evaluate(attempt, address)).toMatch(/TypeError/);
    canary.close();
    expect(hits).toEqual([]);
  });

  it('keeps credentials from pages and from content scripts', async () => {
    const { browser, openFixture, useEmulator } = world();
    await useEmulator();
    const { page, tabId } = await openFixture('clear-notice.html');
    await browser.request('outline.read', { tabId });
    const [worker] = browser.context.serviceWorkers();
    /** What a content script of ours, taken over by its page, could read. */
    const seen = await worker?.evaluate(async (tab) => {
      const [injection] = await chrome.scripting.executeScript({
        target: { tabId: tab },
        func: async () => {
          const read = async (area: chrome.storage.StorageArea | undefined) =>
            area?.get(null).then(
              (items) => JSON.stringify(items),
              (error: unknown) => `refused: ${error}`,
            );
          const databases = await indexedDB.databases();
          const answer = await chrome.runtime
            .sendMessage({ name: 'settings.get', payload: {} })
            .catch((error: unknown) => `refused: ${error}`);
          return {
            local: await read(chrome.storage.local),
            session: await read(chrome.storage.session),
            databases: databases.map(({ name }) => name),
            answer: JSON.stringify(answer ?? null),
          };
        },
      });
      return injection?.result;
    }, tabId);
    expect(seen?.local).toMatch(/refused/);
    expect(seen?.session ?? 'refused').toMatch(/refused/);
    expect(seen?.databases).toEqual([]);
    expect(seen?.answer).toMatch(/null|refused/);
    expect(JSON.stringify(seen)).not.toContain(TEST_ACCESS_KEY.secretAccessKey);
    expect(await page.evaluate(() => typeof (globalThis as { chrome?: { storage?: unknown } }).chrome?.storage)).toBe(
      'undefined',
    );
  });

  it('writes no credential to disk', async () => {
    const { browser, useEmulator } = world();
    await useEmulator();
    const page = await browser.openExtensionPage('options.html');
    const onDisk = await page.evaluate(async () => {
      const { databases } = { databases: await indexedDB.databases() };
      return JSON.stringify([await chrome.storage.local.get(null), databases]);
    });
    expect(onDisk).not.toContain(TEST_ACCESS_KEY.secretAccessKey);
    expect(onDisk).not.toContain(TEST_ACCESS_KEY.accessKeyId);
  });

  it('reads nothing of a page before it is asked to', async () => {
    const { openFixture, browser } = world();
    const { page } = await openFixture('remote-access-policy.html');
    await browser.openSidePanel(page);
    expect(await page.evaluate(() => [...CSS.highlights.keys()])).toEqual([]);
    const session = await browser.context.newCDPSession(page);
    const contexts: string[] = [];
    session.on('Runtime.executionContextCreated', ({ context }) => contexts.push(context.name));
    await session.send('Runtime.enable');
    expect(contexts).not.toContain('AI-Prism');
  });
});
