import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page, type Worker } from 'playwright-core';
import type { Result, WorkerRequests } from '#lib/messaging';
import { ProblemError } from '#lib/review';

// Playwright shows targets of type "other", the side panel among them, only when this is set.
process.env.PW_CHROMIUM_ATTACH_TO_OTHER = '1';

/** A real Chromium with the built extension in it. */
export interface ExtensionBrowser {
  readonly context: BrowserContext;
  readonly extensionId: string;
  /** Opens one of the extension's pages in a tab, e.g. `options.html`. */
  readonly openExtensionPage: (path: string) => Promise<Page>;
  /** Opens a document in a new tab and waits until it is loaded. */
  readonly openDocument: (url: string) => Promise<{ readonly page: Page; readonly tabId: number }>;
  /** Clicks the toolbar icon over a page, which grants it to the extension, and returns the popup. */
  readonly clickIcon: (page: Page) => Promise<Page>;
  /** Opens the real side panel beside a page, as a person does: icon, then "Open side panel" or another of its buttons. */
  readonly openSidePanel: (page: Page, button?: string | RegExp) => Promise<Page>;
  /** Sends the worker a request as one of its pages would. @throws {ProblemError} */
  readonly request: <Name extends keyof WorkerRequests>(
    name: Name,
    payload: WorkerRequests[Name]['payload'],
  ) => Promise<WorkerRequests[Name]['answer']>;
  /** Kills the service worker at once, as the browser does when it idles. */
  readonly stopWorker: () => Promise<void>;
  /** Kills the browser at once (SIGKILL), as a crash does; what its profile holds by then stays. `close` is still due. */
  readonly kill: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface LaunchOptions {
  /** Folder of the built extension. */
  readonly extensionFolder: string;
  readonly headless: boolean;
  readonly colorScheme?: 'light' | 'dark';
  /** Which language the reader prefers; by default that of the machine. */
  readonly language?: string;
  /** Kept when given; otherwise a new one that is removed afterwards. */
  readonly profileFolder?: string;
  /** Keeps the page that opens after installation; it is closed otherwise, as it is in the way. */
  readonly keepsWelcome?: boolean;
  /** Folders of other extensions, to be loaded beside it. */
  readonly otherExtensions?: readonly string[];
  /** Names that lead to this machine; other names lead nowhere. */
  readonly ownHosts?: readonly string[];
  /** Where the browser writes down all that it asks of the network; whole once it is closed. */
  readonly networkLog?: string;
}

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Pages under test name hosts that are not there: they must fail at once, and nothing may leave the machine. */
function resolverRules(ownHosts: readonly string[]): string {
  const own = ownHosts.map((host) => `MAP ${host} 127.0.0.1, `);
  return `--host-resolver-rules=${own.join('')}MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost`;
}

/** Starts Chromium (`CHROMIUM_PATH`) with the extension and waits for its worker. */
export async function launchExtension(options: LaunchOptions): Promise<ExtensionBrowser> {
  const { extensionFolder, headless, colorScheme = 'light', otherExtensions = [], ownHosts = [] } = options;
  const extensions = [extensionFolder, ...otherExtensions].join(',');
  const profile = options.profileFolder ?? mkdtempSync(join(tmpdir(), 'ai-prism-'));
  const removeProfile = () => {
    if (options.profileFolder === undefined) rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  };
  // Also when a signal ends the command: Playwright then ends the browser, and nothing of it may stay behind.
  process.once('exit', removeProfile);
  const isNewProfile = !existsSync(join(profile, 'Default'));
  const context = await chromium.launchPersistentContext(profile, {
    headless,
    colorScheme,
    viewport: null,
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      ...FLAGS,
      '--window-size=1280,900',
      ...(options.language === undefined ? [] : [`--accept-lang=${options.language}`]),
      ...(options.networkLog === undefined ? [] : [`--log-net-log=${options.networkLog}`]),
      resolverRules(ownHosts),
      `--load-extension=${extensions}`,
      `--disable-extensions-except=${extensions}`,
    ],
  });
  const worker = context.serviceWorkers().find(isOurs) ?? (await startedWorker(context));
  const extensionId = new URL(worker.url()).host;
  const pageUrl = (path: string) => `chrome-extension://${extensionId}/${path}`;
  if (isNewProfile && options.keepsWelcome !== true) await closeWelcome(context, pageUrl('welcome.html'));
  let driverPage: Page | null = null;

  /** A page of the extension to send messages from: the one that loads fastest. */
  async function driver(): Promise<Page> {
    if (driverPage === null || driverPage.isClosed()) driverPage = await openExtensionPage('welcome.html');
    return driverPage;
  }

  async function openExtensionPage(path: string): Promise<Page> {
    const page = await context.newPage();
    await page.goto(pageUrl(path));
    return page;
  }

  async function clickIcon(page: Page): Promise<Page> {
    await page.bringToFront();
    const session = await context.browser()?.newBrowserCDPSession();
    if (session === undefined) throw new Error('the browser has no debugging session');
    const target = await targetOfTab(session, page);
    const popup = context.waitForEvent('page', (opened) => opened.url() === pageUrl('popup.html'));
    await session.send('Extensions.triggerAction' as never, { id: extensionId, targetId: target } as never);
    const opened = await popup;
    await opened.waitForLoadState();
    await session.detach();
    return opened;
  }

  return {
    context,
    extensionId,
    openExtensionPage,
    clickIcon,

    openDocument: async (url) => {
      const page = await context.newPage();
      await goTo(page, url);
      const tabId = await (await driver()).evaluate(async (address) => {
        const tabs = await chrome.tabs.query({});
        return tabs.findLast((tab) => tab.url === address)?.id ?? -1;
      }, page.url());
      await page.bringToFront();
      return { page, tabId };
    },

    openSidePanel: async (page, button = 'Open side panel') => {
      const popup = await clickIcon(page);
      const panel = context.waitForEvent('page', (opened) => opened.url() === pageUrl('sidepanel.html'));
      // The popup closes as the panel opens, at times before the click has reported back; the panel is the proof.
      popup
        .getByRole('button', { name: button })
        .click()
        .catch(() => undefined);
      const opened = await panel;
      await opened.waitForLoadState();
      return opened;
    },

    request: async (name, payload) => {
      const answer = await (await driver()).evaluate(
        (message): Promise<Result<unknown>> => chrome.runtime.sendMessage(message),
        { name, payload },
      );
      if (!answer.ok) throw new ProblemError(answer.problem);
      return answer.value as WorkerRequests[typeof name]['answer'];
    },

    stopWorker: async () => {
      const session = await context.newCDPSession(await driver());
      await session.send('ServiceWorker.enable');
      await session.send('ServiceWorker.stopAllWorkers');
      await session.detach();
    },

    kill: async () => {
      const session = await context.browser()?.newBrowserCDPSession();
      const { processInfo } = (await session?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] };
      const main = processInfo.find(({ type }) => type === 'browser');
      if (main === undefined) throw new Error('the browser does not tell its process');
      const gone = new Promise((resolve) => context.once('close', resolve));
      process.kill(main.id, 'SIGKILL');
      await gone;
    },

    close: async () => {
      await context.close();
      process.off('exit', removeProfile);
      removeProfile();
    },
  };
}

/** Whether a worker is the extension's, which may stand beside others. */
function isOurs(worker: Worker): boolean {
  return worker.url().endsWith('/background.js');
}

/** Waits for the extension's worker; without one the browser is of no use and must not keep the process alive. */
async function startedWorker(context: BrowserContext): Promise<Worker> {
  try {
    return await context.waitForEvent('serviceworker', { predicate: isOurs });
  } catch (error) {
    await context.close();
    throw new Error('the worker of the extension did not start: is the build whole?', { cause: error });
  }
}

/** How long a browser that has just installed the extension may take to show its welcome page. */
const WELCOME_MS = 5_000;

/** Closes the welcome page; a profile that had the extension before shows none. */
async function closeWelcome(context: BrowserContext, url: string): Promise<void> {
  const isWelcome = (page: Page) => page.url() === url;
  const opened =
    context.pages().find(isWelcome) ??
    (await context.waitForEvent('page', { predicate: isWelcome, timeout: WELCOME_MS }).catch(() => null));
  await opened?.close();
}

/** Loads a page. @throws {Error} that says in one line why there is none. */
async function goTo(page: Page, url: string): Promise<void> {
  const response = await page.goto(url, { waitUntil: 'load' }).catch((error: Error) => {
    const [reason = error.message] = error.message.replace('page.goto: ', '').split('\n');
    throw new Error(`${url}: cannot be opened (${reason.replace(` at ${url}`, '')})`, { cause: error });
  });
  const status = response?.status() ?? 200;
  if (status >= 400) throw new Error(`${url}: cannot be opened (the server answered ${status})`);
}

/** The browser's id of the tab that a page is in; the icon's click needs the tab's, not the page's. */
async function targetOfTab(
  session: Awaited<ReturnType<NonNullable<ReturnType<BrowserContext['browser']>>['newBrowserCDPSession']>>,
  page: Page,
): Promise<string> {
  const { targetInfos } = await session.send('Target.getTargets', { filter: [{ type: 'tab' }] });
  const target = targetInfos.find(({ url }) => url === page.url());
  if (target === undefined) throw new Error(`no tab shows ${page.url()}`);
  return target.targetId;
}
