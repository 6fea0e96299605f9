import type { ChatEngine } from '#lib/chat';
import { type HistoryPage, type HistoryQuery, importedEntry } from '#lib/history';
import type { Database } from '#lib/platform/database';
import { createHistoryStore } from '#lib/platform/history-store';
import { parseReviewFile, type Report } from '#lib/reports';
import { ProblemError, type ReviewEngine, type ReviewStore } from '#lib/review';
import type { PanelHub } from './panel-hub.ts';
import type { Reviews } from './reviews.ts';
import { SHOWN_WORDS } from './shown-words.ts';

/** Past reviews of all documents, those that came in files among them. */
export interface HistoryService {
  readonly list: (query: HistoryQuery) => Promise<HistoryPage>;
  /** The file's review is then in the history. @throws {ReviewFileError} */
  readonly importFile: (text: string) => Promise<{ readonly reviewId: string; readonly title: string }>;
  /** A review that came in a file. @throws {ProblemError} `not-found`. */
  readonly imported: (reviewId: string) => Promise<Report>;
  /** Deletes reviews for good, and the conversations about documents of which none is left. */
  readonly delete: (reviewIds: readonly string[] | 'all') => Promise<void>;
  /**
   * Deletes what is older than a moment (epoch milliseconds): reviews that do not run, and questions about documents of
   * which no review is left.
   */
  readonly deleteOlder: (beforeMs: number) => Promise<void>;
}

export interface HistoryServicePorts {
  readonly database: Promise<Database>;
  readonly engine: Pick<ReviewEngine, 'isRunning'>;
  readonly store: Pick<ReviewStore, 'findLatest'>;
  readonly reviews: Pick<Reviews, 'deleteReviews'>;
  readonly chat: Pick<ChatEngine, 'clear'>;
  readonly panels: Pick<PanelHub, 'refresh'>;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

export function createHistoryService(ports: HistoryServicePorts): HistoryService {
  const { engine, store, reviews, chat, panels, now } = ports;
  const history = createHistoryStore(ports.database, SHOWN_WORDS);

  async function deleteOwn(reviewIds: readonly string[]): Promise<void> {
    const urls = await history.urlsOf(reviewIds);
    await reviews.deleteReviews(reviewIds);
    for (const url of urls) if ((await store.findLatest(url)) === null) await chat.clear(url);
    await panels.refresh();
  }

  return {
    list: history.list,

    importFile: async (text) => {
      const report = parseReviewFile(text);
      const entry = importedEntry(report, text, now());
      await history.addImport(entry, report);
      return { reviewId: entry.reviewId, title: entry.title };
    },

    imported: async (reviewId) => {
      const report = await history.loadImport(reviewId);
      if (report === null) throw new ProblemError({ code: 'not-found', what: 'review' });
      return report;
    },

    delete: async (reviewIds) => {
      await history.deleteImports(reviewIds);
      const own = await history.listOwn();
      const wanted = new Set(reviewIds === 'all' ? own : reviewIds);
      const found = own.filter((reviewId) => wanted.has(reviewId));
      if (found.length > 0) await deleteOwn(found);
    },

    deleteOlder: async (beforeMs) => {
      const { own, imported } = await history.listOlder(beforeMs);
      if (imported.length > 0) await history.deleteImports(imported);
      for (const reviewId of own) {
        // Asked right before: it may have been taken up again since it was listed.
        if (!engine.isRunning(reviewId)) await reviews.deleteReviews([reviewId]);
      }
      const urls = await history.listAbandonedChats(beforeMs);
      for (const url of urls) await chat.clear(url);
      if (own.length > 0) await panels.refresh();
    },
  };
}
