import { type DraftFinding, SEVERITIES } from '#lib/findings';
import { findInjections } from '#lib/injection';
import type { RuleContext } from '#lib/rules';
import { writeAnswer, writeHostile, writeInvented, writeMalformed } from './answer-shapes.ts';
import type { Behaviour } from './behaviour.ts';
import { type PromptQuestion, readQuestion, writeChatAnswer } from './chat.ts';
import { type ConverseBody, textOf } from './converse-body.ts';
import type { ModelFacts } from './model-table.ts';
import { type PromptSection, readSections } from './sections.ts';
import { sha256Hex } from './sha256.ts';
import { countTextTokens, takeTokens } from './tokens.ts';
import { showsReasoning, thinks } from './validation.ts';
import { findInWhole, summarise } from './whole-document.ts';

/** The reviewer behind every emulated model: the on-device rules. */
export type CheckSection = (context: RuleContext) => Promise<readonly DraftFinding[]>;

/** A complete answer, before it is cut into events. */
export interface PlannedAnswer {
  /** Whether the model thought, in words or hidden. */
  readonly hasReasoning: boolean;
  /** Empty when the model does not think, or keeps its thoughts to itself. */
  readonly reasoning: string;
  readonly signature: string;
  readonly text: string;
  readonly stopReason: string;
  /** Reasoning included. */
  readonly outputTokens: number;
}

/** Findings of one answer at most: a model names the worst, not everything. */
const MAX_FINDINGS = 8;
const DEFAULT_CANARY = 'https://canary.invalid';
const NO_SECTION = 'Ready. Send a section of a document and I will review it.';
/** Stop reasons after which only part of the text has been written. */
const BROKEN_OFF = new Set([
  'max_tokens',
  'malformed_model_output',
  'model_context_window_exceeded',
  'malformed_tool_use',
]);

/** Writes the answer of a model to a request. Nothing but the request, the scenario and `now` decides it. */
export async function planAnswer(
  body: ConverseBody,
  model: ModelFacts,
  behaviour: Behaviour,
  checkSection: CheckSection,
  now: number,
): Promise<PlannedAnswer> {
  const sections = latestSections(body);
  const findings = await findAll(sections, checkSection, now);
  const question = readQuestion(userMessages(body));
  const whole = writeShape(behaviour, sections, findings, question);

  const limit = body.inferenceConfig.maxTokens ?? model.maxOutputTokens;
  const reasoning = thinks(body) ? takeTokens(think(sections, findings), limit) : '';
  const written = takeTokens(whole, limit - countTextTokens(reasoning));
  const stopReason = behaviour.stopReason ?? (written.length < whole.length ? 'max_tokens' : 'end_turn');
  const isBrokenOff = written === whole && BROKEN_OFF.has(stopReason);
  const text = isBrokenOff ? takeTokens(whole, Math.floor(countTextTokens(whole) / 2)) : written;
  return {
    hasReasoning: reasoning !== '',
    reasoning: showsReasoning(body, model) ? reasoning : '',
    signature: reasoning ? Buffer.from(sha256Hex(reasoning), 'hex').toString('base64') : '',
    text,
    stopReason,
    outputTokens: countTextTokens(reasoning) + countTextTokens(text),
  };
}

/** A later message may only ask for the same answer again, so the sections are those of the last message that has any. */
function latestSections(body: ConverseBody): PromptSection[] {
  return (
    userMessages(body)
      .map(readSections)
      .findLast((found) => found.length > 0) ?? []
  );
}

function userMessages(body: ConverseBody): readonly string[] {
  return body.messages.filter(({ role }) => role === 'user').map(({ content }) => textOf(content));
}

/** The worst findings, worst first. */
async function findAll(
  sections: readonly PromptSection[],
  checkSection: CheckSection,
  now: number,
): Promise<DraftFinding[]> {
  const found: DraftFinding[] = [];
  for (const section of sections) {
    const { heading, text } = section;
    if (section.isWhole) {
      found.push(...(await findInWhole(section, checkSection, now)));
      continue;
    }
    found.push(...(await checkSection({ text, heading, language: '', documentText: text, headings: [heading], now })));
  }
  const rank = (finding: DraftFinding): number => SEVERITIES.indexOf(finding.severity) - finding.confidence;
  return found.toSorted((first, second) => rank(first) - rank(second)).slice(0, MAX_FINDINGS);
}

function writeShape(
  { answer }: Behaviour,
  sections: readonly PromptSection[],
  findings: readonly DraftFinding[],
  question: PromptQuestion | null,
): string {
  if (answer.kind === 'text') return answer.text;
  if (answer.kind === 'empty') return '';
  if (question !== null) {
    const canary = answer.kind === 'hostile' ? answer.canary : undefined;
    return writeChatAnswer(question, answer, canary ?? DEFAULT_CANARY);
  }
  if (sections.length === 0) return NO_SECTION;
  if (answer.kind === 'malformed') return writeMalformed(findings);
  if (answer.kind === 'invented') return writeInvented(sections);
  if (answer.kind === 'hostile') return writeHostile(sections, answer.canary ?? DEFAULT_CANARY);
  const obeys = answer.kind === 'gullible' && sections.some(({ text }) => findInjections(text).length > 0);
  const written = answer.kind === 'no-findings' || obeys ? [] : findings;
  const whole = sections.find(({ isWhole }) => isWhole);
  return writeAnswer(written, whole === undefined ? undefined : summarise(whole, written));
}

function think(sections: readonly PromptSection[], findings: readonly DraftFinding[]): string {
  if (sections.length === 0) return 'There is no section in this request, so there is nothing to look for.';
  const names = sections.map(({ heading }) => `“${heading}”`).join(', ');
  const thoughts = findings.map(({ quote, category }) => `The words “${quote}” may be a case of ${category}.`);
  const verdict = findings.length === 0 ? 'Nothing here needs a finding.' : `That makes ${findings.length} in all.`;
  return [`I read the section ${names} sentence by sentence.`, ...thoughts, verdict].join(' ');
}
