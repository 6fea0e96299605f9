import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../setup/chromium.mjs';
import type { BenchmarkDocument } from './documents/document.ts';
import type { PageSide } from './page/protocol.ts';

declare global {
  var outlineBenchmark: PageSide;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.gif': 'image/gif',
};

/** What the browser is shown at present. */
interface Served {
  readonly root: string | null;
  readonly body: Buffer | string;
}

/** Nothing is loaded but the document: no script runs, and style sheets of others are not there to be had. */
const CLOSED = "default-src 'none'; style-src 'unsafe-inline'";
const WITH_STYLE_SHEETS = "default-src 'none'; style-src 'self' 'unsafe-inline'";

/** A real Chromium in which documents are opened as if from their own addresses; nothing leaves the machine. */
export interface BenchmarkBrowser {
  /** Opens a document, with the benchmark's functions put in, for as long as `work` takes. */
  readonly withDocument: <T>(
    document: BenchmarkDocument,
    body: Buffer | string,
    work: (page: Page, reload: () => Promise<void>) => Promise<T>,
  ) => Promise<T>;
  readonly close: () => Promise<void>;
}

/** Starts the browser. Scripts of the pages do not run: their documents are measured as they are served. */
export async function launchBenchmarkBrowser(bundle: string): Promise<BenchmarkBrowser> {
  const browser: Browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  let served: Served | null = null;
  await page.route('**/*', async (route) => {
    const request = route.request();
    if (served !== null && request.isNavigationRequest() && request.frame() === page.mainFrame()) {
      const headers = { 'content-security-policy': served.root === null ? CLOSED : WITH_STYLE_SHEETS };
      await route.fulfill({ body: served.body, contentType: 'text/html', headers });
      return;
    }
    const file = served?.root ? fileOf(served.root, request.url()) : null;
    if (file === null) await route.abort();
    else await route.fulfill({ body: readFileSync(file), contentType: CONTENT_TYPES[extname(file)] ?? 'text/plain' });
  });
  const open = async (load: () => Promise<unknown>) => {
    await load();
    await page.evaluate(bundle);
    // Style and layout belong to loading a page, not to whoever reads it first.
    await page.evaluate(() => document.documentElement.getBoundingClientRect().height);
  };
  return {
    withDocument: async ({ url, root }, body, work) => {
      served = { root, body };
      await open(() => page.goto(url, { waitUntil: 'load' }));
      return await work(page, () => open(() => page.reload({ waitUntil: 'load' })));
    },
    close: () => browser.close(),
  };
}

/** The file under the root that an address names, or null. */
function fileOf(root: string, url: string): string | null {
  const file = join(root, normalize(decodeURIComponent(new URL(url).pathname)));
  return existsSync(file) && statSync(file).isFile() ? file : null;
}
