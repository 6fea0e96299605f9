import fc from 'fast-check';
import { type Finding, RISK_LEVELS, SEVERITIES } from '#lib/findings';
import { buildReport, type Decision, type Report, type ReportFinding, type ReportSource } from '#lib/reports';
import { reportWords } from '../../components/export/report-words.ts';
import { fakeFinding, fakeReview, fakeSection } from './fake-review.ts';

export const REPORT_STYLE = { locale: 'en-GB', timeZone: 'UTC', words: reportWords() };

/** Text that tries to become markup, a formula, a link or a control character in one format or another. */
export const HOSTILE_TEXTS = [
  '<img src=x onerror=alert(1)><script>alert(1)</script>',
  '[click](https://evil.test) ![pixel](https://evil.test/p.png) <https://evil.test>',
  'see https://evil.test or www.evil.test or a@evil.test',
  '[ref]: https://evil.test "x"',
  '# heading\n\n- item\n\n1. one\n\n> quote\n\n---\n\n```\ncode\n```\n\n| a | b |\n| --- | --- |',
  '=HYPERLINK("https://evil.test","x")',
  '+1+1',
  '-2+3',
  '@SUM(1)',
  '\t=1',
  '\r=1',
  '"quoted", with, commas\nand lines',
  '\\](https://evil.test) \\<b> \\`x`',
  '&lt;b&gt; &#60;b&#62; &colon;//',
  ']]>\u0000\u0008\ufffe\ud800<w:p/>',
  'Setext\n===\n\n    indented code\n\n~~gone~~ **bold** $x$ [^1]',
  '" onmouseover="alert(1)',
] as const;

/** A document in which each quote stands once, and a review with a finding for each; offsets are true. */
export function fakeReportSource(quotes: readonly string[], fields: Partial<Finding> = {}): ReportSource {
  const text = quotes.map((quote, index) => `Paragraph ${index + 1} says: ${quote} That is all.`).join('\n\n');
  const findings = quotes.map((quote, index) => {
    const start = text.indexOf(quote);
    return fakeFinding(`f${index + 1}`, {
      evidence: { quote, status: 'verified', text: quote, start, end: start + quote.length },
      ...fields,
    });
  });
  return {
    snapshot: {
      review: fakeReview(),
      sections: [fakeSection('s1', { heading: '1. Duties' })],
      findings,
      decisions: {},
    },
    document: { language: 'en', text, sha256: 'a'.repeat(64) },
    generator: { name: 'AI-Prism', version: '0.1.0' },
  };
}

/** A source whose reviewer has decided on findings. */
export function withDecisions(source: ReportSource, decisions: ReportSource['snapshot']['decisions']): ReportSource {
  return { ...source, snapshot: { ...source.snapshot, decisions } };
}

export function fakeReport(source: ReportSource = fakeReportSource(['The supplier shall pay.'])): Report {
  return buildReport(source, {
    exportedAtMs: 1_790_000_100_000,
    describeProblem: ({ code }) => `Problem ${code}`,
  });
}

/** A report in which every text is hostile. */
export function hostileReport(): Report {
  const report = fakeReport();
  const [finding] = report.findings;
  const [section] = report.sections;
  if (finding === undefined || section === undefined) throw new Error('the fake report has a finding and a section');
  return {
    ...report,
    review: { ...report.review, url: 'javascript:alert(1)', title: HOSTILE_TEXTS.join(' ') },
    sections: HOSTILE_TEXTS.map((heading, index) => ({ ...section, id: `s${index + 1}`, heading, path: [heading] })),
    findings: HOSTILE_TEXTS.map((text, index) => hostileFinding(finding, text, index)),
  };
}

function hostileFinding(finding: ReportFinding, text: string, index: number): ReportFinding {
  const { link: _link, ...rest } = finding;
  const statuses = ['verified', 'repaired', 'unverified'] as const;
  const status = statuses[index % 3] ?? 'verified';
  return {
    ...rest,
    id: `f${index + 1}`,
    sectionId: `s${index + 1}`,
    category: text,
    title: text,
    assessment: text,
    action: text,
    link: 'javascript:alert(1)',
    evidence: { ...finding.evidence, status, quote: text, text },
    provenance: { ...finding.provenance, modelName: text, modelId: text, region: text },
    decision: { state: 'dismissed', reason: text, note: text, decidedAtMs: 1_790_000_000_000 },
  };
}

const text = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 40 }),
);
const count = fc.nat(1_000_000);
const amount = fc.double({ min: 0, max: 1e9, noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const share = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0);
const time = fc.nat(2_000_000_000_000);

/** Objects without the fields that are undefined. */
function exact<T extends object>(fields: { [K in keyof T]-?: fc.Arbitrary<T[K] | undefined> }): fc.Arbitrary<T> {
  return fc
    .record<object>(fields)
    .map((value) => Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T);
}

const decision = exact<Decision>({
  state: fc.constantFrom('open', 'accepted', 'dismissed', 'follow-up'),
  reason: fc.option(text, { nil: undefined }),
  note: fc.option(text, { nil: undefined }),
  decidedAtMs: time,
});

const evidence: fc.Arbitrary<ReportFinding['evidence']> = fc.record({
  quote: text,
  status: fc.constantFrom('verified', 'repaired', 'unverified'),
  text,
  start: fc.integer({ min: -1, max: 1_000 }),
  end: fc.integer({ min: -1, max: 1_000 }),
});

const provenance = fc.record({
  routeId: text,
  modelId: text,
  modelName: text,
  region: text,
  playbook: text,
  promptVersion: text,
  attempts: count,
  startedAt: time,
  latencyMs: amount,
  inputTokens: amount,
  outputTokens: amount,
  costUsd: amount,
});

const finding = exact<ReportFinding>({
  id: text,
  sectionId: text,
  severity: fc.constantFrom(...SEVERITIES),
  category: text,
  title: text,
  assessment: text,
  action: text,
  confidence: share,
  evidence,
  other: fc.option(evidence, { nil: undefined }),
  place: fc.option(fc.record({ prefix: text, suffix: text, codePointStart: count, codePointEnd: count }), {
    nil: undefined,
  }),
  link: fc.constantFrom(undefined, 'https://example.test/a?b=(c)&d#:~:text=x'),
  provenance,
  decision: fc.option(decision, { nil: undefined }),
});

/** Any report that a review file can hold. */
export const anyReport: fc.Arbitrary<Report> = exact<Report>({
  exportedAtMs: time,
  generator: fc.record({ name: text, version: text }),
  review: exact<Report['review']>({
    id: text,
    url: fc.oneof(text, fc.webUrl()),
    title: text,
    provider: fc.constantFrom('on-device', 'bedrock'),
    playbook: text,
    playbookName: fc.option(text, { nil: undefined }),
    status: fc.constantFrom('running', 'paused', 'stopped', 'done', 'failed'),
    startedAtMs: time,
    endedAtMs: fc.option(time, { nil: undefined }),
    counts: fc.record({ found: count, reviewed: count, skipped: count, failed: count }),
    textCoverage: share,
    totals: fc.record({
      attempts: count,
      throttles: count,
      inputTokens: amount,
      outputTokens: amount,
      costUsd: amount,
      elapsedMs: amount,
    }),
  }),
  document: fc.record({ language: text, characters: count, sha256: fc.constant('0123456789abcdef'.repeat(4)) }),
  leftOut: count,
  summary: fc.option(fc.record({ text, share, provenance }), { nil: undefined }),
  sections: fc.array(
    exact<Report['sections'][number]>({
      id: text,
      kind: fc.constantFrom('section', 'selection', 'document'),
      heading: text,
      path: fc.array(text, { maxLength: 3 }),
      level: count,
      words: count,
      status: fc.constantFrom('queued', 'running', 'reviewed', 'failed', 'skipped'),
      reason: fc.option(fc.record({ code: text, words: text }), { nil: undefined }),
      risk: fc.constantFrom(undefined, ...RISK_LEVELS),
    }),
    { maxLength: 4 },
  ),
  findings: fc.array(finding, { maxLength: 5 }),
});
