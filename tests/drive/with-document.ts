import type { Page } from 'playwright-core';
import type { ExtensionBrowser } from './extension-browser.ts';
import { serveInput } from './serve-input.ts';

/** A document in a tab, as long as `work` takes. A local file is served on loopback meanwhile. */
export async function withDocument<T>(
  browser: ExtensionBrowser,
  fileOrUrl: string,
  work: (document: { readonly page: Page; readonly tabId: number }) => Promise<T>,
): Promise<T> {
  const served = await serveInput(fileOrUrl);
  try {
    const document = await browser.openDocument(served.url);
    const result = await work(document);
    await document.page.close();
    return result;
  } finally {
    served.close();
  }
}
