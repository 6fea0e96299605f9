import { StatisticsPopup } from '#components/statistics';
import { buildVersion, openActivity, openAnalytics, openOptions, openSidePanel } from '#lib/platform/panel-window';
import { createWorkerClient } from '#lib/platform/worker-client';
import type { Place } from './find-place.ts';

const client = createWorkerClient();

/** The toolbar popup. Its place is known before anything can be clicked: a panel opens only inside a click. */
export function App({ place }: { readonly place: Place }) {
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
