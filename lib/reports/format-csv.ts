import type { Report, ReportFinding, ReportSection } from './report.ts';
import { writeCsv } from './write-csv.ts';

const COLUMNS = [
  'record',
  'id',
  'section_id',
  'section',
  'severity',
  'category',
  'title',
  'evidence',
  'quote',
  'document_text',
  'other_text',
  'start',
  'end',
  'link',
  'assessment',
  'action',
  'confidence',
  'decision',
  'decision_reason',
  'decision_note',
  'decided_at',
  'status',
  'status_reason',
  'risk',
  'words',
  'provider',
  'model',
  'model_id',
  'region',
  'playbook',
  'prompt_version',
  'attempts',
  'throttles',
  'started_at',
  'duration_ms',
  'input_tokens',
  'output_tokens',
  'cost_usd',
  'sections_found',
  'sections_reviewed',
  'sections_skipped',
  'sections_failed',
  'text_coverage',
  'findings_left_out',
  'document_url',
  'document_title',
  'document_sha256',
  'exported_at',
  'exported_by',
] as const;

type Row = Partial<Record<(typeof COLUMNS)[number], string | number>>;

/**
 * A report as CSV (RFC 4180): a row for the review, one for each finding (`unverified-finding` where its quote is not in
 * the document), one for each section; `record` says which.
 */
export function formatCsv(report: Report): string {
  const headings = new Map(report.sections.map(({ id, heading }) => [id, heading]));
  const isUnverified = ({ evidence }: ReportFinding) => evidence.status === 'unverified';
  const findings = [
    ...report.findings.filter((finding) => !isUnverified(finding)),
    ...report.findings.filter(isUnverified),
  ];
  const rows: Row[] = [
    reviewRow(report),
    ...findings.map((finding) => findingRow(finding, headings.get(finding.sectionId) ?? '')),
    ...report.sections.map(sectionRow),
  ];
  return writeCsv(COLUMNS, rows);
}

function reviewRow({ review, document, leftOut, exportedAtMs, generator }: Report): Row {
  const { counts, totals } = review;
  return {
    record: 'review',
    id: review.id,
    status: review.status,
    provider: review.provider,
    playbook: review.playbook,
    attempts: totals.attempts,
    throttles: totals.throttles,
    started_at: isoTime(review.startedAtMs),
    duration_ms: totals.elapsedMs,
    input_tokens: totals.inputTokens,
    output_tokens: totals.outputTokens,
    cost_usd: totals.costUsd,
    sections_found: counts.found,
    sections_reviewed: counts.reviewed,
    sections_skipped: counts.skipped,
    sections_failed: counts.failed,
    text_coverage: review.textCoverage,
    findings_left_out: leftOut,
    document_url: review.url,
    document_title: review.title,
    document_sha256: document.sha256,
    exported_at: isoTime(exportedAtMs),
    exported_by: `${generator.name} ${generator.version}`,
  };
}

function findingRow(finding: ReportFinding, section: string): Row {
  const { evidence, decision, provenance, link = '' } = finding;
  const hasPlace = evidence.start >= 0;
  return {
    record: evidence.status === 'unverified' ? 'unverified-finding' : 'finding',
    id: finding.id,
    section_id: finding.sectionId,
    section,
    severity: finding.severity,
    category: finding.category,
    title: finding.title,
    evidence: evidence.status,
    quote: evidence.quote,
    document_text: evidence.text,
    other_text: finding.other === undefined ? '' : finding.other.text || finding.other.quote,
    ...(hasPlace ? { start: evidence.start, end: evidence.end } : {}),
    link,
    assessment: finding.assessment,
    action: finding.action,
    confidence: finding.confidence,
    ...(decision === undefined
      ? {}
      : {
          decision: decision.state,
          decision_reason: decision.reason ?? '',
          decision_note: decision.note ?? '',
          decided_at: isoTime(decision.decidedAtMs),
        }),
    model: provenance.modelName,
    model_id: provenance.modelId,
    region: provenance.region,
    playbook: provenance.playbook,
    prompt_version: provenance.promptVersion,
    attempts: provenance.attempts,
    started_at: isoTime(provenance.startedAt),
    duration_ms: provenance.latencyMs,
    input_tokens: provenance.inputTokens,
    output_tokens: provenance.outputTokens,
    cost_usd: provenance.costUsd,
  };
}

function sectionRow({ id, kind, heading, words, status, reason, risk }: ReportSection): Row {
  return {
    record: kind,
    id,
    section_id: id,
    section: heading,
    status,
    status_reason: reason?.words ?? '',
    risk: risk ?? '',
    words,
  };
}

function isoTime(atMs: number): string {
  return new Date(atMs).toISOString();
}
