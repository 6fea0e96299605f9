import type { HistoryCursor, HistoryPage } from '#lib/history';
import type { Result, WorkerClient } from '#lib/messaging';
import type { Problem } from '#lib/review';
import { loadReport } from './load-report.ts';

/** How many documents are asked for at once. */
const PAGE_LENGTH = 100;

/** All reviews of the history as one file's text, or what kept one of them from being read. */
export async function exportArchive(
  client: WorkerClient,
  exportedAtMs: number,
): Promise<
  | { readonly ok: true; readonly text: string; readonly count: number }
  | { readonly ok: false; readonly problem: Problem }
> {
  const { formatReviewArchive, formatReviewFile } = await import('#lib/reports');
  const files: string[] = [];
  let after: HistoryCursor | null = null;
  do {
    const page: Result<HistoryPage> = await client.request('history.list', { text: '', after, limit: PAGE_LENGTH });
    if (!page.ok) return page;
    for (const entry of page.value.documents.flatMap(({ entries }) => entries)) {
      const { reviewId, importedAtMs } = entry;
      const loaded = await loadReport(client, { reviewId, isImported: importedAtMs !== undefined, exportedAtMs });
      if (!loaded.ok) return loaded;
      files.push(formatReviewFile(loaded.report));
    }
    after = page.value.next;
  } while (after !== null);
  return { ok: true, text: formatReviewArchive(files), count: files.length };
}

/** What became of a file with reviews: those that could be read are in the history. */
export interface ArchiveImport {
  readonly imported: readonly { readonly reviewId: string; readonly title: string }[];
  /** Of the first one that could not be read, or of the file. */
  readonly problem: Problem | null;
}

/** Takes a review file, or all reviews of an archive, into the history. */
export async function importArchive(client: WorkerClient, text: string): Promise<ArchiveImport> {
  const { ReviewFileError, splitReviewArchive } = await import('#lib/reports');
  const imported: { reviewId: string; title: string }[] = [];
  let problem: Problem | null = null;
  let files: readonly string[] = [];
  try {
    files = splitReviewArchive(text);
  } catch (error) {
    if (!(error instanceof ReviewFileError)) throw error;
    return { imported, problem: { code: 'review-file-invalid', path: error.path, detail: error.detail } };
  }
  for (const file of files) {
    const answer = await client.request('history.import', { text: file });
    if (answer.ok) imported.push(answer.value);
    else problem ??= answer.problem;
  }
  return { imported, problem };
}
