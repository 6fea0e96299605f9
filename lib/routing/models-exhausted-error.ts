import type { RouteReason } from './route-reason.ts';

/** No route could take the request within its patience. */
export class ModelsExhaustedError extends Error {
  override readonly name = 'ModelsExhaustedError';
  /** One per route, in order of priority. */
  readonly reasons: readonly RouteReason[];
  /** Epoch milliseconds; null when no route is usable until settings change. */
  readonly earliestRecoveryAtMs: number | null;
  /** Calls that were made for the request. */
  readonly attempts: number;

  constructor(reasons: readonly RouteReason[], earliestRecoveryAtMs: number | null, attempts: number) {
    super(`no model could take the request after ${attempts} attempts`);
    this.reasons = reasons;
    this.earliestRecoveryAtMs = earliestRecoveryAtMs;
    this.attempts = attempts;
  }
}
