import type { DraftFinding } from '#lib/findings';
import type { RuleId } from '#lib/playbooks';
import type { DocumentFacts } from './document-facts.ts';
import type { Sentence } from './sentences.ts';

/** What a rule may read: one section, and what the whole document defines. */
export interface RuleContext {
  /** The section's text, as in `Section.text`. */
  readonly text: string;
  readonly heading: string;
  /** BCP 47; rules for English skip text in other languages. Empty means unknown: treated as English. */
  readonly language: string;
  /** The text of the whole document, for definitions and references made elsewhere in it. */
  readonly documentText: string;
  /** Headings of all sections, for references such as "see section 4.2". */
  readonly headings: readonly string[];
  /** The date of the review, as epoch milliseconds; rules never read a clock. */
  readonly now: number;
  /** Where the section begins in `documentText` (UTF-16 offset), as in `Section.start`; searched for when left out. */
  readonly start?: number;
}

/** A section made ready for the rules: its sentences found once, and the facts of its document looked up once. */
export interface SectionContext extends RuleContext {
  /** Where the section begins in `documentText`; -1 when the section is not part of it. */
  readonly start: number;
  /** The section's prose in order; text that looks like code, tables of figures or diagrams is left out. */
  readonly sentences: readonly Sentence[];
  /** Whether rules about English wording apply to the section. */
  readonly isEnglish: boolean;
  readonly facts: DocumentFacts;
}

/** One on-device check. Pure: the same context gives the same findings. */
export interface Rule {
  /** Also the category of its findings, e.g. `vague-quantifier`. */
  readonly id: RuleId;
  /** Why the rule exists, in one sentence for the reviewer. */
  readonly reason: string;
  /** Rules about English wording are not run on text in other languages. */
  readonly englishOnly: boolean;
  /** Findings kept per section of usual length (more in longer ones); how many more there were is said in the last one kept. */
  readonly limitPerSection: number;
  readonly check: (context: SectionContext) => DraftFinding[];
}
