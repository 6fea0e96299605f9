/** The on-device checks that a playbook can ask for, in the order in which they run. */
export const RULE_IDS = [
  'placeholder',
  'dangling-reference',
  'past-date',
  'ambiguous-obligation',
  'vague-quantifier',
  'passive-obligation',
  'undefined-acronym',
  'inconsistent-term',
  'long-sentence',
  'exclusionary-wording',
] as const;

export type RuleId = (typeof RULE_IDS)[number];
