import { ExportMenu } from '#components/export';
import { HistoryView } from '#components/history';
import { ReviewPanel } from '#components/review';
import { openOptions, requestHosts } from '#lib/platform/panel-window';
import { saveFile } from '#lib/platform/save-file';
import { requestSignIn } from '#lib/platform/sign-in-window';
import { createWorkerClient } from '#lib/platform/worker-client';

const client = createWorkerClient();

/** The side panel of one window. */
export function App({ windowId }: { readonly windowId: number }) {
  return (
    <ReviewPanel
      client={client}
      windowId={windowId}
      openOptions={() => void openOptions()}
      requestHosts={requestHosts}
      requestSignIn={requestSignIn}
      renderExport={(reviewId, shown) => (
        <ExportMenu key={reviewId} client={client} reviewId={reviewId} saveFile={saveFile} shown={shown} />
      )}
      renderHistory={(isShown, stamp) => (
        <HistoryView
          client={client}
          isShown={isShown}
          stamp={stamp}
          renderExport={(past, shown) => <ExportMenu client={client} {...past} saveFile={saveFile} shown={shown} />}
        />
      )}
    />
  );
}
