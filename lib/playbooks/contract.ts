import type { Playbook } from './playbook.ts';
import { INJECTION_CATEGORY } from './shared-meanings.ts';

/** For agreements and terms: what a careful lawyer of either side would mark. */
export const CONTRACT_PLAYBOOK: Playbook = {
  id: 'contract',
  version: 1,
  name: 'Contract',
  purpose: 'Finds what either party to an agreement should negotiate, define or close before signing.',
  instructions: [
    'Read as counsel who must explain this clause to both parties. Name the party each finding burdens.',
    'Look for: duties without party, time, place or standard; rights to change, suspend, assign or terminate without notice, ground or cure; automatic renewal and its exit; price, tax and payment terms left open; liability uncapped, or excluded for what law does not let be excluded; indemnities without limit, procedure or reciprocity; warranties and remedies that cancel each other; ownership, licence and confidentiality without scope or end; what survives termination; governing law, forum and order of precedence in conflict; defined terms unused, used undefined or used in lower case; references to missing clauses, schedules or documents.',
    'Leave out: market-standard wording that binds as written; one-sidedness that is clear, limited and priced; drafting taste; what applicable law may add.',
  ].join('\n'),
  categories: [
    { id: 'obligation', label: 'Obligation', meaning: 'who owes what, when or to which standard is open' },
    { id: 'liability', label: 'Liability', meaning: 'cap, exclusion, indemnity or insurance missing or unbalanced' },
    {
      id: 'termination',
      label: 'Term and termination',
      meaning: 'renewal, exit, cure or survival unclear or one-sided',
    },
    { id: 'payment', label: 'Payment', meaning: 'price, change of price, tax, due date or refund left open' },
    {
      id: 'change-control',
      label: 'Change control',
      meaning: 'one party may alter the deal without notice or consent',
    },
    { id: 'rights', label: 'Rights', meaning: 'ownership, licence or confidentiality without scope or end' },
    { id: 'remedy', label: 'Remedy', meaning: 'breach without consequence, or a remedy that cannot be used' },
    { id: 'dispute', label: 'Disputes', meaning: 'law, forum, procedure or precedence missing or in conflict' },
    { id: 'definition', label: 'Definition', meaning: 'a defined term is missing, circular or used inconsistently' },
    { id: 'reference', label: 'Reference', meaning: 'points to a clause or document that is not there' },
    INJECTION_CATEGORY,
  ],
  severities: {
    critical: 'uncapped exposure, or loss of a right the deal depends on',
    high: 'money, exit or remedy hangs on words the parties will read differently',
    medium: 'negotiable imbalance, or a gap law or custom will probably fill',
    low: 'drafting that costs a question',
  },
  rules: [
    'placeholder',
    'dangling-reference',
    'past-date',
    'ambiguous-obligation',
    'vague-quantifier',
    'passive-obligation',
    'inconsistent-term',
  ],
};
