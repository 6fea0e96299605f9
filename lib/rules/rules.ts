import { ambiguousObligation } from './ambiguous-obligation.ts';
import { danglingReference } from './dangling-reference.ts';
import { exclusionaryWording } from './exclusionary-wording.ts';
import { inconsistentTerm } from './inconsistent-term.ts';
import { longSentence } from './long-sentence.ts';
import { passiveObligation } from './passive-obligation.ts';
import { pastDate } from './past-date.ts';
import { placeholder } from './placeholder.ts';
import type { Rule } from './rule.ts';
import { undefinedAcronym } from './undefined-acronym.ts';
import { vagueQuantifier } from './vague-quantifier.ts';

/** All on-device checks, in the order in which they run. */
export const RULES: readonly Rule[] = [
  placeholder,
  danglingReference,
  pastDate,
  ambiguousObligation,
  vagueQuantifier,
  passiveObligation,
  undefinedAcronym,
  inconsistentTerm,
  longSentence,
  exclusionaryWording,
];

/** Changes whenever the same text could get other findings, or more is kept of them; goes into a finding's provenance. */
export const RULES_VERSION = '4';
