import { problemTitle } from '#components/problem';
import type { WorkerClient } from '#lib/messaging';
import type { Report, ReportFile, ReportFormat, ReportStyle } from '#lib/reports';
import type { Problem } from '#lib/review';

export interface ExportRequest {
  readonly reviewId: string;
  /** It came in a file: its report is there already. */
  readonly isImported?: boolean;
  readonly format: ReportFormat;
  /** Ids of the findings to export; all where it is left out. */
  readonly only?: ReadonlySet<string>;
  readonly exportedAtMs: number;
  readonly style: ReportStyle;
}

export type ExportResult =
  | { readonly ok: true; readonly file: ReportFile; readonly findings: number }
  | { readonly ok: false; readonly problem: Problem };

/** Asks the worker for a review and writes it as a file. The code of the formats is loaded only here. */
export async function exportReview(client: WorkerClient, request: ExportRequest): Promise<ExportResult> {
  const { reviewId, isImported = false, format, only, exportedAtMs, style } = request;
  const answer = isImported
    ? await client.request('history.imported', { reviewId })
    : await client.request('review.report', { reviewId });
  if (!answer.ok) return answer;
  try {
    const { buildReport, formatReport, onlyFindings } = await import('#lib/reports');
    const source = answer.value;
    let report: Report;
    if ('snapshot' in source) {
      const options = { exportedAtMs, describeProblem: problemTitle, ...(only === undefined ? {} : { only }) };
      report = buildReport(source, options);
    } else {
      report = only === undefined ? source : onlyFindings(source, only);
    }
    return { ok: true, file: formatReport(report, format, style), findings: report.findings.length };
  } catch (error) {
    const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { ok: false, problem: { code: 'internal', detail } };
  }
}
