import type { Severity } from '#lib/findings';
import type { Report } from '#lib/reports';
import { hashText } from '#lib/text';
import type { HistoryEntry } from './history.ts';

/**
 * What the history says of a review that came in a file. Its id is made from what the file says, so that the same file
 * is there once, however often it is imported.
 */
export function importedEntry(report: Report, text: string, importedAtMs: number): HistoryEntry {
  const { url, title, provider, playbook, playbookName, status, startedAtMs, totals } = report.review;
  const counts: Record<Severity, number> = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
  for (const { severity, evidence } of report.findings) if (evidence.status !== 'unverified') counts[severity] += 1;
  return {
    reviewId: `import-${hashText(text)}`,
    url,
    title,
    provider,
    playbook,
    ...(playbookName === undefined ? {} : { playbookName }),
    // Nothing works on it here.
    status: status === 'running' || status === 'paused' ? 'stopped' : status,
    startedAtMs,
    importedAtMs,
    counts,
    costUsd: totals.costUsd,
  };
}
