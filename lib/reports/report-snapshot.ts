import type { Decision, ReviewSnapshot, SectionView } from '#lib/review';
import type { Report, Decision as ReportDecision, ReportSection } from './report.ts';
import { codeOf, DISMISSAL_WORDS, SKIP_WORDS } from './words.ts';

/** A report's review in the form that panels show. `reviewId` is the name it has here. Made for reading only. */
export function snapshotOfReport(report: Report, reviewId: string): ReviewSnapshot {
  const { review, summary } = report;
  const decisions = report.findings.flatMap(({ id, decision }) =>
    decision === undefined ? [] : [[id, toDecision(decision)] as const],
  );
  return {
    review: {
      ...review,
      id: reviewId,
      tabId: -1,
      status: review.status === 'running' || review.status === 'paused' ? 'stopped' : review.status,
      textCoverage: { ratio: review.textCoverage, leftOut: [] },
      carriedOverCount: 0,
      freshness: null,
    },
    sections: report.sections.map((section) => ({
      ...toSection(section),
      ...(section.kind === 'document' && summary !== undefined ? { summary } : {}),
    })),
    findings: report.findings.map(({ place: _place, link: _link, decision: _decision, ...finding }) => finding),
    decisions: Object.fromEntries(decisions),
  };
}

/** Only some of a report's findings, as if filters had hidden the others. */
export function onlyFindings(report: Report, only: ReadonlySet<string>): Report {
  const findings = report.findings.filter(({ id }) => only.has(id));
  return { ...report, findings, leftOut: report.leftOut + report.findings.length - findings.length };
}

function toSection({ reason, status, ...section }: ReportSection): SectionView {
  const settled = status === 'queued' || status === 'running' ? 'skipped' : status;
  if (settled === 'skipped') {
    return {
      ...section,
      status: settled,
      skipReason: codeOf(SKIP_WORDS, (code) => code === reason?.code) ?? 'stopped',
    };
  }
  if (settled === 'failed')
    return { ...section, status: settled, problem: { code: 'told', words: reason?.words ?? '' } };
  return { ...section, status: settled };
}

/** A reason that is none of ours stays with the note. */
function toDecision({ state, reason, note, decidedAtMs }: ReportDecision): Decision {
  const code = reason === undefined ? undefined : codeOf(DISMISSAL_WORDS, (_code, words) => words === reason);
  const notes = [code === undefined ? reason : undefined, note].filter((words) => words !== undefined && words !== '');
  return {
    state: state === 'open' ? null : state,
    ...(code === undefined ? {} : { reason: code }),
    ...(notes.length === 0 ? {} : { note: notes.join('. ') }),
    decidedAtMs,
  };
}
