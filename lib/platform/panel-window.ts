import { browser } from 'wxt/browser';

/** The window this extension page belongs to. A panel must ask: its messages carry no tab. */
export async function currentWindowId(): Promise<number> {
  const { id } = await browser.windows.getCurrent();
  if (id === undefined) throw new Error('this page belongs to no window');
  return id;
}

/** Opens the window's side panel. Must be the first thing a click does: the browser demands a gesture. */
export function openSidePanel(windowId: number): Promise<void> {
  return browser.sidePanel.open({ windowId });
}

/** The active tab of the window this page belongs to, or null when it has none. */
export async function activeTab(): Promise<{ readonly id: number } | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id === undefined ? null : { id: tab.id };
}

/** Asks the reviewer to allow connections to these origins, e.g. `https://host/`. Must be called in a click. */
export function requestHosts(origins: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: [...origins] });
}

/** The extension's version, as its manifest says. */
export function buildVersion(): string {
  return browser.runtime.getManifest().version;
}

/** Opens the options page. */
export function openOptions(): Promise<void> {
  return browser.runtime.openOptionsPage();
}

/** Opens the audit log in a tab of its own. */
export async function openActivity(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL('/activity.html') });
}

/** Opens the analytics in a tab of their own. */
export async function openAnalytics(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL('/analytics.html') });
}
