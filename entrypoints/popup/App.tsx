import { useEffect, useState } from 'react';
import { StatisticsPopup } from '#components/statistics';
import {
  activeTab,
  buildVersion,
  currentWindowId,
  openActivity,
  openAnalytics,
  openOptions,
  openSidePanel,
} from '#lib/platform/panel-window';
import { createWorkerClient } from '#lib/platform/worker-client';

const client = createWorkerClient();

/** What the popup was opened over. */
interface Place {
  readonly windowId: number;
  readonly tabId: number | null;
}

/** The toolbar popup. Its place is known before anything can be clicked: a panel opens only inside a click. */
export function App() {
  const [place, setPlace] = useState<Place | null>(null);
  useEffect(() => void findPlace().then(setPlace), []);
  if (place === null) return null;
  return (
    <StatisticsPopup
      client={client}
      build={buildVersion()}
      windowId={place.windowId}
      tabId={place.tabId}
      openSidePanel={openSidePanel}
      openOptions={() => void openOptions()}
      openActivity={() => void openActivity()}
      openAnalytics={() => void openAnalytics()}
      close={() => window.close()}
    />
  );
}

async function findPlace(): Promise<Place> {
  const windowId = await currentWindowId();
  const tab = await activeTab(windowId);
  return { windowId, tabId: tab?.id ?? null };
}
