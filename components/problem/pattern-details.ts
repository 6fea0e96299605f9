import { t } from '@lingui/core/macro';
import type { DetailWords } from './detail-words.ts';

/** What the check of reviewers' own patterns says. */
export const PATTERN_DETAILS: readonly DetailWords[] = [
  [/^is longer than (\d+) characters$/, (subject, most = '') => t`${subject} is longer than ${most} characters`],
  [/^is too large$/, (subject) => t`${subject} is too large`],
  [/^matches an empty text$/, (subject) => t`${subject} matches an empty text`],
  [/^has too many groups in one another$/, (subject) => t`${subject} has too many groups in one another`],
  [/^repeats a place instead of characters$/, (subject) => t`${subject} repeats a place instead of characters`],
  [/^has one repetition right after another$/, (subject) => t`${subject} has one repetition right after another`],
  [/^repeats more than (\d+) times$/, (subject, most = '') => t`${subject} repeats more than ${most} times`],
  [
    /^has a repetition whose limits are the wrong way round$/,
    (subject) => t`${subject} has a repetition whose limits are the wrong way round`,
  ],
  [/^repeats nothing$/, (subject) => t`${subject} repeats nothing`],
  [
    /^looks around or names a group, which is not supported$/,
    (subject) => t`${subject} looks around or names a group, which is not supported`,
  ],
  [/^has a group that is not closed$/, (subject) => t`${subject} has a group that is not closed`],
  [/^has a class that is not closed$/, (subject) => t`${subject} has a class that is not closed`],
  [/^ends with a backslash$/, (subject) => t`${subject} ends with a backslash`],
  [
    /^refers back to a group, which is not supported$/,
    (subject) => t`${subject} refers back to a group, which is not supported`,
  ],
  [/^closes a group that was not opened$/, (subject) => t`${subject} closes a group that was not opened`],
  [
    /^has (.+), which is no character or class$/s,
    (subject, part = '') => t`${subject} has ${part}, which is no character or class`,
  ],
];
