import { type Block, type Fact, type Inline, tidyLines } from './blocks.ts';
import type { Decision, ReportFinding } from './report.ts';
import { webLink } from './web-link.ts';
import { categoryWords, DECISION_WORDS, EVIDENCE_WORDS, type FigureWords, SEVERITY_WORDS } from './words.ts';

export interface FindingContext {
  /** Its number in the report, from 1. */
  readonly number: number;
  /** The heading of its section. */
  readonly section: string;
  readonly figures: FigureWords;
}

/** One finding with its evidence, decision and provenance. */
export function composeFinding(finding: ReportFinding, context: FindingContext): Block {
  const { severity, category, title, assessment, action, confidence, decision } = finding;
  const { number, section, figures } = context;
  const summary = [SEVERITY_WORDS[severity], categoryWords(category), section];
  return {
    kind: 'group',
    tone: severity,
    blocks: [
      { kind: 'heading', level: 3, content: [{ text: tidyLines(`${number}. ${title}`).join(' ') }] },
      {
        kind: 'paragraph',
        content: [
          { text: SEVERITY_WORDS[severity], mark: 'strong' },
          {
            text: ` · ${[...summary.slice(1), `confidence ${figures.share(confidence)}`].filter(Boolean).join(' · ')}`,
            mark: 'muted',
          },
        ],
      },
      ...evidence(finding),
      ...(finding.other === undefined ? [] : [labelled('And'), ...evidence({ evidence: finding.other })]),
      {
        kind: 'facts',
        rows: [
          fact('Assessment', assessment),
          fact('Action', action),
          ...(decision === undefined ? [] : decisionFacts(decision, figures)),
          fact('Provenance', provenance(finding, figures)),
        ],
      },
    ],
  };
}

/** What the document really says comes first; the reviewer's own words only where they differ. */
function evidence({ evidence: { quote, status, text }, link }: Pick<ReportFinding, 'evidence' | 'link'>): Block[] {
  const href = link === undefined ? null : webLink(link);
  const standing: Inline[] = [
    { text: EVIDENCE_WORDS[status], mark: 'muted' },
    ...(href === null ? [] : [{ text: ' · ', mark: 'muted' } as const, { text: 'Open in the document', href }]),
  ];
  if (status === 'verified') return [quoted(text), { kind: 'paragraph', content: standing }];
  if (status === 'unverified') return [labelled('Quoted as'), quoted(quote), { kind: 'paragraph', content: standing }];
  return [
    labelled('The document says'),
    quoted(text),
    labelled('Quoted as'),
    quoted(quote),
    { kind: 'paragraph', content: standing },
  ];
}

function decisionFacts({ state, reason, note, decidedAtMs }: Decision, figures: FigureWords): Fact[] {
  const words = [DECISION_WORDS[state], ...(reason === undefined ? [] : [reason])].join(': ');
  return [
    fact('Decision', `${words} (${figures.time(decidedAtMs)})`),
    ...(note === undefined || note === '' ? [] : [fact('Note', note)]),
  ];
}

function provenance({ provenance: from }: ReportFinding, figures: FigureWords): string {
  const { modelName, modelId, region, playbook, promptVersion, attempts, startedAt, latencyMs } = from;
  const isOnDevice = region === 'device';
  const who = modelName === modelId ? modelId : `${modelName} (${modelId})`;
  return [
    who,
    isOnDevice ? 'on the device' : region,
    `playbook ${playbook}`,
    `prompt version ${promptVersion}`,
    figures.quantity(attempts, 'attempt'),
    figures.time(startedAt),
    figures.duration(latencyMs),
    ...(isOnDevice ? [] : [`${figures.count(from.inputTokens)} tokens in, ${figures.count(from.outputTokens)} out`]),
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
