import { OptionsPage } from '#components/options';
import { requestHosts } from '#lib/platform/panel-window';
import { createWorkerClient } from '#lib/platform/worker-client';

const client = createWorkerClient();

/** The options page, in a tab. */
export function App() {
  return <OptionsPage client={client} requestHosts={requestHosts} saveFile={saveFile} />;
}

/** Hands a text to the browser's downloads. */
function saveFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
