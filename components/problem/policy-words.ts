import { t } from '@lingui/core/macro';
import type { Problem } from '#lib/review';
import { describeDetail } from './detail-words.ts';
import type { ProblemWords } from './problem-words.ts';
import { joinSentences, sentence } from './sentences.ts';

/** The words for a policy of the administrator that cannot be read. */
export function describePolicyFault({ path, detail }: Extract<Problem, { code: 'policy-invalid' }>): ProblemWords {
  return {
    title: t`A policy of your administrator cannot be read`,
    explanation: joinSentences(
      sentence(describeDetail(t`The policy “${path}”`, detail)),
      t`Since it may forbid what nobody can read, all work stays on this device.`,
    ),
    action: t`Tell your administrator; nothing on this page can change it.`,
  };
}
