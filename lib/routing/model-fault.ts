import type { Fault, TokenUsage } from './fault.ts';

/** A failed call to a model, as a transport throws it. The message is the service's. */
export class ModelFault extends Error {
  override readonly name = 'ModelFault';
  readonly fault: Fault;
  /** Where it is known all the same, as after a malformed answer. */
  readonly usage: TokenUsage | null;

  constructor(fault: Fault, options?: ErrorOptions & { readonly usage?: TokenUsage }) {
    super(fault.message, options);
    this.fault = fault;
    this.usage = options?.usage ?? null;
  }
}
