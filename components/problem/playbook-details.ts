import { t } from '@lingui/core/macro';
import type { DetailWords } from './detail-words.ts';

/** What the checks of playbooks say, as far as those of settings do not say the same. */
export const PLAYBOOK_DETAILS: readonly DetailWords[] = [
  [/^must be JSON$/, (subject) => t`${subject} must be JSON`],
  [
    /^must be a JSON object with "format": "(.+)"$/,
    (subject, format = '') => t`${subject} must be a JSON object with "format": "${format}"`,
  ],
  [/^must be "(.+)"$/, (subject, value = '') => t`${subject} must be "${value}"`],
  [/^is not a field of a playbook$/, (subject) => t`${subject} is not a field of a playbook`],
  [/^must be a text$/, (subject) => t`${subject} must be a text`],
  [/^must be one line$/, (subject) => t`${subject} must be one line`],
  [/^must have no control characters$/, (subject) => t`${subject} must have no control characters`],
  [/^is that of a built-in playbook$/, (subject) => t`${subject} is that of a built-in playbook`],
  [/^is that of another playbook$/, (subject) => t`${subject} is that of another playbook`],
  [/^must be a list$/, (subject) => t`${subject} must be a list`],
  [/^must have at most (\d+) characters$/, (subject, most = '') => t`${subject} must have at most ${most} characters`],
  [/^must have at most (\d+) categories$/, (subject, most = '') => t`${subject} must have at most ${most} categories`],
  [/^must have at least one category$/, (subject) => t`${subject} must have at least one category`],
  [/^must not have the same id twice$/, (subject) => t`${subject} must not have the same id twice`],
  [/^must not name a check twice$/, (subject) => t`${subject} must not name a check twice`],
  [/^must be one of (.+)$/, (subject, values = '') => t`${subject} must be one of ${values}`],
  [
    /^must be lower-case letters, digits and single hyphens, such as (\S+)$/,
    (subject, example = '') => t`${subject} must be lower-case letters, digits and single hyphens, such as ${example}`,
  ],
  [
    /^must not be that of a built-in playbook; take another, such as (\S+)$/,
    (subject, example = '') => t`${subject} must not be that of a built-in playbook; take another, such as ${example}`,
  ],
  [
    /^must be an object with id, label and meaning, and nothing else$/,
    (subject) => t`${subject} must be an object with id, label and meaning, and nothing else`,
  ],
  [
    /^must be an object with critical, high, medium, low and info, each of them optional$/,
    (subject) => t`${subject} must be an object with critical, high, medium, low and info, each of them optional`,
  ],
  [
    /^must be an object with the fields of a playbook, and nothing else$/,
    (subject) => t`${subject} must be an object with the fields of a playbook, and nothing else`,
  ],
  [
    /^must be (\S+), under which it is stored$/,
    (subject, id = '') => t`${subject} must be ${id}, under which it is stored`,
  ],
];
