import { activeTab, currentWindowId } from '#lib/platform/panel-window';

/** What the popup was opened over. */
export interface Place {
  readonly windowId: number;
  readonly tabId: number | null;
}

/** Looks up the window and its active tab. */
export async function findPlace(): Promise<Place> {
  const windowId = await currentWindowId();
  const tab = await activeTab(windowId);
  return { windowId, tabId: tab?.id ?? null };
}
