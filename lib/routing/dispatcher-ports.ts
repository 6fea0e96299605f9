import type { AttemptRecord } from './attempt-record.ts';
import type { TokenUsage } from './fault.ts';
import type { ManagerState, RequestKind } from './manager-state.ts';
import type { Route } from './route.ts';

/** What the dispatcher needs of the world. */
export interface DispatcherPorts {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** 0 ≤ x < 1. */
  readonly random: () => number;
  /** Calls back at a moment (at once if it is past, but never synchronously); the answer cancels that. */
  readonly schedule: (atMs: number, run: () => void) => () => void;
  /**
   * Stores the newest state. No call leaves before the state that tells of it is stored. May skip states that were
   * overtaken; resolves when this one or a later one is stored. If it rejects, work goes on: the loss is the store's to report.
   */
  readonly persist?: (state: ManagerState) => Promise<void>;
  /** Gets new credentials; false or a rejection when that is not possible. */
  readonly refreshCredentials: () => Promise<boolean>;
  /**
   * Told of every call that ended, for the audit log; and of one in flight when a former run was killed, which may have
   * been told of already. Must not throw.
   */
  readonly onAttemptSettled?: (record: AttemptRecord) => void;
}

/** A call that the caller is to make now. */
export interface AttemptContext {
  readonly requestId: string;
  readonly attemptId: string;
  /** 1 for the request's first. Later ones start afresh: whatever an earlier one had emitted is void. */
  readonly attemptNumber: number;
  readonly route: Route;
  readonly startedAtMs: number;
  /** Aborted when the request is. */
  readonly signal: AbortSignal;
  /** To be called when visible output begins. */
  readonly reportFirstByte: () => void;
}

/** A complete answer of one call. */
export interface AttemptResult<T> {
  readonly value: T;
  readonly usage: TokenUsage;
}

/** A piece of work for whichever model can take it. */
export interface Submission<T> {
  /** Unique for all time, restarts included: attempt ids are made from it. */
  readonly requestId: string;
  readonly kind: RequestKind;
  /** Input tokens as estimated, plus the most the answer may have (maxTokens). */
  readonly estimatedTokens: number;
  readonly signal: AbortSignal;
  /** When it is given up if no model could take it, in epoch milliseconds; if absent, patience begins when no route is found. */
  readonly deadlineAtMs?: number;
  /** Which analysis worker asks: each has a pace of its own. */
  readonly worker?: string;
  /** Which version of which prompt asks, e.g. `section-4`; for the audit log. */
  readonly promptVersion?: string;
  /** False: an answer that breaks off after output was shown is an error instead of being replaced. True if absent. */
  readonly restartAfterOutput?: boolean;
  /**
   * Makes one call; run once per attempt, and never after `signal` was aborted.
   * @throws {ModelFault} when the call failed; anything else is taken for a defect and ends the request.
   */
  readonly run: (attempt: AttemptContext) => Promise<AttemptResult<T>>;
}

/** A request's answer and where it came from. */
export interface Answer<T> extends AttemptResult<T> {
  readonly route: Route;
  readonly attemptId: string;
  /** Calls made for the request, the answering one included. */
  readonly attempts: number;
  /** The answering call's start (epoch milliseconds) and its length to the last byte. */
  readonly startedAtMs: number;
  readonly latencyMs: number;
  readonly costUsd: number;
}
