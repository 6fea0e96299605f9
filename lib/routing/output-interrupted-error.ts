import type { FaultFacts } from './fault-facts.ts';

/** The answer broke off after output was shown, and the request asked not to be answered afresh. */
export class OutputInterruptedError extends Error {
  override readonly name = 'OutputInterruptedError';
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
