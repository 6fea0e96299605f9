import { problemTitle } from '#components/problem';
import type { WorkerClient } from '#lib/messaging';
import type { ReportFile, ReportFormat, ReportStyle } from '#lib/reports';
import type { Problem } from '#lib/review';

export interface ExportRequest {
  readonly reviewId: string;
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
  const { reviewId, format, only, exportedAtMs, style } = request;
  const answer = await client.request('review.report', { reviewId });
  if (!answer.ok) return answer;
  try {
    const { buildReport, formatReport } = await import('#lib/reports');
    const report = buildReport(answer.value, {
      exportedAtMs,
      describeProblem: problemTitle,
      ...(only === undefined ? {} : { only }),
    });
    return { ok: true, file: formatReport(report, format, style), findings: report.findings.length };
  } catch (error) {
    const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { ok: false, problem: { code: 'internal', detail } };
  }
}
