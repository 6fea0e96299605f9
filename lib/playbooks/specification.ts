import type { Playbook } from './playbook.ts';
import { INJECTION_CATEGORY } from './shared-meanings.ts';

/** For standards, RFCs, design documents and interface descriptions. */
export const SPECIFICATION_PLAYBOOK: Playbook = {
  id: 'specification',
  version: 1,
  name: 'Technical specification',
  purpose: 'Finds what would make two implementations differ, fail or be unsafe.',
  instructions: [
    'Read as the engineer who implements this from the text alone, and as the one who tests it.',
    'Look for: requirements with more than one reading, no test, no actor or two requirements in one; key words (MUST, SHOULD, MAY) misused, mixed with plain words, or SHOULD without saying when not; values without unit, range, default, precision or encoding; states, orders, limits, time-outs, concurrency and errors left undefined; behaviour on missing, duplicate, malformed or hostile input; versions, compatibility and extension points; assumptions and dependencies unstated; security, privacy and failure consequences unaddressed; text, examples, tables and grammar that disagree; terms and identifiers that vary; references missing or undated where the date matters.',
    'Leave out: design alternatives; details the text delegates to a named reference; informative notes and examples that only simplify.',
  ].join('\n'),
  categories: [
    { id: 'ambiguity', label: 'Ambiguity', meaning: 'two implementers would build different things' },
    { id: 'untestable', label: 'Untestable', meaning: 'no observable outcome decides whether it is met' },
    { id: 'incomplete', label: 'Incomplete', meaning: 'a case, value, unit, limit or default is missing' },
    { id: 'error-handling', label: 'Error handling', meaning: 'failure or bad input without defined behaviour' },
    { id: 'inconsistency', label: 'Inconsistency', meaning: 'text, example, table, grammar or term disagree' },
    { id: 'interoperability', label: 'Interoperability', meaning: 'version, extension or compatibility left open' },
    { id: 'security', label: 'Security', meaning: 'a threat the text creates or leaves open' },
    { id: 'performance', label: 'Performance', meaning: 'time, size or load unbounded or unrealistic' },
    { id: 'definition', label: 'Definition', meaning: 'a term, acronym or symbol is not defined' },
    { id: 'reference', label: 'Reference', meaning: 'points to nothing, or to something that may change' },
    INJECTION_CATEGORY,
  ],
  severities: {
    critical: 'conforming implementations lose data, break security or cannot work',
    high: 'conforming implementations do not interoperate',
    medium: 'implementers must ask or guess',
    low: 'editorial, with no effect on what is built',
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
    'exclusionary-wording',
  ],
};
