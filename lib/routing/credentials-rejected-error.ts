import type { FaultFacts } from './fault-facts.ts';

/** The service does not accept the credentials, and refreshing them did not help. */
export class CredentialsRejectedError extends Error {
  override readonly name = 'CredentialsRejectedError';
  /** The route that said so last. */
  readonly routeId: string;
  readonly fault: FaultFacts;
  /** Calls that were made for the request. */
  readonly attempts: number;

  constructor(routeId: string, fault: FaultFacts, attempts: number, options?: ErrorOptions) {
    super(`${fault.code}: ${fault.message}`, options);
    this.routeId = routeId;
    this.fault = fault;
    this.attempts = attempts;
  }
}
