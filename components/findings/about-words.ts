import { t } from '@lingui/core/macro';
import type { StatementAboutWords } from '#lib/findings';
import type { StatementWords } from './statement-words.ts';

/** Statements that are about words of the document and need nothing else, as the checks say them in English. */
export const ABOUT_WORDS: Readonly<Record<StatementAboutWords, (words: string) => StatementWords>> = {
  'incomplete-statement': (words) => ({
    title: t`Placeholder left in the text: "${words}"`,
    assessment: t`The statement is incomplete: "${words}" stands where the content has to be, so it cannot be agreed to or applied.`,
    action: t`Replace "${words}" by the missing content, or take the statement out until it is known.`,
  }),
  placeholder: (words) => ({
    title: t`Placeholder left in the text: "${words}"`,
    assessment: t`"${words}" shows that something was to be filled in here before publication.`,
    action: t`Replace "${words}" by the missing content, or take the statement out until it is known.`,
  }),
  'broken-reference-field': (words) => ({
    title: t`Broken cross-reference field`,
    assessment: t`"${words}" stands where the text processor lost the target of a reference; readers cannot tell what is meant.`,
    action: t`Replace "${words}" by the number and title of the part that is meant.`,
  }),
  'past-date': (words) => ({
    title: t`Date already past: "${words}"`,
    assessment: t`The sentence speaks of "${words}" as the future, and on the day of this review it is past. Either it happened and the text is out of date, or the deadline was missed.`,
    action: t`Replace "${words}" by the new date, or state what happened by then.`,
  }),
  'duty-or-option': (words) => ({
    title: t`Obligation or option: "${words}"`,
    assessment: t`"${words}" says at once that something is required and that it is optional, so nobody can tell whether leaving it out is a breach.`,
    action: t`Replace "${words}" by "must" for a duty or by "may" for a permission.`,
  }),
  'open-condition': (words) => ({
    title: t`Open condition on a duty: "${words}"`,
    assessment: t`"${words}" leaves it to the reader to decide when the duty applies. Two people can read it in opposite ways and neither can be shown wrong.`,
    action: t`Replace "${words}" with the condition that is meant, or name who decides and by what criterion.`,
  }),
  effort: (words) => ({
    title: t`Effort instead of result: "${words}"`,
    assessment: t`"${words}" promises an attempt and no outcome; what has to be done for it to be kept stays open.`,
    action: t`Replace "${words}" by the result that is owed, or list the steps that count as the effort and when they may stop.`,
  }),
  'passive-duty': (words) => ({
    title: t`Duty without a responsible party: "${words}"`,
    assessment: t`"${words}" states a duty in the passive and the sentence names nobody who has to fulfil it.`,
    action: t`Replace "${words}" by an active sentence that begins with the person, role or party who has to do it.`,
  }),
  'exclusionary-pronoun': (words) => ({
    title: exclusionaryTitle(words),
    assessment: t`"${words}" takes up a role that anybody may have; read literally, the sentence applies to one gender only.`,
    action: t`Instead of "${words}", repeat the role, write "they", or put the sentence into the plural.`,
  }),
  'exclusionary-words': (words) => ({
    title: exclusionaryTitle(words),
    assessment: exclusionaryAssessment(words),
    action: t`Say in neutral words what "${words}" stands for.`,
  }),
  'vague-time': (words) => ({
    title: t`Vague time: "${{ words: words.toLowerCase() }}"`,
    assessment: t`"${words}" gives no moment at which this is late, so neither side can tell when it is in breach.`,
    action: t`Replace "${words}" by a period or a date, e.g. "within 10 working days after …".`,
  }),
  'vague-frequency': (words) => ({
    title: t`Vague frequency: "${{ words: words.toLowerCase() }}"`,
    assessment: t`"${words}" sets no interval, so nobody can tell when it has been neglected.`,
    action: t`Replace "${words}" by an interval or the events that call for it, e.g. "every 6 months and after each incident".`,
  }),
  'vague-retention': (words) => ({
    title: t`Vague period: "${{ words: words.toLowerCase() }}"`,
    assessment: t`"${words}" names no end, so nobody can tell when the period is over.`,
    action: t`Replace "${words}" by a period or the event that ends it, e.g. "until 6 months after the contract ends".`,
  }),
  'vague-change': (words) => ({
    title: t`Change at any time: "${{ words: words.toLowerCase() }}"`,
    assessment: t`"${words}" allows a change at any moment, and the passage neither limits it nor says who is told and how long before.`,
    action: t`Replace "${words}" by how often or on which grounds it may change, and the notice that is given.`,
  }),
  'vague-amount': (words) => ({
    title: t`Vague amount: "${{ words: words.toLowerCase() }}"`,
    assessment: t`"${words}" sets no figure against which this could be checked.`,
    action: t`Replace "${words}" by a number, a range or a limit, or the place where it is set.`,
  }),
  'vague-standard': (words) => ({
    title: t`Vague standard: "${{ words: words.toLowerCase() }}"`,
    assessment: t`"${words}" names no standard, so it cannot be checked whether what was done is enough.`,
    action: t`Replace "${words}" by the measures or the standard they follow, or a reference to the list that names them.`,
  }),
  'open-list': (words) => ({
    title: t`Open list: "${{ words: words.toLowerCase() }}"`,
    assessment: t`"${words}" leaves open what else belongs to the duty.`,
    action: t`Replace "${words}" by the missing items, or the rule by which further ones belong to the list.`,
  }),
};

/** Of all wordings that exclude. */
export function exclusionaryTitle(words: string): string {
  return t`Exclusionary wording: "${{ words: words.toLowerCase() }}"`;
}

/** Of those that are no pronouns. */
export function exclusionaryAssessment(words: string): string {
  return t`"${words}" can exclude or hurt readers, and many style guides for policies and standards rule it out.`;
}
