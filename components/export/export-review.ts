import { internalProblem, loadReport, type ReportRequest } from '#components/archive';
import { wordFinding } from '#components/findings';
import type { WorkerClient } from '#lib/messaging';
import type { ReportFile, ReportFormat, ReportStyle } from '#lib/reports';
import type { Problem } from '#lib/review';
import { reportWords } from './report-words.ts';

/** Formats for people are in their language; what programs read says the same everywhere. */
const FOR_PEOPLE: ReadonlySet<ReportFormat> = new Set(['markdown', 'html', 'docx']);

export interface ExportRequest extends Omit<ReportRequest, 'wordFinding'> {
  readonly format: ReportFormat;
}

export type ExportResult =
  | { readonly ok: true; readonly file: ReportFile; readonly findings: number }
  | { readonly ok: false; readonly problem: Problem };

/** Asks the worker for a review and writes it as a file. */
export async function exportReview(client: WorkerClient, { format, ...request }: ExportRequest): Promise<ExportResult> {
  const loaded = await loadReport(client, FOR_PEOPLE.has(format) ? { ...request, wordFinding } : request);
  if (!loaded.ok) return loaded;
  try {
    const { formatReport } = await import('#lib/reports');
    const { report } = loaded;
    return { ok: true, file: formatReport(report, format, reportStyle()), findings: report.findings.length };
  } catch (error) {
    return { ok: false, problem: internalProblem(error) };
  }
}

/** Figures are written as the reader's country writes them, where it speaks the language of the words. */
function reportStyle(): ReportStyle {
  const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const words = reportWords();
  return { locale: locale.split('-')[0] === words.language ? locale : words.language, timeZone, words };
}
