import { defineContentScript } from 'wxt/utils/define-content-script';
import { servePageReader } from '#lib/platform/page-reader';
import { createReaderLife } from '#lib/platform/reader-life';

/**
 * The reader of one page. Never registered for any site: the worker puts it into a tab when the reviewer asks for that
 * tab. It reads and highlights, changes nothing, knows no settings and no secret.
 */
export default defineContentScript({
  registration: 'runtime',
  // A message that the page could read would tell it that the extension is there.
  noScriptStartedPostMessage: true,
  main: (context) => servePageReader(createReaderLife(context)),
});
