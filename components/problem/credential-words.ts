import { t } from '@lingui/core/macro';
import type { Problem } from '#lib/review';
import type { ProblemWords } from './problem-words.ts';
import { joinSentences, told } from './sentences.ts';

type CredentialProblem = Extract<
  Problem,
  { code: `credentials-${string}` | 'passphrase-wrong' | 'kept-credentials-damaged' | 'keeping-not-allowed' }
>;

/** The words for what can be wrong with credentials, in memory or kept under a passphrase. */
export function describeCredentials(problem: CredentialProblem): ProblemWords {
  switch (problem.code) {
    case 'credentials-missing':
      return {
        title: t`No AWS credentials`,
        explanation: t`Reviews are set to AWS Bedrock, and there are no credentials in memory. They are forgotten when the browser closes.`,
        action: t`Enter credentials in the options, or switch to on-device checks.`,
        remedy: 'options',
      };
    case 'credentials-rejected':
      return {
        title: t`AWS refused the credentials`,
        explanation: joinSentences(
          t`The key, the secret or the token is wrong, or has been deactivated.`,
          told(problem.detail),
        ),
        action: t`Check the credentials in the options and test the connection.`,
        remedy: 'options',
      };
    case 'credentials-expired':
      return {
        title: t`The AWS credentials have expired`,
        explanation: joinSentences(t`Temporary credentials stop working after a while.`, told(problem.detail)),
        action: t`Get new ones and enter them in the options.`,
        remedy: 'options',
      };
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
