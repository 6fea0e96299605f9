import type { TokenUsage } from './fault.ts';
import type { FaultFacts } from './fault-facts.ts';
import type { RequestKind } from './manager-state.ts';

/** One call as the audit log keeps it (M12). Moments in epoch milliseconds. */
export interface AttemptRecord {
  readonly attemptId: string;
  readonly requestId: string;
  readonly requestKind: RequestKind;
  /** 1 for the request's first. */
  readonly attemptNumber: number;
  readonly routeId: string;
  readonly modelId: string;
  readonly region: string;
  readonly startedAtMs: number;
  /** When visible output began; null if it never did. */
  readonly firstByteAtMs: number | null;
  readonly endedAtMs: number;
  readonly outcome: 'answered' | 'failed' | 'cancelled';
  /** Null when it was answered; of kind `cancelled` when it was aborted. */
  readonly fault: FaultFacts | null;
  /** Null where it is not known. */
  readonly usage: TokenUsage | null;
  readonly costUsd: number;
}
