import type { RuleId } from '#lib/playbooks';

/** The on-device checks, as people read them. */
export const RULE_WORDS: Readonly<Record<RuleId, { readonly label: string; readonly detail: string }>> = {
  placeholder: { label: 'Placeholders', detail: 'TBD, lorem ipsum, empty brackets' },
  'dangling-reference': { label: 'Dangling references', detail: 'a section or annex that is not there' },
  'past-date': { label: 'Dates in the past', detail: 'deadlines that are over' },
  'ambiguous-obligation': { label: 'Ambiguous obligations', detail: 'as appropriate, where possible, and/or' },
  'vague-quantifier': { label: 'Vague amounts', detail: 'several, regularly, within a reasonable time' },
  'passive-obligation': { label: 'Duties without an actor', detail: 'logs must be kept: by whom?' },
  'undefined-acronym': { label: 'Unexplained acronyms', detail: 'used, and never spelt out' },
  'inconsistent-term': { label: 'Inconsistent terms', detail: 'two words for the same thing' },
  'long-sentence': { label: 'Long sentences', detail: 'too long to be read once' },
  'exclusionary-wording': { label: 'Exclusionary wording', detail: 'words that leave people out' },
};
