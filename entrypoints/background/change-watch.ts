/** Compares what panels show with documents that have changed. */
export interface ChangeWatch {
  /** The document in a tab has changed. Compares at once, one comparison at a time; never rejects. */
  readonly look: (tabId: number) => Promise<void>;
}

export interface ChangeWatchPorts {
  /** The review that a panel beside a tab shows; null where none does. */
  readonly reviewBeside: (tabId: number) => string | null;
  readonly compare: (reviewId: string, tabId: number) => Promise<void>;
}

/**
 * A page says once that it has changed, and again only after the worker has looked: whoever shows nothing of it does not
 * look, and hears no more. A page that says it without end, as none of ours does, keeps no more than one comparison busy.
 */
export function createChangeWatch({ reviewBeside, compare }: ChangeWatchPorts): ChangeWatch {
  const looking = new Map<number, { isChangedAgain: boolean }>();

  return {
    look: async (tabId) => {
      const running = looking.get(tabId);
      if (running) {
        running.isChangedAgain = true;
        return;
      }
      const own = { isChangedAgain: false };
      looking.set(tabId, own);
      do {
        own.isChangedAgain = false;
        const reviewId = reviewBeside(tabId);
        // The page may be gone, or not be ours to read any more: it says nothing of its changes then.
        if (reviewId !== null) await compare(reviewId, tabId).catch(() => undefined);
      } while (own.isChangedAgain);
      looking.delete(tabId);
    },
  };
}
