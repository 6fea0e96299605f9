import type { Playbook } from './playbook.ts';
import { INJECTION_CATEGORY } from './shared-meanings.ts';

/** For texts that everybody must be able to read, understand and act on. */
export const PLAIN_LANGUAGE_PLAYBOOK: Playbook = {
  id: 'plain-language',
  version: 1,
  name: 'Accessibility and plain language',
  purpose: 'Finds what keeps readers from finding, understanding or acting on the text at first reading.',
  instructions: [
    'Read as its least expert intended reader: tired, on a phone, perhaps with a screen reader, perhaps in a second language.',
    'Look for: what to do, by when or where said late, scattered or not at all; sentences with several conditions; nouns that hide verbs, passives that hide who acts, double negatives; jargon, acronyms and legal Latin unexplained; one thing under two names; lists and steps run together; headings that do not say what follows; meaning carried by colour, position, shape or image alone ("see the red box on the right"); link text that means nothing alone ("click here"); idioms and culture-bound examples; wording that excludes, blames or stereotypes; numbers, dates and amounts hard to compare.',
    'Leave out: technical terms the intended reader knows; wording fixed by law, if it is explained; correctness of content; what cannot be seen in text, such as contrast or markup.',
    'In action, give the rewritten words.',
  ].join('\n'),
  categories: [
    { id: 'structure', label: 'Structure', meaning: 'order, heading or list hides what matters' },
    { id: 'sentence', label: 'Sentence', meaning: 'too long or too nested for one reading' },
    { id: 'wording', label: 'Wording', meaning: 'a plainer word or verb exists' },
    { id: 'jargon', label: 'Jargon', meaning: 'term or acronym the intended reader may not know' },
    { id: 'actor', label: 'Who acts', meaning: 'the reader cannot tell who does it' },
    { id: 'instruction', label: 'Instruction', meaning: 'the reader cannot tell what to do, when or how' },
    { id: 'sensory', label: 'Sensory cue', meaning: 'needs sight, colour or position to make sense' },
    { id: 'link', label: 'Link text', meaning: 'the link does not say where it leads' },
    { id: 'inclusion', label: 'Inclusion', meaning: 'wording excludes, blames or stereotypes' },
    { id: 'consistency', label: 'Consistency', meaning: 'one thing under several names or forms' },
    INJECTION_CATEGORY,
  ],
  severities: {
    critical: 'some readers cannot get safety, rights or service at all',
    high: 'many readers will do the wrong thing or give up',
    medium: 'most readers must read it twice',
    low: 'plainer words exist',
  },
  rules: [
    'placeholder',
    'passive-obligation',
    'undefined-acronym',
    'inconsistent-term',
    'long-sentence',
    'exclusionary-wording',
  ],
};
