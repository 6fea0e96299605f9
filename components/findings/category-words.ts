import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** The categories that come with AI-Prism. Others are those of reviewers' own playbooks, or a model's. */
const CATEGORY_WORDS: Readonly<Record<string, MessageDescriptor>> = {
  // What the on-device checks find, by the id of the check.
  placeholder: msg({ context: 'category', message: 'Placeholder' }),
  'dangling-reference': msg({ context: 'category', message: 'Dangling reference' }),
  'past-date': msg({ context: 'category', message: 'Past date' }),
  'ambiguous-obligation': msg({ context: 'category', message: 'Ambiguous obligation' }),
  'vague-quantifier': msg({ context: 'category', message: 'Vague quantifier' }),
  'passive-obligation': msg({ context: 'category', message: 'Passive obligation' }),
  'undefined-acronym': msg({ context: 'category', message: 'Undefined acronym' }),
  'inconsistent-term': msg({ context: 'category', message: 'Inconsistent term' }),
  'long-sentence': msg({ context: 'category', message: 'Long sentence' }),
  'exclusionary-wording': msg({ context: 'category', message: 'Exclusionary wording' }),
  injection: msg({ context: 'category', message: 'Injection' }),
  // What only shows in a document as a whole.
  contradiction: msg({ context: 'category', message: 'Contradiction' }),
  'duplicate-obligation': msg({ context: 'category', message: 'Duplicate obligation' }),
  'undefined-term': msg({ context: 'category', message: 'Undefined term' }),
  // Risk assessment.
  ambiguity: msg({ context: 'category', message: 'Ambiguity' }),
  'missing-responsibility': msg({ context: 'category', message: 'Missing responsibility' }),
  unmeasurable: msg({ context: 'category', message: 'Unmeasurable' }),
  legal: msg({ context: 'category', message: 'Legal' }),
  security: msg({ context: 'category', message: 'Security' }),
  privacy: msg({ context: 'category', message: 'Privacy' }),
  operational: msg({ context: 'category', message: 'Operational' }),
  outdated: msg({ context: 'category', message: 'Outdated' }),
  // Contract.
  obligation: msg({ context: 'category', message: 'Obligation' }),
  liability: msg({ context: 'category', message: 'Liability' }),
  termination: msg({ context: 'category', message: 'Termination' }),
  payment: msg({ context: 'category', message: 'Payment' }),
  'change-control': msg({ context: 'category', message: 'Change control' }),
  rights: msg({ context: 'category', message: 'Rights' }),
  remedy: msg({ context: 'category', message: 'Remedy' }),
  dispute: msg({ context: 'category', message: 'Dispute' }),
  definition: msg({ context: 'category', message: 'Definition' }),
  reference: msg({ context: 'category', message: 'Reference' }),
  // Privacy policy.
  purpose: msg({ context: 'category', message: 'Purpose' }),
  'legal-basis': msg({ context: 'category', message: 'Legal basis' }),
  consent: msg({ context: 'category', message: 'Consent' }),
  retention: msg({ context: 'category', message: 'Retention' }),
  sharing: msg({ context: 'category', message: 'Sharing' }),
  transfer: msg({ context: 'category', message: 'Transfer' }),
  sensitive: msg({ context: 'category', message: 'Sensitive' }),
  transparency: msg({ context: 'category', message: 'Transparency' }),
  // Technical specification.
  untestable: msg({ context: 'category', message: 'Untestable' }),
  incomplete: msg({ context: 'category', message: 'Incomplete' }),
  'error-handling': msg({ context: 'category', message: 'Error handling' }),
  inconsistency: msg({ context: 'category', message: 'Inconsistency' }),
  interoperability: msg({ context: 'category', message: 'Interoperability' }),
  performance: msg({ context: 'category', message: 'Performance' }),
  // Accessibility and plain language.
  structure: msg({ context: 'category', message: 'Structure' }),
  sentence: msg({ context: 'category', message: 'Sentence' }),
  wording: msg({ context: 'category', message: 'Wording' }),
  jargon: msg({ context: 'category', message: 'Jargon' }),
  actor: msg({ context: 'category', message: 'Actor' }),
  instruction: msg({ context: 'category', message: 'Instruction' }),
  sensory: msg({ context: 'category', message: 'Sensory' }),
  link: msg({ context: 'category', message: 'Link' }),
  inclusion: msg({ context: 'category', message: 'Inclusion' }),
  consistency: msg({ context: 'category', message: 'Consistency' }),
  // Editorial.
  grammar: msg({ context: 'category', message: 'Grammar' }),
  spelling: msg({ context: 'category', message: 'Spelling' }),
  punctuation: msg({ context: 'category', message: 'Punctuation' }),
  clarity: msg({ context: 'category', message: 'Clarity' }),
  accuracy: msg({ context: 'category', message: 'Accuracy' }),
  leftover: msg({ context: 'category', message: 'Leftover' }),
};

/** A category as words, e.g. `Ambiguous obligation`; one that is not known by its id. */
export function categoryName(category: string): string {
  const known = Object.hasOwn(CATEGORY_WORDS, category) ? CATEGORY_WORDS[category] : undefined;
  if (known !== undefined) return i18n._(known);
  const words = category.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
