/** Quiet time after the last change before the marks are looked at again, and the longest wait while it keeps changing. */
const QUIET_MS = 150;
const LONGEST_WAIT_MS = 1500;

/** Attributes by which pages show and hide text. */
const SHOWING_ATTRIBUTES = ['hidden', 'open', 'class', 'style', 'aria-expanded'];

/** What watching needs from outside. */
export interface PageWatchOptions {
  readonly document: Document;
  readonly now: () => number;
  readonly setTimer: (callback: () => void, delayMs: number) => () => void;
  /** Text or structure of the page has changed; called at once, and often. */
  readonly onChange: (records: readonly MutationRecord[]) => void;
  /** The page has come to rest, or has not for too long. */
  readonly onSettled: () => void;
}

/** Watches a page's text and structure. */
export interface PageWatch {
  /** Starts, or takes in shadow roots and documents of frames that were not known before. */
  readonly observe: (roots: readonly Node[]) => void;
  readonly stop: () => void;
}

/** Makes a watch that does nothing until `observe`. */
export function createPageWatch(options: PageWatchOptions): PageWatch {
  const { document, now, setTimer, onChange, onSettled } = options;
  const watched = new WeakSet<Node>();
  let cancel: (() => void) | null = null;
  let firstChangeAt = 0;
  let isStopped = false;

  const settle = () => {
    cancel = null;
    onSettled();
  };
  const observer = new MutationObserver((records) => {
    onChange(records);
    if (cancel === null) firstChangeAt = now();
    cancel?.();
    const leftMs = firstChangeAt + LONGEST_WAIT_MS - now();
    cancel = setTimer(settle, Math.max(0, Math.min(QUIET_MS, leftMs)));
  });

  return {
    observe(roots) {
      if (isStopped) return;
      // The document, not its root element, which a page can replace.
      for (const root of [document, ...roots]) {
        if (watched.has(root)) continue;
        watched.add(root);
        observer.observe(root, {
          childList: true,
          characterData: true,
          subtree: true,
          attributes: true,
          attributeFilter: SHOWING_ATTRIBUTES,
        });
      }
    },
    stop() {
      isStopped = true;
      observer.disconnect();
      cancel?.();
      cancel = null;
    },
  };
}
