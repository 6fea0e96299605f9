import type { DraftFinding, Severity, Statement } from '#lib/findings';
import { quoteAround } from './quote.ts';
import type { Sentence } from './sentences.ts';

/** What a rule states about words at `start`–`end` (offsets in the section) of a sentence. */
export interface RuleHit {
  readonly sentence: Sentence;
  readonly start: number;
  readonly end: number;
  readonly severity: Severity;
  /** What is said, as data; title, assessment and action say the same in English. */
  readonly statement: Statement;
  readonly title: string;
  readonly assessment: string;
  readonly action: string;
  /** 0–1. */
  readonly confidence: number;
}

/** A finding of the rule `category`, quoting the hit's sentence or the clauses around the hit. */
export function toFinding(category: string, text: string, hit: RuleHit): DraftFinding {
  const { severity, statement, title, assessment, action, confidence } = hit;
  return {
    severity,
    category,
    title,
    assessment,
    action,
    confidence,
    remark: { statement, notes: [] },
    ...quoteAround(text, hit.sentence, hit.start, hit.end),
  };
}
