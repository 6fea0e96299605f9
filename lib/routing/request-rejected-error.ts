import type { FaultFacts } from './fault-facts.ts';

/** The request is at fault, or no route is able to do what it asks; `cause` is set where our own code threw. */
export class RequestRejectedError extends Error {
  override readonly name = 'RequestRejectedError';
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
