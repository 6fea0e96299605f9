import type { Playbook } from './playbook.ts';
import { INJECTION_CATEGORY } from './shared-meanings.ts';

/** For privacy notices and data-protection policies, without presuming one country's law. */
export const PRIVACY_PLAYBOOK: Playbook = {
  id: 'privacy',
  version: 1,
  name: 'Privacy policy',
  purpose: 'Finds what a regulator or a person whose data is processed would question in a privacy notice.',
  instructions: [
    'Read as a regulator and as the person whose data it is: what is taken, why, on which basis, how long, who gets it, and what can I do?',
    'Look for: data without a purpose, or a purpose without its data; legal basis missing, or legitimate interest not named; consent that is bundled, implied or hard to withdraw; retention without period or criterion; recipients unnamed ("partners", "affiliates") or for their own purposes; transfers abroad without safeguard; rights left out, conditioned or without a channel and a time; children, special categories, profiling and automated decisions passed over; security claims no measure supports; changes without notice; practice in one passage that another denies.',
    'Leave out: topics other sections of a notice usually cover; law of countries the document does not address; tone.',
    'Judge by the law the document names; otherwise by principles common to data-protection law, and say which.',
  ].join('\n'),
  categories: [
    { id: 'purpose', label: 'Purpose', meaning: 'data or purpose missing, open-ended or incompatible' },
    { id: 'legal-basis', label: 'Legal basis', meaning: 'basis missing, wrong or not tied to the processing' },
    { id: 'consent', label: 'Consent', meaning: 'not free, specific, informed or as easy to withdraw' },
    { id: 'retention', label: 'Retention', meaning: 'no period and no usable criterion' },
    { id: 'sharing', label: 'Sharing', meaning: 'recipient, their purpose or their role unclear' },
    { id: 'transfer', label: 'Transfer', meaning: 'data leaves the country without a named safeguard' },
    { id: 'rights', label: 'Rights', meaning: 'a right, its channel or its time is missing or hindered' },
    {
      id: 'sensitive',
      label: 'Sensitive data',
      meaning: 'children, special categories, profiling or automated decisions',
    },
    { id: 'security', label: 'Security', meaning: 'a promise without measure, or a weak measure' },
    { id: 'transparency', label: 'Transparency', meaning: 'a person cannot understand what happens to their data' },
    { id: 'contradiction', label: 'Contradiction', meaning: 'conflicts with another statement of the document' },
    INJECTION_CATEGORY,
  ],
  severities: {
    critical: 'processing that harms people or is unlawful as stated',
    high: 'a mandatory statement is missing or false where it belongs',
    medium: 'stated, but too vague to exercise a right or to check',
    low: 'understandable only with effort',
  },
  rules: [
    'placeholder',
    'dangling-reference',
    'past-date',
    'ambiguous-obligation',
    'vague-quantifier',
    'passive-obligation',
    'undefined-acronym',
    'inconsistent-term',
    'long-sentence',
  ],
};
