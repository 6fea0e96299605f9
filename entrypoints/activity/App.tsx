import { ActivityPage } from '#components/activity';
import { saveFile } from '#lib/platform/save-file';
import { createWorkerClient } from '#lib/platform/worker-client';

const client = createWorkerClient();

/** The audit log, in a tab. */
export function App() {
  return <ActivityPage client={client} saveFile={saveFile} now={Date.now} />;
}
