import { t } from '@lingui/core/macro';
import { PATTERN_DETAILS } from './pattern-details.ts';
import { PLAYBOOK_DETAILS } from './playbook-details.ts';
import { SETTINGS_DETAILS } from './settings-details.ts';

/** Words for one thing that a check says, from its subject and what the check filled in. */
export type DetailWords = readonly [said: RegExp, words: (subject: string, ...filled: string[]) => string];

const WORDS: readonly DetailWords[] = [...SETTINGS_DETAILS, ...PLAYBOOK_DETAILS, ...PATTERN_DETAILS];

/** Settings that were saved once and cannot be read any more. */
const REPAIRED = /^(.+); its default is used until settings are saved again$/;

/**
 * What is wrong with something, in the reader's language, as a sentence without its full stop: the checks of the
 * domains say it in English, to go on after the subject. What is not known here stays as they say it.
 */
export function describeDetail(subject: string, detail: string): string {
  const [, cause] = REPAIRED.exec(detail) ?? [];
  if (cause !== undefined) {
    const what = describeDetail(subject, cause);
    return t`${what}; its default is used until settings are saved again`;
  }
  return findDetailWords(subject, detail) ?? `${subject} ${detail}`;
}

/** The words for a detail, or null where there are none. */
export function findDetailWords(subject: string, detail: string): string | null {
  for (const [said, words] of WORDS) {
    const [whole, ...filled] = said.exec(detail) ?? [];
    if (whole !== undefined) return words(subject, ...filled);
  }
  return null;
}
