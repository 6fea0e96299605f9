import { browser } from 'wxt/browser';
import { createReaderServer, type ReaderEvents } from '#lib/messaging';
import { createReader } from '#lib/reader';

/** How long a reader lives. */
export interface ReaderLife {
  /** Asked before anything is said or done: false once the extension has gone. */
  readonly isValid: () => boolean;
  /** Calls back when it is over. */
  readonly onInvalidated: (dispose: () => void) => void;
}

/** Lets the worker read and mark the page that this runs in. Registers at once. */
export function servePageReader({ isValid, onInvalidated }: ReaderLife): void {
  function say<Name extends keyof ReaderEvents>(name: Name, payload: ReaderEvents[Name]['payload']): void {
    // A script that an update of the extension left behind has nobody to tell.
    if (isValid()) browser.runtime.sendMessage({ name, payload }).catch(() => undefined);
  }

  const reader = createReader({
    document,
    now: () => performance.now(),
    yieldToPage: () => scheduler.yield(),
    setTimer: (callback, delayMs) => {
      // Asking whether the script is still valid is also what tells it that the extension has gone: see below. The
      // context's own timers are not used, since each of them leaves a listener behind.
      const timer = setTimeout(() => {
        if (isValid()) callback();
      }, delayMs);
      return () => clearTimeout(timer);
    },
    onHighlightActivated: (findingId) => say('highlight.activated', { findingId }),
    onDocumentChanged: () => say('document.changed', {}),
  });
  const answer = createReaderServer(browser.runtime, {
    'reader.outline': ({ region, watch }) => reader.outline(region, watch),
    'reader.region': async () => ({ region: reader.regionAroundSelection() }),
    'reader.locate': ({ quotes }) => reader.locate(quotes),
    'reader.highlight': async ({ findings }) => {
      await reader.highlight(findings);
      return null;
    },
    'reader.show': async ({ findingId }) => ({ shown: await reader.show(findingId) }),
    'reader.showQuote': async (quote) => ({ shown: await reader.showQuote(quote) }),
    'reader.step': async ({ direction }) => ({ findingId: await reader.step(direction) }),
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
  // Nobody says that the extension was removed, switched off or updated; coming back to the tab is a time to look.
  const look = () => void isValid();
  document.addEventListener('visibilitychange', look);
  onInvalidated(() => {
    // The page first: in a script that was left behind, the browser's own calls may throw.
    reader.dispose();
    document.removeEventListener('visibilitychange', look);
    browser.runtime.onMessage.removeListener(listen);
  });
}
