import { OptionsPage } from '#components/options';
import { builtInAvailability, downloadBuiltInModel, languageModelApi } from '#lib/platform/built-in-model';
import { announceErased } from '#lib/platform/erased-notice';
import { requestHosts } from '#lib/platform/panel-window';
import { watchPolicy } from '#lib/platform/policy-notice';
import { saveFile } from '#lib/platform/save-file';
import { requestSignIn } from '#lib/platform/sign-in-window';
import { createWorkerClient } from '#lib/platform/worker-client';

const client = createWorkerClient();
const BUILT_IN_MODEL = {
  isOffered: languageModelApi() !== null,
  availability: () => builtInAvailability(),
  download: () => downloadBuiltInModel(),
};

/** As after installation. */
function showWelcome(): void {
  localStorage.clear();
  sessionStorage.clear();
  announceErased();
  location.replace('/welcome.html');
}

/** The options page, in a tab. */
export function App() {
  return (
    <OptionsPage
      client={client}
      requestHosts={requestHosts}
      requestSignIn={requestSignIn}
      builtInModel={BUILT_IN_MODEL}
      onErased={showWelcome}
      watchPolicy={watchPolicy}
      now={Date.now}
      saveFile={(name, text) => saveFile({ name, mediaType: 'application/json', content: text })}
    />
  );
}
