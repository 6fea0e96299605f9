import { type Block, type Fact, type Inline, tidyLines } from './blocks.ts';
import type { Decision, ReportFinding } from './report.ts';
import type { ReportWords } from './report-words.ts';
import { webLink } from './web-link.ts';
import { codeOf, DISMISSAL_WORDS, type FigureWords } from './words.ts';

export interface FindingContext {
  /** Its number in the report, from 1. */
  readonly number: number;
  /** The heading of its section. */
  readonly section: string;
  readonly figures: FigureWords;
  readonly words: ReportWords;
}

/** One finding with its evidence, decision and provenance. */
export function composeFinding(finding: ReportFinding, context: FindingContext): Block {
  const { severity, category, title, assessment, action, confidence, decision } = finding;
  const { number, section, figures, words } = context;
  const { label } = words;
  const summary = [words.category(category), section, words.confidence(figures.share(confidence))];
  return {
    kind: 'group',
    tone: severity,
    blocks: [
      { kind: 'heading', level: 3, content: [{ text: tidyLines(`${number}. ${title}`).join(' ') }] },
      {
        kind: 'paragraph',
        content: [
          { text: words.severity[severity], mark: 'strong' },
          { text: ` · ${summary.filter(Boolean).join(' · ')}`, mark: 'muted' },
        ],
      },
      ...evidence(finding, words),
      ...(finding.other === undefined ? [] : [labelled(label.and), ...evidence({ evidence: finding.other }, words)]),
      {
        kind: 'facts',
        rows: [
          fact(label.assessment, assessment),
          fact(label.action, action),
          ...(decision === undefined ? [] : decisionFacts(decision, figures, words)),
          fact(label.provenance, provenance(finding, figures, words)),
        ],
      },
    ],
  };
}

/** What the document really says comes first; the reviewer's own words only where they differ. */
function evidence(
  { evidence: { quote, status, text }, link }: Pick<ReportFinding, 'evidence' | 'link'>,
  words: ReportWords,
): Block[] {
  const { label } = words;
  const href = link === undefined ? null : webLink(link);
  const standing: Inline[] = [
    { text: words.evidence[status], mark: 'muted' },
    ...(href === null ? [] : [{ text: ' · ', mark: 'muted' } as const, { text: label.openInDocument, href }]),
  ];
  if (status === 'verified') return [quoted(text), { kind: 'paragraph', content: standing }];
  if (status === 'unverified')
    return [labelled(label.quotedAs), quoted(quote), { kind: 'paragraph', content: standing }];
  return [
    labelled(label.documentSays),
    quoted(text),
    labelled(label.quotedAs),
    quoted(quote),
    { kind: 'paragraph', content: standing },
  ];
}

function decisionFacts(
  { state, reason, note, decidedAtMs }: Decision,
  figures: FigureWords,
  { label, decision, dismissal }: ReportWords,
): Fact[] {
  const code = reason === undefined ? undefined : codeOf(DISMISSAL_WORDS, (_code, known) => known === reason);
  const why = code === undefined ? reason : dismissal[code];
  const words = [decision[state], ...(why === undefined ? [] : [why])].join(': ');
  return [
    fact(label.decision, `${words} (${figures.time(decidedAtMs)})`),
    ...(note === undefined || note === '' ? [] : [fact(label.note, note)]),
  ];
}

function provenance({ provenance: from }: ReportFinding, figures: FigureWords, words: ReportWords): string {
  const { modelId, region, playbook, promptVersion, attempts, startedAt, latencyMs } = from;
  const isOnDevice = region === 'device';
  const modelName = isOnDevice ? words.label.onDeviceChecks : from.modelName;
  const who = modelName === modelId ? modelId : `${modelName} (${modelId})`;
  return [
    who,
    isOnDevice ? words.label.onDevice : region,
    ...words.madeWith(playbook, promptVersion),
    words.attempts(attempts),
    figures.time(startedAt),
    figures.duration(latencyMs),
    ...(isOnDevice ? [] : [words.tokensUsed(figures.count(from.inputTokens), figures.count(from.outputTokens))]),
    ...(isOnDevice ? [] : [figures.cost(from.costUsd)]),
  ].join(' · ');
}

function quoted(text: string): Block {
  return { kind: 'quote', content: [{ text }] };
}

function labelled(label: string): Block {
  return { kind: 'paragraph', content: [{ text: `${label}:`, mark: 'strong' }] };
}

function fact(label: string, text: string): Fact {
  return { label, value: [{ text }] };
}
