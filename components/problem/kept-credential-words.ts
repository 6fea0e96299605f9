import { t } from '@lingui/core/macro';
import type { ProblemCode } from '#lib/review';
import type { ProblemWords } from './problem-words.ts';

/** The words for what can be wrong with credentials that are kept under a passphrase. */
export function describeKeptCredentials(
  code: Extract<
    ProblemCode,
    'credentials-locked' | 'passphrase-wrong' | 'kept-credentials-damaged' | 'keeping-not-allowed'
  >,
): ProblemWords {
  switch (code) {
    case 'credentials-locked':
      return {
        title: t`Credentials are locked`,
        explanation: t`They are kept on this device under your passphrase. It has not been given since the browser started, or since they were locked.`,
        action: t`Unlock them in the options, or switch to on-device checks.`,
        remedy: 'options',
      };
    case 'keeping-not-allowed':
      return {
        title: t`Credentials may not be kept here`,
        explanation: t`Your administrator allows credentials in memory only.`,
        action: t`Enter them again after the browser was closed.`,
      };
    case 'passphrase-wrong':
      return {
        title: t`This is not the passphrase`,
        explanation: t`What is kept is undamaged, and this passphrase does not open it.`,
        action: t`Try again. Nobody can reset a passphrase: if it is lost, forget these credentials and enter new ones.`,
      };
    case 'kept-credentials-damaged':
      return {
        title: t`The kept credentials are damaged`,
        explanation: t`What is kept on this device has changed since, or was made by a newer version: no passphrase can open it.`,
        action: t`Forget these credentials and enter them again.`,
        remedy: 'options',
      };
  }
}
