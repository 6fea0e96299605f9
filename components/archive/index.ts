export { internalProblem, loadReport, type ReportRequest, type ReportResult } from './load-report.ts';
export { type ArchiveImport, exportArchive, importArchive } from './review-archive.ts';
