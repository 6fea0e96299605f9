import { PatternError, PatternTooSlowError } from '#lib/redaction';
import {
  CredentialsRejectedError,
  ModelsExhaustedError,
  OutputInterruptedError,
  RequestRejectedError,
  type RouteReason,
} from '#lib/routing';
import { SignInFailedError } from '#lib/sign-in';
import { type Problem, ProblemError } from './problem.ts';
import { SIGN_IN_NEEDED, signInProblem } from './sign-in-problem.ts';

/** Exception names that mean "was right once": signing in again helps, checking the keys does not. */
const EXPIRED_CODES = ['ExpiredTokenException', 'ExpiredToken', 'TokenRefreshRequired'];

/** Puts what the model manager or a reviewer threw into a reviewer's terms. Anything unknown is a defect of ours. */
export function toProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof SignInFailedError) return signInProblem(error);
  if (error instanceof ModelsExhaustedError) return exhaustedProblem(error);
  if (error instanceof CredentialsRejectedError) {
    if (error.fault.code === SIGN_IN_NEEDED) return { code: 'sign-in-needed' };
    const code = EXPIRED_CODES.includes(error.fault.code) ? 'credentials-expired' : 'credentials-rejected';
    return { code, detail: error.fault.message };
  }
  if (error instanceof PatternTooSlowError || error instanceof PatternError) {
    return { code: 'redaction-failed', detail: error.message };
  }
  if (error instanceof RequestRejectedError || error instanceof OutputInterruptedError) {
    return { code: 'request-rejected', detail: error.fault.message };
  }
  return { code: 'internal', detail: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
}

function exhaustedProblem({ reasons, earliestRecoveryAtMs }: ModelsExhaustedError): Problem {
  if (reasons.length > 0 && reasons.every(isUnreachable)) {
    return { code: 'endpoint-unreachable', endpoint: '', detail: reasons[0]?.detail ?? '' };
  }
  if (earliestRecoveryAtMs === null) return { code: 'models-unusable', routes: reasons };
  return { code: 'models-exhausted', routes: reasons, earliestRecoveryAtMs };
}

/** No response ever came: a matter of the network, not of the model. */
function isUnreachable({ code }: RouteReason): boolean {
  return code === 'NetworkError';
}
