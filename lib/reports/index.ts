export { buildReport, type ReportOptions } from './build-report.ts';
export { formatReport, type ReportFile, type ReportFormat } from './format-report.ts';
export type {
  Decision,
  Report,
  ReportFinding,
  ReportPlace,
  ReportReason,
  ReportSection,
  ReportSource,
  ReportStyle,
} from './report.ts';
export { onlyFindings, snapshotOfReport } from './report-snapshot.ts';
export type { ReportWords } from './report-words.ts';
export { formatReviewArchive, splitReviewArchive } from './review-archive.ts';
export { formatReviewFile, parseReviewFile } from './review-file.ts';
export { ReviewFileError } from './review-file-error.ts';
export { webLink } from './web-link.ts';
export { writeCsv } from './write-csv.ts';
