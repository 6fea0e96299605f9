import type { FaultFacts } from './fault-facts.ts';
import type { RouteReason } from './route-reason.ts';

/** Why a request was given up, as data. */
export type RequestFailure =
  /** `earliestRecoveryAtMs` is null when waiting is pointless: every route is disabled until settings change. */
  | {
      readonly kind: 'models-exhausted';
      readonly reasons: readonly RouteReason[];
      readonly earliestRecoveryAtMs: number | null;
    }
  /** The request is at fault, or no route is able to do what it asks. */
  | { readonly kind: 'request-rejected'; readonly routeId: string; readonly fault: FaultFacts }
  /** The credentials do not work, and refreshing them did not help. */
  | { readonly kind: 'credentials-rejected'; readonly routeId: string; readonly fault: FaultFacts }
  /** The answer broke off after output was shown, and the request does not want another. */
  | { readonly kind: 'output-interrupted'; readonly routeId: string; readonly fault: FaultFacts };

/** How a request ended. `attempts` counts the calls made for it. */
export type RequestOutcome =
  | { readonly kind: 'answered'; readonly routeId: string; readonly attempts: number }
  | { readonly kind: 'failed'; readonly failure: RequestFailure; readonly attempts: number }
  | { readonly kind: 'cancelled'; readonly attempts: number };

/** What the manager wants done, in this order. */
export type ManagerCommand =
  | {
      readonly kind: 'start-attempt';
      readonly requestId: string;
      readonly attemptId: string;
      readonly routeId: string;
      /** 1 for the request's first. */
      readonly attemptNumber: number;
    }
  | { readonly kind: 'abort-attempt'; readonly requestId: string; readonly attemptId: string }
  /** Exactly once for each request submitted, unless a restart dropped it. */
  | { readonly kind: 'complete-request'; readonly requestId: string; readonly outcome: RequestOutcome }
  | { readonly kind: 'refresh-credentials' }
  /** Replaces the wake-up before: send `time-advanced` at this moment. Null: time alone changes nothing. */
  | { readonly kind: 'wake-at'; readonly atMs: number | null };
