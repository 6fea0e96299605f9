import { useEffect, useState } from 'react';
import { ExportMenu } from '#components/export';
import { ReviewPanel } from '#components/review';
import { currentWindowId, openOptions, requestHosts } from '#lib/platform/panel-window';
import { saveFile } from '#lib/platform/save-file';
import { createWorkerClient } from '#lib/platform/worker-client';

const client = createWorkerClient();

/** The side panel of one window. */
export function App() {
  const [windowId, setWindowId] = useState<number | null>(null);
  useEffect(() => void currentWindowId().then(setWindowId), []);
  if (windowId === null) return null;
  return (
    <ReviewPanel
      client={client}
      windowId={windowId}
      openOptions={() => void openOptions()}
      requestHosts={requestHosts}
      renderExport={(reviewId) => <ExportMenu key={reviewId} client={client} reviewId={reviewId} saveFile={saveFile} />}
    />
  );
}
