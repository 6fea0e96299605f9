import * as v from 'valibot';
import { type DraftFinding, RISK_LEVELS, type RiskLevel, SEVERITIES } from './finding.ts';

/** Longest texts a model may put into a field; a longer one is a fault of the answer, not something to show. */
const MAX_TITLE_CHARACTERS = 200;
const MAX_TEXT_CHARACTERS = 4_000;

const trimmed = (maximum: number) => v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(maximum));

/** One finding as a model writes it: a JSON object on a line of its own. */
const draftSchema = v.object({
  severity: v.picklist(SEVERITIES),
  category: v.pipe(trimmed(80), v.toLowerCase()),
  title: trimmed(MAX_TITLE_CHARACTERS),
  quote: trimmed(MAX_TEXT_CHARACTERS),
  assessment: trimmed(MAX_TEXT_CHARACTERS),
  action: trimmed(MAX_TEXT_CHARACTERS),
  confidence: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
});

/** The line that ends a complete answer: the section's risk and how many findings there were. */
const closingSchema = v.object({
  risk: v.picklist(RISK_LEVELS),
  findings: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

export interface AnswerClosing {
  readonly risk: RiskLevel;
  readonly findings: number;
}

/** What one JSON object of an answer is, or why it is neither. */
export type AnswerObject =
  | { readonly kind: 'finding'; readonly draft: DraftFinding }
  | { readonly kind: 'closing'; readonly closing: AnswerClosing }
  | { readonly kind: 'invalid'; readonly detail: string };

/** Checks one object of an answer against the schemas. `detail` names the field, for the repair request. */
export function readAnswerObject(value: unknown): AnswerObject {
  if (typeof value === 'object' && value !== null && 'risk' in value) {
    const closing = v.safeParse(closingSchema, value);
    if (closing.success) return { kind: 'closing', closing: closing.output };
    return { kind: 'invalid', detail: describe(closing.issues) };
  }
  const draft = v.safeParse(draftSchema, value);
  if (draft.success) return { kind: 'finding', draft: draft.output };
  return { kind: 'invalid', detail: describe(draft.issues) };
}

function describe(issues: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): string {
  const [issue] = issues;
  const path = v.getDotPath(issue) ?? 'object';
  return `${path}: expected ${issue.expected ?? 'another value'}`;
}
