import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { createReaderServer } from '#lib/messaging';
import { createReader } from '#lib/reader';

/**
 * The reader of one page. Never registered for any site: the worker puts it into a tab when the reviewer asks for that
 * tab. It reads and highlights, changes nothing, knows no settings and no secret.
 */
export default defineContentScript({
  registration: 'runtime',
  main: (ctx) => {
    const reader = createReader({
      document,
      now: () => performance.now(),
      yieldToPage: () => scheduler.yield(),
      setTimer: (callback, delayMs) => {
        const timer = ctx.setTimeout(callback, delayMs);
        return () => clearTimeout(timer);
      },
      onHighlightActivated: (findingId) => {
        // A script that an update of the extension left behind has nobody to tell.
        if (ctx.isValid)
          browser.runtime.sendMessage({ name: 'highlight.activated', payload: { findingId } }).catch(() => undefined);
      },
    });
    const answer = createReaderServer(browser.runtime, {
      'reader.outline': () => reader.outline(),
      'reader.locate': ({ quotes }) => reader.locate(quotes),
      'reader.highlight': async ({ findings }) => {
        await reader.highlight(findings);
        return null;
      },
      'reader.show': async ({ findingId }) => ({ shown: await reader.show(findingId) }),
      'reader.selection': () => reader.selection(),
      'reader.clear': async () => {
        reader.clear();
        return null;
      },
    });

    function listen(
      message: unknown,
      sender: Parameters<typeof answer>[1],
      respond: (value: unknown) => void,
    ): true | undefined {
      const answered = answer(message, sender);
      if (answered === null) return undefined;
      void answered.then(respond);
      return true;
    }

    browser.runtime.onMessage.addListener(listen);
    ctx.onInvalidated(() => {
      // The page first: in a script that was left behind, the browser's own calls may throw.
      reader.dispose();
      browser.runtime.onMessage.removeListener(listen);
    });
  },
});
