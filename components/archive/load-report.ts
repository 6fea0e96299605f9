import { problemTitle } from '#components/problem';
import type { Finding } from '#lib/findings';
import type { WorkerClient } from '#lib/messaging';
import type { Report } from '#lib/reports';
import type { Problem } from '#lib/review';

export interface ReportRequest {
  readonly reviewId: string;
  /** It came in a file: its report is there already. */
  readonly isImported?: boolean;
  /** Ids of the findings to report; all where it is left out. */
  readonly only?: ReadonlySet<string>;
  readonly exportedAtMs: number;
  /** Words findings for their readers; left out where programs read them. */
  readonly wordFinding?: (finding: Finding) => Finding;
}

export type ReportResult =
  | { readonly ok: true; readonly report: Report }
  | { readonly ok: false; readonly problem: Problem };

/** Asks the worker for a review and makes a report of it. The code of reports is loaded only here. */
export async function loadReport(client: WorkerClient, request: ReportRequest): Promise<ReportResult> {
  const { reviewId, isImported = false, only, exportedAtMs, wordFinding = (finding) => finding } = request;
  const answer = isImported
    ? await client.request('history.imported', { reviewId })
    : await client.request('review.report', { reviewId });
  if (!answer.ok) return answer;
  try {
    const { buildReport, onlyFindings } = await import('#lib/reports');
    const source = answer.value;
    if (!('snapshot' in source)) {
      return { ok: true, report: only === undefined ? source : onlyFindings(source, only) };
    }
    const findings = source.snapshot.findings.map(wordFinding);
    const options = { exportedAtMs, describeProblem: problemTitle, ...(only === undefined ? {} : { only }) };
    return { ok: true, report: buildReport({ ...source, snapshot: { ...source.snapshot, findings } }, options) };
  } catch (error) {
    return { ok: false, problem: internalProblem(error) };
  }
}

/** What is said of a fault of our own. */
export function internalProblem(error: unknown): Problem {
  return { code: 'internal', detail: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
}
