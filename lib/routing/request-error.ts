import { CredentialsRejectedError } from './credentials-rejected-error.ts';
import type { RequestFailure } from './manager-command.ts';
import { ModelsExhaustedError } from './models-exhausted-error.ts';
import { OutputInterruptedError } from './output-interrupted-error.ts';
import { RequestRejectedError } from './request-rejected-error.ts';

/** The error that a failure is thrown as. `cause` is what the request's own code threw last, if anything. */
export function requestError(failure: RequestFailure, attempts: number, cause: unknown): Error {
  switch (failure.kind) {
    case 'models-exhausted':
      return new ModelsExhaustedError(failure.reasons, failure.earliestRecoveryAtMs, attempts);
    case 'request-rejected':
      return new RequestRejectedError(failure.routeId, failure.fault, attempts, { cause });
    case 'credentials-rejected':
      return new CredentialsRejectedError(failure.routeId, failure.fault, attempts, { cause });
    case 'output-interrupted':
      return new OutputInterruptedError(failure.routeId, failure.fault, attempts, { cause });
  }
}
