import { browser } from 'wxt/browser';
import { samplePageUrl } from '#lib/platform/sample-page';
import type { Beginnings } from './beginnings.ts';

/** Longest time that a page of our own takes to load. */
const LOADING_MS = 10_000;

/** Shows the sample document in a tab and begins its review, on the device unless models were chosen. */
export function createSampleReview(beginnings: Pick<Beginnings, 'begin'>) {
  return async (tabId: number): Promise<string> => {
    const loaded = whenLoaded(tabId);
    await browser.tabs.update(tabId, { url: samplePageUrl() });
    await loaded;
    return beginnings.begin({ tabId });
  };
}

/** Resolves when the tab shows the sample, or has had its time: what is there then says what is wrong. */
function whenLoaded(tabId: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      browser.tabs.onUpdated.removeListener(listen);
      clearTimeout(timer);
      resolve();
    };
    const listen: Parameters<typeof browser.tabs.onUpdated.addListener>[0] = (id, change, tab) => {
      if (id === tabId && change.status === 'complete' && tab.url === samplePageUrl()) done();
    };
    const timer = setTimeout(done, LOADING_MS);
    browser.tabs.onUpdated.addListener(listen);
  });
}

/** Opens the welcome page, once: when the extension is installed, not when it is updated. */
export function welcome({ reason }: { readonly reason: string }): void {
  if (reason === 'install') void browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
}
