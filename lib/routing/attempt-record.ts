import type { TokenUsage } from './fault.ts';
import type { FaultFacts } from './fault-facts.ts';
import type { HoldingLayer, RequestKind } from './manager-state.ts';

/** How the request went on after one of its calls. Moments in epoch milliseconds. */
export type AttemptSequel =
  /** The call was the request's last: it was answered, given up or cancelled. */
  | { readonly kind: 'ended' }
  /** The next call was begun at once: on the next route, or on the same one again. */
  | { readonly kind: 'called'; readonly routeId: string }
  /** It waits for its next call, and what for; `untilAtMs` is null where time alone will not end that. */
  | { readonly kind: 'waiting'; readonly layer: HoldingLayer; readonly untilAtMs: number | null };

/** One call as the audit log keeps it (M12). Moments in epoch milliseconds. */
export interface AttemptRecord {
  readonly attemptId: string;
  readonly requestId: string;
  readonly requestKind: RequestKind;
  /** Which version of which prompt was sent, e.g. `section-4`; absent for a probe. */
  readonly promptVersion?: string;
  /** 1 for the request's first. */
  readonly attemptNumber: number;
  readonly routeId: string;
  readonly modelId: string;
  readonly region: string;
  readonly startedAtMs: number;
  /** When visible output began; null if it never did. */
  readonly firstByteAtMs: number | null;
  readonly endedAtMs: number;
  /** `unknown`: it was in flight when the worker was killed; `endedAtMs` is then when that was found out. */
  readonly outcome: 'answered' | 'failed' | 'cancelled' | 'unknown';
  /** Null when it was answered or nobody knows; of kind `cancelled` when it was aborted. */
  readonly fault: FaultFacts | null;
  /** Null where it is not known. */
  readonly usage: TokenUsage | null;
  readonly costUsd: number;
  /** Where the request went after `fault`: together with the next record of the request, its whole way. */
  readonly next: AttemptSequel;
}
