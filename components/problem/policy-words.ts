import { t } from '@lingui/core/macro';
import type { Problem } from '#lib/review';
import type { ProblemWords } from './problem-words.ts';

/** The words for a policy of the administrator that cannot be read. */
export function describePolicyFault({ path, detail }: Extract<Problem, { code: 'policy-invalid' }>): ProblemWords {
  return {
    title: t`A policy of your administrator cannot be read`,
    explanation: t`The policy “${path}” ${detail}. Since it may forbid what nobody can read, all work stays on this device.`,
    action: t`Tell your administrator; nothing on this page can change it.`,
  };
}
