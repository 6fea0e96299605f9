import { OptionsPage } from '#components/options';
import { requestHosts } from '#lib/platform/panel-window';
import { saveFile } from '#lib/platform/save-file';
import { createWorkerClient } from '#lib/platform/worker-client';

const client = createWorkerClient();

/** The options page, in a tab. */
export function App() {
  return (
    <OptionsPage
      client={client}
      requestHosts={requestHosts}
      saveFile={(name, text) => saveFile({ name, mediaType: 'application/json', content: text })}
    />
  );
}
