import * as v from 'valibot';
import { type DraftFinding, RISK_LEVELS, type RiskLevel, SEVERITIES } from './finding.ts';

/** Longest texts a model may put into a field; a longer one is a fault of the answer, not something to show. */
const MAX_TITLE_CHARACTERS = 200;
const MAX_TEXT_CHARACTERS = 4_000;

const trimmed = (maximum: number) => v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(maximum));

/** The order of a finding's values where a model writes them as a row, which spares the names in every finding. */
export const DRAFT_FIELDS = [
  'severity',
  'category',
  'title',
  'quote',
  'assessment',
  'action',
  'confidence',
  'other',
] as const;

/** One finding as a model writes it, on a line of its own. */
const draftSchema = v.object({
  severity: v.picklist(SEVERITIES),
  category: v.pipe(trimmed(80), v.toLowerCase()),
  title: trimmed(MAX_TITLE_CHARACTERS),
  quote: trimmed(MAX_TEXT_CHARACTERS),
  assessment: trimmed(MAX_TEXT_CHARACTERS),
  action: trimmed(MAX_TEXT_CHARACTERS),
  confidence: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  /** The other passage, where the finding is about two. */
  other: v.exactOptional(trimmed(MAX_TEXT_CHARACTERS)),
});

/** The line that ends a complete answer: the risk, how many findings there were, and, where asked for, a summary. */
const closingSchema = v.object({
  risk: v.picklist(RISK_LEVELS),
  findings: v.pipe(v.number(), v.integer(), v.minValue(0)),
  summary: v.exactOptional(v.pipe(v.string(), v.trim(), v.maxLength(MAX_TEXT_CHARACTERS))),
});

export interface AnswerClosing {
  readonly risk: RiskLevel;
  readonly findings: number;
  readonly summary?: string;
}

/** What one JSON value of an answer is, or why it is neither. */
export type AnswerObject =
  | { readonly kind: 'finding'; readonly draft: DraftFinding }
  | { readonly kind: 'closing'; readonly closing: AnswerClosing }
  | { readonly kind: 'invalid'; readonly detail: string };

/** Checks one value of an answer against the schemas. `detail` names the field, for the repair request. */
export function readAnswerValue(value: unknown): AnswerObject {
  return readObject(Array.isArray(value) ? fromRow(value) : value);
}

/** More values than fields are no finding; missing ones are told by name. */
function fromRow(row: readonly unknown[]): unknown {
  if (row.length > DRAFT_FIELDS.length) return null;
  return Object.fromEntries(row.map((value, index) => [DRAFT_FIELDS[index], value]));
}

function readObject(value: unknown): AnswerObject {
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
