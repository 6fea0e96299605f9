import type { Severity } from '#lib/findings';
import type { DocumentSummary } from '#lib/review';
import { type Block, type Fact, type Inline, tidyLines } from './blocks.ts';
import { composeFinding } from './compose-finding.ts';
import type { Report, ReportFinding, ReportSection, ReportStyle } from './report.ts';
import type { ReportSentence, ReportWords } from './report-words.ts';
import { webLink } from './web-link.ts';
import { codeOf, type FigureWords, figureWords, SKIP_WORDS } from './words.ts';

/** A report as people read it, for Markdown, HTML and Word alike. */
export function composeReport(report: Report, style: ReportStyle): readonly Block[] {
  const { words } = style;
  const { label, sentence } = words;
  const figures = figureWords(style);
  const headings = new Map(report.sections.map((section) => [section.id, headingOf(section, words)]));
  const counted = report.findings.filter(isCounted);
  const unverified = report.findings.filter((finding) => !isCounted(finding));
  const compose = (finding: ReportFinding, index: number) =>
    composeFinding(finding, { number: index + 1, section: headings.get(finding.sectionId) ?? '', figures, words });
  return [
    {
      kind: 'heading',
      level: 1,
      content: [plain(tidyLines(words.title(report.review.title || report.review.url)).join(' '))],
    },
    { kind: 'facts', rows: identity(report, figures, words) },
    heading2(label.summary),
    ...(report.summary === undefined ? [] : wholeDocument(report.summary, figures, words)),
    ...summary(report, counted, unverified, figures, words),
    heading2(label.coverage),
    ...coverage(report, figures, words),
    heading2(words.findingsHeading(figures.count(counted.length))),
    ...(counted.length === 0 ? [paragraph(sentence[noFindings(report)])] : counted.map(compose)),
    ...(unverified.length === 0
      ? []
      : [
          heading2(words.unverifiedHeading(figures.count(unverified.length))),
          paragraph(sentence.unverifiedNote),
          ...unverified.map((finding, index) => compose(finding, counted.length + index)),
        ]),
  ];
}

function isCounted({ evidence }: ReportFinding): boolean {
  return evidence.status !== 'unverified';
}

function identity(
  { review, document, generator, exportedAtMs }: Report,
  figures: FigureWords,
  words: ReportWords,
): Fact[] {
  const { label } = words;
  const href = webLink(review.url);
  const address: Inline = href === null ? plain(review.url) : { text: review.url, href };
  return [
    { label: label.document, value: [address] },
    fact(label.text, words.textFacts(document.characters, document.sha256)),
    ...(document.language === '' ? [] : [fact(label.language, document.language)]),
    fact(label.reviewedBy, words.reviewedBy(review.provider, playbookWords(review, words))),
    fact(label.begun, figures.time(review.startedAtMs)),
    ...(review.endedAtMs === undefined ? [] : [fact(label.ended, figures.time(review.endedAtMs))]),
    fact(label.state, words.review[review.status]),
    fact(label.exported, `${figures.time(exportedAtMs)}, ${generator.name} ${generator.version}`),
  ];
}

/** What a model said of the whole: its words, and how much of the document it had read. */
function wholeDocument(
  { text, share, provenance }: DocumentSummary,
  figures: FigureWords,
  words: ReportWords,
): Block[] {
  const written = words.writtenBy(provenance.modelName, share < 1 ? figures.share(share) : null);
  return [
    { kind: 'paragraph', content: [plain(tidyLines(text).join(' '))] },
    { kind: 'paragraph', content: [{ text: written, mark: 'muted' }] },
  ];
}

function summary(
  report: Report,
  counted: readonly ReportFinding[],
  unverified: readonly ReportFinding[],
  figures: FigureWords,
  words: ReportWords,
): Block[] {
  const { label } = words;
  const { totals } = report.review;
  const ofSeverity = (severity: Severity) =>
    figures.count(counted.filter((finding) => finding.severity === severity).length);
  const bySeverity = words.bySeverity({
    critical: ofSeverity('critical'),
    high: ofSeverity('high'),
    medium: ofSeverity('medium'),
    low: ofSeverity('low'),
    info: ofSeverity('info'),
  });
  const decided = (state: string) => counted.filter(({ decision }) => decision?.state === state).length;
  const open = counted.filter(({ decision }) => decision === undefined || decision.state === 'open').length;
  const decisions = words.decisions({
    accepted: figures.count(decided('accepted')),
    dismissed: figures.count(decided('dismissed')),
    followUp: figures.count(decided('follow-up')),
    open: figures.count(open),
  });
  const isByModels = report.review.provider === 'bedrock' || totals.attempts > 0;
  return [
    {
      kind: 'facts',
      rows: [
        fact(label.findings, `${figures.count(counted.length)}: ${bySeverity}`),
        ...(unverified.length === 0
          ? []
          : [fact(label.unverified, words.listedApart(figures.count(unverified.length)))]),
        ...(report.leftOut === 0 ? [] : [fact(label.notInReport, words.hiddenByFilters(report.leftOut))]),
        fact(label.decisions, decisions),
        fact(label.time, figures.duration(totals.elapsedMs)),
        ...(isByModels
          ? [
              fact(label.modelCalls, words.modelCalls(figures.count(totals.attempts), figures.count(totals.throttles))),
              fact(label.tokens, words.tokens(figures.count(totals.inputTokens), figures.count(totals.outputTokens))),
              fact(label.cost, figures.cost(totals.costUsd)),
            ]
          : []),
      ],
    },
  ];
}

function coverage({ review, sections }: Report, figures: FigureWords, words: ReportWords): Block[] {
  const { label } = words;
  const { found, reviewed, skipped, failed } = review.counts;
  const unfinished = found - reviewed - skipped - failed;
  const fates = {
    reviewed: figures.count(reviewed),
    skipped: figures.count(skipped),
    failed: figures.count(failed),
    ...(unfinished === 0 ? {} : { unfinished: figures.count(unfinished) }),
  };
  const told =
    found === 0 ? words.sentence.onlySelection : words.sections(found, fates, figures.share(review.textCoverage));
  return [
    paragraph(told),
    {
      kind: 'table',
      head: [label.section, label.words, label.status, label.risk],
      rows: sections.map((section) => [
        section.kind === 'selection' ? words.selection(section.heading) : headingOf(section, words),
        figures.count(section.words),
        statusOf(section, words),
        section.risk === undefined ? '–' : words.risk[section.risk],
      ]),
    },
  ];
}

function headingOf({ kind, heading }: ReportSection, { label }: ReportWords): string {
  return kind === 'document' ? label.wholeDocument : heading;
}

function statusOf({ status, reason }: ReportSection, words: ReportWords): string {
  if (reason === undefined) return words.status[status];
  const skipped = status === 'skipped' ? codeOf(SKIP_WORDS, (code) => code === reason.code) : undefined;
  return `${words.status[status]}: ${skipped === undefined ? reason.words : words.skip[skipped]}`;
}

/** "No findings", "not analysed" and "failed" are three different things. */
function noFindings({ review, leftOut, sections }: Report): ReportSentence {
  if (leftOut > 0) return 'noneInReport';
  if (!sections.some(({ status }) => status === 'reviewed')) return 'noSectionReviewed';
  const { found, reviewed } = review.counts;
  return reviewed < found ? 'noneInReviewed' : 'none';
}

function playbookWords({ playbook, playbookName }: Report['review'], words: ReportWords): string {
  if (playbookName === undefined) return playbook;
  const [id = ''] = playbook.split('@');
  return `${words.playbook({ id, name: playbookName })} (${playbook})`;
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
