import { browser } from 'wxt/browser';

/** The sample document: a page of ours that brings its own reader along, and is therefore readable. */
export function samplePageUrl(): string {
  return browser.runtime.getURL('/sample.html');
}
