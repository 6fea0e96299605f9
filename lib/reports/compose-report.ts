import { SEVERITIES } from '#lib/findings';
import type { DocumentSummary } from '#lib/review';
import { type Block, type Fact, type Inline, tidyLines } from './blocks.ts';
import { composeFinding } from './compose-finding.ts';
import type { Report, ReportFinding, ReportStyle } from './report.ts';
import { webLink } from './web-link.ts';
import { type FigureWords, figureWords, REVIEW_WORDS, RISK_WORDS, SECTION_WORDS, SEVERITY_WORDS } from './words.ts';

/** A report as people read it, for Markdown, HTML and Word alike. */
export function composeReport(report: Report, style: ReportStyle): readonly Block[] {
  const figures = figureWords(style);
  const headings = new Map(report.sections.map(({ id, heading }) => [id, heading]));
  const counted = report.findings.filter(isCounted);
  const unverified = report.findings.filter((finding) => !isCounted(finding));
  const compose = (finding: ReportFinding, index: number) =>
    composeFinding(finding, { number: index + 1, section: headings.get(finding.sectionId) ?? '', figures });
  return [
    {
      kind: 'heading',
      level: 1,
      content: [plain(tidyLines(`Review of ${report.review.title || report.review.url}`).join(' '))],
    },
    { kind: 'facts', rows: identity(report, figures) },
    heading2('Summary'),
    ...(report.summary === undefined ? [] : wholeDocument(report.summary, figures)),
    ...summary(report, counted, unverified, figures),
    heading2('Coverage'),
    ...coverage(report, figures),
    heading2(`Findings (${figures.count(counted.length)})`),
    ...(counted.length === 0 ? [paragraph(noFindings(report))] : counted.map(compose)),
    ...(unverified.length === 0
      ? []
      : [
          heading2(`Unverified findings (${figures.count(unverified.length)})`),
          paragraph('Their quotes were not found in the document. They are not counted above: check them yourself.'),
          ...unverified.map((finding, index) => compose(finding, counted.length + index)),
        ]),
  ];
}

function isCounted({ evidence }: ReportFinding): boolean {
  return evidence.status !== 'unverified';
}

function identity({ review, document, generator, exportedAtMs }: Report, figures: FigureWords): Fact[] {
  const href = webLink(review.url);
  const address: Inline = href === null ? plain(review.url) : { text: review.url, href };
  const provider = review.provider === 'on-device' ? 'On-device checks' : 'Models on AWS Bedrock';
  return [
    { label: 'Document', value: [address] },
    fact('Text', `${figures.quantity(document.characters, 'character')}, SHA-256 ${document.sha256}`),
    ...(document.language === '' ? [] : [fact('Language', document.language)]),
    fact('Reviewed by', `${provider}, playbook ${playbookWords(review)}`),
    fact('Begun', figures.time(review.startedAtMs)),
    ...(review.endedAtMs === undefined ? [] : [fact('Ended', figures.time(review.endedAtMs))]),
    fact('State', REVIEW_WORDS[review.status]),
    fact('Exported', `${figures.time(exportedAtMs)}, ${generator.name} ${generator.version}`),
  ];
}

/** What a model said of the whole: its words, and how much of the document it had read. */
function wholeDocument({ text, share, provenance }: DocumentSummary, figures: FigureWords): Block[] {
  const read = share < 1 ? `, from an extract of ${figures.share(share)} of the text` : '';
  return [
    { kind: 'paragraph', content: [plain(tidyLines(text).join(' '))] },
    { kind: 'paragraph', content: [{ text: `Written by ${provenance.modelName}${read}.`, mark: 'muted' }] },
  ];
}

function summary(
  report: Report,
  counted: readonly ReportFinding[],
  unverified: readonly ReportFinding[],
  figures: FigureWords,
): Block[] {
  const { totals } = report.review;
  const bySeverity = SEVERITIES.map((severity) => {
    const count = counted.filter((finding) => finding.severity === severity).length;
    return `${figures.count(count)} ${SEVERITY_WORDS[severity].toLowerCase()}`;
  });
  const decided = (state: string) => counted.filter(({ decision }) => decision?.state === state).length;
  const open = counted.filter(({ decision }) => decision === undefined || decision.state === 'open').length;
  const decisions = [
    `${figures.count(decided('accepted'))} accepted`,
    `${figures.count(decided('dismissed'))} dismissed`,
    `${figures.count(decided('follow-up'))} to follow up`,
    `${figures.count(open)} open`,
  ];
  const isByModels = report.review.provider === 'bedrock' || totals.attempts > 0;
  return [
    {
      kind: 'facts',
      rows: [
        fact('Findings', `${figures.count(counted.length)}: ${bySeverity.join(', ')}`),
        ...(unverified.length === 0 ? [] : [fact('Unverified', `${figures.count(unverified.length)}, listed apart`)]),
        ...(report.leftOut === 0
          ? []
          : [fact('Not in this report', `${figures.quantity(report.leftOut, 'finding')} hidden by filters`)]),
        fact('Decisions', decisions.join(', ')),
        fact('Time', figures.duration(totals.elapsedMs)),
        ...(isByModels
          ? [
              fact('Model calls', `${figures.count(totals.attempts)}, ${figures.count(totals.throttles)} throttled`),
              fact('Tokens', `${figures.count(totals.inputTokens)} in, ${figures.count(totals.outputTokens)} out`),
              fact('Cost', figures.cost(totals.costUsd)),
            ]
          : []),
      ],
    },
  ];
}

function coverage({ review, sections }: Report, figures: FigureWords): Block[] {
  const { found, reviewed, skipped, failed } = review.counts;
  const unfinished = found - reviewed - skipped - failed;
  const counts = [
    `${figures.count(reviewed)} reviewed`,
    `${figures.count(skipped)} skipped`,
    `${figures.count(failed)} failed`,
    ...(unfinished === 0 ? [] : [`${figures.count(unfinished)} not finished`]),
  ];
  const words =
    found === 0
      ? 'Only selected text was reviewed, not the whole document.'
      : `${figures.quantity(found, 'section')} found: ${counts.join(', ')}. ` +
        `Sections hold ${figures.share(review.textCoverage)} of the page’s visible text.`;
  return [
    paragraph(words),
    {
      kind: 'table',
      head: ['Section', 'Words', 'Status', 'Risk'],
      rows: sections.map(({ kind, heading, words, status, reason, risk }) => [
        kind === 'selection' ? `Selection: ${heading}` : heading,
        figures.count(words),
        reason === undefined ? SECTION_WORDS[status] : `${SECTION_WORDS[status]}: ${reason.words}`,
        risk === undefined ? '–' : RISK_WORDS[risk],
      ]),
    },
  ];
}

/** "No findings", "not analysed" and "failed" are three different things. */
function noFindings({ review, leftOut, sections }: Report): string {
  if (leftOut > 0) return 'None of the findings are in this report.';
  if (!sections.some(({ status }) => status === 'reviewed')) return 'No section was reviewed, so nothing can be said.';
  const { found, reviewed } = review.counts;
  return reviewed < found ? 'None in the sections that were reviewed.' : 'None.';
}

function playbookWords({ playbook, playbookName }: Report['review']): string {
  return playbookName === undefined ? playbook : `${playbookName} (${playbook})`;
}

function plain(text: string): Inline {
  return { text };
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', content: [plain(text)] };
}

function heading2(text: string): Block {
  return { kind: 'heading', level: 2, content: [plain(text)] };
}

function fact(label: string, text: string): Fact {
  return { label, value: [plain(text)] };
}
