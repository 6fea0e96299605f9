/** Quiet time after the last change before the page is read again, and the longest wait while it keeps changing. */
const QUIET_MS = 250;
const LONGEST_WAIT_MS = 2000;

/** What watching needs from outside. */
export interface PageWatchOptions {
  readonly document: Document;
  readonly now: () => number;
  readonly setTimer: (callback: () => void, delayMs: number) => () => void;
  /** Text or structure of the page has changed; called at once, and often. */
  readonly onChange: () => void;
  /** The page has come to rest, or has not for too long. */
  readonly onSettled: () => void;
}

/** Watches a page's text and structure. */
export interface PageWatch {
  /** Starts, or takes in shadow roots that were not known before. */
  readonly observe: (shadowRoots: readonly ShadowRoot[]) => void;
  readonly stop: () => void;
}

/** Makes a watch that does nothing until `observe`. */
export function createPageWatch(options: PageWatchOptions): PageWatch {
  const { document, now, setTimer, onChange, onSettled } = options;
  const watched = new Set<Node>();
  let cancel: (() => void) | null = null;
  let firstChangeAt = 0;

  const settle = () => {
    cancel = null;
    onSettled();
  };
  const observer = new MutationObserver(() => {
    onChange();
    if (cancel === null) firstChangeAt = now();
    cancel?.();
    const leftMs = firstChangeAt + LONGEST_WAIT_MS - now();
    cancel = setTimer(settle, Math.max(0, Math.min(QUIET_MS, leftMs)));
  });

  return {
    observe(shadowRoots) {
      for (const root of [document.documentElement, ...shadowRoots]) {
        if (!root || watched.has(root)) continue;
        watched.add(root);
        observer.observe(root, {
          childList: true,
          characterData: true,
          subtree: true,
          attributes: true,
          attributeFilter: ['hidden', 'aria-expanded'],
        });
      }
    },
    stop() {
      observer.disconnect();
      watched.clear();
      cancel?.();
      cancel = null;
    },
  };
}
