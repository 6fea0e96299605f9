import { browser } from 'wxt/browser';
import { type ReaderRequests, readReaderAnswer } from '#lib/messaging';
import { ProblemError } from '#lib/review';
import { samplePageUrl } from './sample-page.ts';

const CONTENT_SCRIPT = '/content-scripts/content.js';

const TOP_FRAME = { frameId: 0 };

/** Kinds of document that have text in a DOM. */
const READABLE_TYPES = ['text/html', 'application/xhtml+xml', 'text/plain'];

/** Talks to the content script of a tab, putting it there first when it is not. */
export interface ReaderClient {
  /**
   * @throws {ProblemError} `page-needs-gesture`, `page-restricted`, `page-not-html`, `page-gone`; `internal` when the
   * reader itself failed.
   */
  readonly ask: <Name extends keyof ReaderRequests>(
    tabId: number,
    name: Name,
    payload: ReaderRequests[Name]['payload'],
  ) => Promise<ReaderRequests[Name]['answer']>;
}

export function createReaderClient(): ReaderClient {
  const injections = new Map<number, Promise<void>>();

  /** One content script a tab, however many ask at once: a second one would replace the first, and what it marked. */
  function injectOnce(tabId: number): Promise<void> {
    const injection = injections.get(tabId) ?? injectReader(tabId).finally(() => injections.delete(tabId));
    injections.set(tabId, injection);
    return injection;
  }

  return {
    ask: async (tabId, name, payload) => {
      const message = { name, payload };
      const answer: unknown = await browser.tabs
        .sendMessage(tabId, message, TOP_FRAME)
        .catch(async (cause: unknown) => {
          // Whoever listened has left while it was asked: what stands there now is another document.
          if (!isNobodyThere(cause)) throw new ProblemError({ code: 'page-gone' }, { cause });
          await injectOnce(tabId);
          return browser.tabs.sendMessage(tabId, message, TOP_FRAME).catch((again: unknown) => {
            throw new ProblemError({ code: 'page-gone' }, { cause: again });
          });
        });
      return readReaderAnswer(name, answer);
    },
  };
}

/** The browser's words for a tab without a content script; it has no code for it. */
function isNobodyThere(error: unknown): boolean {
  return error instanceof Error && error.message.includes('Receiving end does not exist');
}

async function injectReader(tabId: number): Promise<void> {
  const contentType = await readContentType(tabId);
  if (!READABLE_TYPES.includes(contentType)) throw new ProblemError({ code: 'page-not-html', contentType });
  await browser.scripting.executeScript({ target: { tabId }, files: [CONTENT_SCRIPT] }).catch((cause: unknown) => {
    throw new ProblemError({ code: 'page-gone' }, { cause });
  });
}

/** The tab's content type, which is also the test of whether the browser lets us in. */
async function readContentType(tabId: number): Promise<string> {
  const tab = await browser.tabs.get(tabId).catch((cause: unknown) => {
    throw new ProblemError({ code: 'page-gone' }, { cause });
  });
  if (tab.url !== undefined && isRestrictedUrl(tab.url)) {
    throw new ProblemError({ code: 'page-restricted', url: tab.url });
  }
  const drawn = tab.url === undefined ? null : drawnDocumentType(tab.url);
  if (drawn !== null) return drawn;
  try {
    const [injection] = await browser.scripting.executeScript({
      target: { tabId },
      func: () => document.contentType,
    });
    return injection?.result ?? '';
  } catch (cause) {
    if (isErrorPage(cause)) throw new ProblemError({ code: 'page-gone' }, { cause });
    if (tab.url === undefined) throw new ProblemError({ code: 'page-needs-gesture' }, { cause });
    throw new ProblemError({ code: 'page-restricted', url: tab.url }, { cause });
  }
}

/** The browser's words for a tab whose document did not load. */
function isErrorPage(error: unknown): boolean {
  return error instanceof Error && error.message.includes('error page');
}

/** The kinds of document whose text an extension can reach. */
const READABLE_SCHEMES = ['http:', 'https:', 'file:', 'blob:', 'filesystem:'];

/** Pages that no extension may read, whatever it was granted. An address that is not known yet is none of them. */
export function isRestrictedUrl(url: string): boolean {
  if (url === '') return false;
  if (url.startsWith('chrome-extension:')) return url.split('#')[0] !== samplePageUrl();
  return (
    !READABLE_SCHEMES.some((scheme) => url.startsWith(scheme)) ||
    /^https:\/\/(chromewebstore\.google\.com|chrome\.google\.com\/webstore|microsoftedge\.microsoft\.com\/addons)(\/|$)/.test(
      url,
    )
  );
}

/**
 * The media type of a document whose editor draws its text on a canvas: what its page holds as text are menus. Null for
 * everything else, also for the same document published as a page.
 */
export function drawnDocumentType(url: string): string | null {
  const kind =
    /^https:\/\/docs\.google\.com\/(document|spreadsheets)\/(?:u\/\d+\/)?d\/(?!e\/)[\w-]+(?:\/(?:edit|view|preview)?)?(?:[?#]|$)/.exec(
      url,
    )?.[1];
  if (kind === undefined) return null;
  return `application/vnd.google-apps.${kind === 'document' ? kind : 'spreadsheet'}`;
}
