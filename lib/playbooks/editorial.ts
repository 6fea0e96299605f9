import type { Playbook } from './playbook.ts';
import { INJECTION_CATEGORY } from './shared-meanings.ts';

/** The last pass before publication. */
export const EDITORIAL_PLAYBOOK: Playbook = {
  id: 'editorial',
  version: 1,
  name: 'Editorial',
  purpose: 'Finds what a copy editor would correct before publication, and leaves the author’s voice alone.',
  instructions: [
    'Read as a copy editor before publication.',
    'Look for: grammar, spelling and punctuation that are wrong in the variety of the language the text uses; words missing, doubled or confused; sentences that do not parse, or mean what the author cannot; pronouns and modifiers without a clear subject; terms, names, capitals, hyphens, numbers, units and dates that vary; lists not parallel; claims without source or date; figures that do not add up; references, titles and captions that do not match; leftovers: placeholders, notes to the author, doubled passages, text of a template; dates past that are told as future.',
    'Leave out: taste; rewrites of correct sentences; consistent house style, even an unusual one; quotations; more than one finding for the same slip: name it once and say that it recurs.',
    'In action, give the corrected words.',
  ].join('\n'),
  categories: [
    { id: 'grammar', label: 'Grammar', meaning: 'agreement, tense, article, preposition or syntax is wrong' },
    { id: 'spelling', label: 'Spelling', meaning: 'misspelt, or the wrong word for the one meant' },
    { id: 'punctuation', label: 'Punctuation', meaning: 'a mark is wrong or missing and changes the reading' },
    { id: 'clarity', label: 'Clarity', meaning: 'the sentence has no reading or an unintended one' },
    { id: 'consistency', label: 'Consistency', meaning: 'term, name, number, unit or form varies' },
    {
      id: 'accuracy',
      label: 'Accuracy',
      meaning: 'figure, name, date or claim contradicts itself or lacks its source',
    },
    { id: 'reference', label: 'Reference', meaning: 'title, number, caption or link does not match' },
    { id: 'leftover', label: 'Leftover', meaning: 'placeholder, note, duplicate or template text' },
    { id: 'outdated', label: 'Outdated', meaning: 'its date has passed' },
    { id: 'wording', label: 'Wording', meaning: 'excludes readers, or is wordy to the point of hiding the statement' },
    INJECTION_CATEGORY,
  ],
  severities: {
    critical: 'an error that reverses or destroys an essential statement',
    high: 'an error every reader notices or that misstates a fact',
    medium: 'an error careful readers notice',
    low: 'a slip of consistency or polish',
  },
  rules: [
    'placeholder',
    'dangling-reference',
    'past-date',
    'undefined-acronym',
    'inconsistent-term',
    'long-sentence',
    'exclusionary-wording',
  ],
};
