import { type Browser, browser } from 'wxt/browser';
import type { PageContext } from '#lib/messaging';
import { isRestrictedUrl } from '#lib/platform/reader-client';

const NO_PAGE: PageContext = { tabId: null, url: '', title: '', access: 'restricted' };

/** What the active tab of a window shows, as far as the browser lets us know. */
export async function describePage(windowId: number): Promise<PageContext> {
  const [tab] = await browser.tabs.query({ active: true, windowId });
  return toContext(tab);
}

/** What a tab shows, as far as the browser lets us know. */
export async function describeTab(tabId: number): Promise<PageContext> {
  return toContext(await browser.tabs.get(tabId).catch(() => undefined));
}

function toContext(tab: Browser.tabs.Tab | undefined): PageContext {
  if (tab?.id === undefined) return NO_PAGE;
  const { id: tabId, url, title = '' } = tab;
  if (url === undefined) return { tabId, url: '', title: '', access: 'needs-gesture' };
  return { tabId, url: documentUrl(url), title, access: isRestrictedUrl(url) ? 'restricted' : 'granted' };
}

/** A document's address: a fragment is a place in it, not another document. */
export function documentUrl(url: string): string {
  return url.replace(/#.*$/, '');
}
