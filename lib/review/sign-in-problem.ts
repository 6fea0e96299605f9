import { ModelFault } from '#lib/routing';
import type { SignInFailedError } from '#lib/sign-in';
import type { Problem } from './problem.ts';

/** The code of the fault that a call ends with when nobody is signed in any more. */
export const SIGN_IN_NEEDED = 'SignInNeeded';

/** A failed sign-in in a reviewer's terms. */
export function signInProblem({ reason, detail }: SignInFailedError): Problem {
  return reason === 'person-needed' ? { code: 'sign-in-needed' } : { code: 'sign-in-failed', reason, detail };
}

/** A failed renewal as the end of a call: where a person is needed, no other model will mend it. */
export function signInFault({ reason, detail }: SignInFailedError): ModelFault {
  return reason === 'unreachable'
    ? new ModelFault({ kind: 'transient', code: 'SignInUnreachable', message: detail, emittedOutput: false })
    : new ModelFault({ kind: 'credentials', code: SIGN_IN_NEEDED, message: detail, emittedOutput: false });
}
