import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { RuleId } from '#lib/playbooks';

interface RuleWords {
  readonly label: MessageDescriptor;
  readonly detail: MessageDescriptor;
}

/** The on-device checks, as people read them. */
export const RULE_WORDS: Readonly<Record<RuleId, RuleWords>> = {
  placeholder: { label: msg`Placeholders`, detail: msg`TBD, lorem ipsum, empty brackets` },
  'dangling-reference': { label: msg`Dangling references`, detail: msg`a section or annex that is not there` },
  'past-date': { label: msg`Dates in the past`, detail: msg`deadlines that are over` },
  'ambiguous-obligation': { label: msg`Ambiguous obligations`, detail: msg`as appropriate, where possible, and/or` },
  'vague-quantifier': { label: msg`Vague amounts`, detail: msg`several, regularly, within a reasonable time` },
  'passive-obligation': { label: msg`Duties without an actor`, detail: msg`logs must be kept: by whom?` },
  'undefined-acronym': { label: msg`Unexplained acronyms`, detail: msg`used, and never spelt out` },
  'inconsistent-term': { label: msg`Inconsistent terms`, detail: msg`two words for the same thing` },
  'long-sentence': { label: msg`Long sentences`, detail: msg`too long to be read once` },
  'exclusionary-wording': { label: msg`Exclusionary wording`, detail: msg`words that leave people out` },
};
