import { type Finding, severityRank } from '#lib/findings';
import type { Problem, ReviewView, SectionView, Decision as StoredDecision } from '#lib/review';
import { codePointCounter } from './code-points.ts';
import type { Decision, Report, ReportFinding, ReportReason, ReportSection, ReportSource } from './report.ts';
import { createFragmentMaker } from './text-fragment.ts';
import { webLink } from './web-link.ts';
import { DISMISSAL_WORDS, SKIP_WORDS, WHOLE_DOCUMENT_WORDS } from './words.ts';

/** How much of the text around a quote is kept with it; what the Web Annotation model's examples have. */
const CONTEXT_CHARACTERS = 32;

export interface ReportOptions {
  readonly exportedAtMs: number;
  /** Words for people about why a section failed. They go into files: no secret may be in them. */
  readonly describeProblem: (problem: Problem) => string;
  /** Ids of the findings to report, e.g. those shown; all where it is left out. */
  readonly only?: ReadonlySet<string>;
}

/** Joins a review with its document and decisions into what every format is written from. */
export function buildReport(source: ReportSource, options: ReportOptions): Report {
  const { snapshot, document } = source;
  const decisions = new Map(Object.entries(snapshot.decisions));
  const { only } = options;
  const findings = snapshot.findings.filter(({ id }) => only === undefined || only.has(id));
  const complete = createFindingCompleter(source);
  return {
    exportedAtMs: options.exportedAtMs,
    generator: source.generator,
    review: pickReview(snapshot.review),
    document: { language: document.language, characters: document.text.length, sha256: document.sha256 },
    leftOut: snapshot.findings.length - findings.length,
    ...summaryOf(snapshot.sections),
    sections: snapshot.sections.map((section) => toSection(section, options.describeProblem)),
    findings: inDocumentOrder(findings, snapshot.sections).map((finding) => {
      const decision = decisions.get(finding.id);
      return { ...complete(finding), ...(decision === undefined ? {} : { decision: toDecision(decision) }) };
    }),
  };
}

/** Only the fields that reports have, whatever else the records come to hold. */
function pickReview(review: ReviewView): Report['review'] {
  const { id, url, title, provider, playbook, playbookName, status, startedAtMs, endedAtMs } = review;
  const { counts, textCoverage, totals } = review;
  const { found, reviewed, skipped, failed } = counts;
  const { attempts, throttles, inputTokens, outputTokens, costUsd, elapsedMs } = totals;
  return {
    id,
    url,
    title,
    provider,
    playbook,
    ...(playbookName === undefined ? {} : { playbookName }),
    status,
    startedAtMs,
    ...(endedAtMs === undefined ? {} : { endedAtMs }),
    counts: { found, reviewed, skipped, failed },
    textCoverage: textCoverage.ratio,
    totals: { attempts, throttles, inputTokens, outputTokens, costUsd, elapsedMs },
  };
}

function toDecision({ state, reason, note, decidedAtMs }: StoredDecision): Decision {
  return {
    state: state ?? 'open',
    ...(reason === undefined ? {} : { reason: DISMISSAL_WORDS[reason] }),
    ...(note === undefined ? {} : { note }),
    decidedAtMs,
  };
}

function summaryOf(sections: readonly SectionView[]) {
  const summary = sections.find((section) => section.summary !== undefined)?.summary;
  return summary === undefined ? {} : { summary };
}

function toSection(section: SectionView, describeProblem: (problem: Problem) => string): ReportSection {
  const { id, kind, heading, path, level, words, status, risk } = section;
  const reason = reasonOf(section, describeProblem);
  return {
    id,
    kind,
    heading: kind === 'document' ? WHOLE_DOCUMENT_WORDS : heading,
    path,
    level,
    words,
    status,
    ...(reason === null ? {} : { reason }),
    ...(risk === undefined ? {} : { risk }),
  };
}

function reasonOf(
  { skipReason, problem }: SectionView,
  describeProblem: (problem: Problem) => string,
): ReportReason | null {
  if (problem !== undefined) return { code: problem.code, words: describeProblem(problem) };
  if (skipReason === undefined) return null;
  return { code: skipReason, words: SKIP_WORDS[skipReason] };
}

/** Adds to findings what only the document's text can tell: context, offsets in code points, a link. */
function createFindingCompleter({ snapshot, document }: ReportSource): (finding: Finding) => ReportFinding {
  const { text, language } = document;
  const toCodePoints = codePointCounter(text);
  const fragmentOf = createFragmentMaker(text, language);
  const address = webLink(snapshot.review.url)?.replace(/:~:.*$/, '');

  return (finding) => {
    const { id, sectionId, severity, category, title, assessment, action, confidence, evidence, provenance } = finding;
    const statement = { id, sectionId, severity, category, title, assessment, action, confidence, evidence };
    const core = { ...statement, ...(finding.other === undefined ? {} : { other: finding.other }), provenance };
    const { start, end } = evidence;
    if (start < 0 || end <= start || end > text.length) return core;
    const place = {
      prefix: text.slice(Math.max(0, start - CONTEXT_CHARACTERS), start).toWellFormed(),
      suffix: text.slice(end, end + CONTEXT_CHARACTERS).toWellFormed(),
      codePointStart: toCodePoints(start),
      codePointEnd: toCodePoints(end),
    };
    const fragment = fragmentOf(start, end);
    if (address === undefined || fragment === null) return { ...core, place };
    return { ...core, place, link: `${address}${address.includes('#') ? '' : '#'}:~:${fragment}` };
  };
}

/** By section, then by place in the text; of several about the same words the gravest first. */
function inDocumentOrder(findings: readonly Finding[], sections: readonly SectionView[]): Finding[] {
  const positions = new Map(sections.map(({ id }, index) => [id, index]));
  const position = ({ sectionId }: Finding) => positions.get(sectionId) ?? sections.length;
  const place = ({ evidence }: Finding) => (evidence.start < 0 ? Number.MAX_SAFE_INTEGER : evidence.start);
  return findings.toSorted(
    (a, b) => position(a) - position(b) || place(a) - place(b) || severityRank(a.severity) - severityRank(b.severity),
  );
}
