import { t } from '@lingui/core/macro';
import type { Problem } from '#lib/review';
import type { AnswerFault } from '#lib/sign-in';
import type { ProblemWords } from './problem-words.ts';
import { joinSentences, sentence } from './sentences.ts';

type SignInProblem = Extract<Problem, { code: `sign-in-${string}` }>;

/** The words for a sign-in that is needed, or that gave no token. */
export function describeSignIn(problem: SignInProblem): ProblemWords {
  if (problem.code === 'sign-in-needed') {
    return {
      title: t`You have to sign in again`,
      explanation: t`Your identity token has ended, and your identity provider gives no other without you.`,
      action: t`Sign in, then continue where you were.`,
      remedy: 'sign-in',
    };
  }
  return { ...describeFailure(problem), remedy: problem.reason === 'not-set-up' ? 'options' : 'sign-in' };
}

function describeFailure({ reason, detail }: Extract<SignInProblem, { code: 'sign-in-failed' }>): ProblemWords {
  switch (reason) {
    case 'closed':
      return {
        title: t`You are not signed in`,
        explanation: t`The sign-in window was closed before your identity provider had answered.`,
        action: t`Sign in again when you are ready.`,
      };
    case 'refused':
      return {
        title: t`The sign-in was refused`,
        explanation: joinSentences(t`Your identity provider gave no consent.`, said(detail)),
        action: t`Sign in again and consent, or ask whoever runs the provider to let you use AI-Prism.`,
      };
    case 'person-needed':
    case 'provider-error':
      return {
        title: t`Your identity provider did not sign you in`,
        explanation: said(detail),
        action: t`Compare the client id, the scopes, the response type and the registered redirect address with the provider’s settings.`,
      };
    case 'unreachable':
      return {
        title: t`The sign-in page does not open`,
        explanation: t`The browser could not load the page of your identity provider.`,
        action: t`Check your network and the address of the sign-in page.`,
      };
    case 'answer-invalid':
      return {
        title: t`The answer of the sign-in page cannot be used`,
        explanation: answerWords(detail),
        action: t`Sign in again. If it happens once more, compare the response type and the client id with the provider’s settings.`,
      };
    case 'not-allowed':
      return {
        title: t`The browser does not open its sign-in window`,
        explanation: joinSentences(
          t`It asks you, or whoever rules this browser, to allow AI-Prism that first.`,
          said(detail),
        ),
        action: t`Sign in again and allow it, or paste a token instead.`,
      };
    case 'not-set-up':
      return {
        title: t`No sign-in page is set`,
        explanation: t`AI-Prism does not know, or no longer knows, where you sign in.`,
        action: t`Enter the sign-in page of your identity provider in the options.`,
      };
  }
}

/** What a provider or the browser said; nothing where it said nothing. */
function said(detail: string): string {
  return detail === '' ? '' : sentence(t`It said: ${detail}`);
}

function answerWords(detail: string): string {
  switch (detail as AnswerFault) {
    case 'other-address':
    case 'other-request':
    case 'token-of-other-request':
      return t`It does not belong to this sign-in. Nothing of it was used.`;
    case 'no-token':
      return t`It holds no ID token. An Amazon Cognito user pool needs the response type “token”.`;
    case 'token-for-other-client':
      return t`Its token was made for another client id. Nothing of it was used.`;
    case 'token-expired':
      return t`Its token has ended already. The clock of this device may be wrong.`;
    default:
      return t`Its token cannot be read.`;
  }
}
