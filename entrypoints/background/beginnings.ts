import type { IntentStore, StartIntent } from '#lib/platform/intent-store';

/** How many failures are remembered for those who ask after their review. */
const REMEMBERED_FAILURES = 20;

/**
 * Reviews that were asked for and whose documents are still being read. Asking is answered at once, whatever the
 * document's size; a worker that was killed while it read begins again.
 */
export interface Beginnings {
  /** Answers with the review's id as soon as what was asked for is kept; the reading goes on by itself. */
  readonly begin: (request: StartIntent['request']) => Promise<string>;
  /** Gives up a review that has not begun. False where there is none: it has begun, or never was. */
  readonly cancel: (reviewId: string) => Promise<boolean>;
  /** Gives up all that have not begun. */
  readonly cancelAll: () => Promise<void>;
  /** Resolves once the review has begun, or is no beginning of ours. @throws what kept it from beginning. */
  readonly begun: (reviewId: string) => Promise<void>;
  /** The review that is beginning in a tab, or null. */
  readonly inTab: (tabId: number) => string | null;
  /** Takes up what a former run of the worker was asked for. */
  readonly resume: () => Promise<void>;
}

export interface BeginningsPorts {
  readonly intents: IntentStore;
  readonly newId: () => string;
  /** Whether the review is stored already. */
  readonly exists: (reviewId: string) => Promise<boolean>;
  /** Reads the document and queues its sections; asks `signal` before it changes anything. */
  readonly start: (intent: StartIntent, signal: AbortSignal) => Promise<void>;
  /** A tab's document is being read for this review, or, null, no more. */
  readonly onReading: (tabId: number, reviewId: string | null) => void;
  /** Whether an error only says that the worker is being stopped. */
  readonly isStopping: (error: unknown) => boolean;
  readonly onBegun: (tabId: number, reviewId: string) => Promise<void>;
  readonly onFailed: (tabId: number, error: unknown) => void;
}

interface Beginning {
  readonly tabId: number;
  readonly controller: AbortController;
  readonly done: Promise<void>;
}

export function createBeginnings(ports: BeginningsPorts): Beginnings {
  const { intents } = ports;
  const open = new Map<string, Beginning>();
  const failures = new Map<string, unknown>();

  function inTab(tabId: number): string | null {
    return [...open].findLast(([, beginning]) => beginning.tabId === tabId)?.[0] ?? null;
  }

  function launch(intent: StartIntent): void {
    const { reviewId, request } = intent;
    const { tabId } = request;
    const controller = new AbortController();
    const done = work(intent, controller.signal).finally(() => {
      open.delete(reviewId);
      ports.onReading(tabId, inTab(tabId));
    });
    done.catch(() => undefined);
    open.set(reviewId, { tabId, controller, done });
    ports.onReading(tabId, reviewId);
  }

  async function work(intent: StartIntent, signal: AbortSignal): Promise<void> {
    const { reviewId, request } = intent;
    try {
      await ports.start(intent, signal);
      await intents.remove(reviewId);
      await ports.onBegun(request.tabId, reviewId);
    } catch (error) {
      // The intent stays, for the next run of the worker.
      if (ports.isStopping(error)) return;
      await intents.remove(reviewId);
      if (signal.aborted) return;
      remember(reviewId, error);
      ports.onFailed(request.tabId, error);
      throw error;
    }
  }

  function remember(reviewId: string, error: unknown): void {
    failures.set(reviewId, error);
    for (const oldest of failures.keys()) {
      if (failures.size <= REMEMBERED_FAILURES) break;
      failures.delete(oldest);
    }
  }

  return {
    begin: async (request) => {
      const intent = { reviewId: ports.newId(), request };
      await intents.save(intent);
      launch(intent);
      return intent.reviewId;
    },

    cancel: async (reviewId) => {
      const beginning = open.get(reviewId);
      if (beginning === undefined) return false;
      beginning.controller.abort();
      await beginning.done.catch(() => undefined);
      // It may have begun before it heard of it.
      return !(await ports.exists(reviewId));
    },

    cancelAll: async () => {
      const all = [...open.values()];
      for (const { controller } of all) controller.abort();
      await Promise.allSettled(all.map(({ done }) => done));
    },

    begun: async (reviewId) => {
      await open.get(reviewId)?.done;
      if (failures.has(reviewId)) throw failures.get(reviewId);
    },

    inTab,

    resume: async () => {
      for (const intent of await intents.list()) {
        if (open.has(intent.reviewId)) continue;
        // Killed between the two: it has begun, and only this was left to do.
        if (await ports.exists(intent.reviewId)) await intents.remove(intent.reviewId);
        else launch(intent);
      }
    },
  };
}
