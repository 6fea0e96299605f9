import { useEffect, useState } from 'react';
import { WelcomePage } from '#components/welcome';
import { activeTab, currentWindowId, openOptions, openSidePanel } from '#lib/platform/panel-window';
import { createWorkerClient } from '#lib/platform/worker-client';

const client = createWorkerClient();

/** The page that opens after installation. */
export function App() {
  const [windowId, setWindowId] = useState<number | null>(null);
  useEffect(() => void currentWindowId().then(setWindowId), []);
  if (windowId === null) return null;
  return (
    <WelcomePage
      client={client}
      openPanel={() => openSidePanel(windowId)}
      tabId={async () => (await activeTab())?.id ?? null}
      openOptions={() => void openOptions()}
    />
  );
}
