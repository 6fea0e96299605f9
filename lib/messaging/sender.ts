/** What the browser says about where a message comes from. */
export interface MessageSender {
  readonly id?: string | undefined;
  readonly origin?: string | undefined;
  readonly url?: string | undefined;
  readonly tab?: { readonly id?: number | undefined; readonly windowId?: number | undefined } | undefined;
}

/** Who we are, to compare with. */
export interface OwnIdentity {
  readonly id: string;
  /** `chrome-extension://<id>` */
  readonly origin: string;
}

export type SenderClass = 'extension-page' | 'content-script' | 'stranger';

/** The pages of ours that may ask the worker for anything. */
const TRUSTED_PAGES = [
  '/sidepanel.html',
  '/popup.html',
  '/options.html',
  '/activity.html',
  '/analytics.html',
  '/welcome.html',
];

/** The sample document is ours and yet a document: it may say what a content script may, and no more. */
const SAMPLE_PAGE = '/sample.html';

/**
 * Classifies a sender by what a page cannot forge: the extension id and the origin, both set by the browser. "Has no
 * tab" proves nothing, since our own pages can stand in tabs too.
 */
export function classifySender(sender: MessageSender, own: OwnIdentity): SenderClass {
  if (sender.id !== own.id) return 'stranger';
  if (sender.origin === own.origin) {
    const path = ownPath(sender.url, own);
    if (path !== SAMPLE_PAGE) return TRUSTED_PAGES.includes(path ?? '') ? 'extension-page' : 'stranger';
  }
  return sender.tab?.id === undefined ? 'stranger' : 'content-script';
}

/** The path of a page of ours; null where the address is none. */
function ownPath(url: string | undefined, own: OwnIdentity): string | null {
  if (url === undefined || !URL.canParse(url)) return null;
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}` === own.origin ? pathname : null;
}
