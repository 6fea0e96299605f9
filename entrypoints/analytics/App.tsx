import { AnalyticsPage } from '#components/analytics';
import { openActivity } from '#lib/platform/panel-window';
import { createWorkerClient } from '#lib/platform/worker-client';

const client = createWorkerClient();
const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();

/** What the models did and cost, in a tab. */
export function App() {
  return <AnalyticsPage client={client} timeZone={timeZone} openActivity={() => void openActivity()} />;
}
