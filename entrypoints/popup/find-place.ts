import { activeTab, currentWindowId } from '#lib/platform/panel-window';

/** What the popup was opened over. */
export interface Place {
  readonly windowId: number;
  readonly tabId: number | null;
}

/** Looks up the window and its active tab, both at once: the popup waits for them. */
export async function findPlace(): Promise<Place> {
  const [windowId, tab] = await Promise.all([currentWindowId(), activeTab()]);
  return { windowId, tabId: tab?.id ?? null };
}
