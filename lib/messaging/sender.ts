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
const TRUSTED_PAGES = ['/sidepanel.html', '/popup.html', '/options.html'];

/**
 * Classifies a sender by what a page cannot forge: the extension id and the origin, both set by the browser. "Has no
 * tab" proves nothing, since our own pages can stand in tabs too.
 */
export function classifySender(sender: MessageSender, own: OwnIdentity): SenderClass {
  if (sender.id !== own.id) return 'stranger';
  if (sender.origin === own.origin) return isTrustedPage(sender.url, own) ? 'extension-page' : 'stranger';
  return sender.tab?.id === undefined ? 'stranger' : 'content-script';
}

function isTrustedPage(url: string | undefined, own: OwnIdentity): boolean {
  if (url === undefined || !URL.canParse(url)) return false;
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}` === own.origin && TRUSTED_PAGES.includes(pathname);
}
