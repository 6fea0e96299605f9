import type { Evidence, Provenance } from '#lib/findings';
import type { Problem } from '#lib/review';
import type { ChatScope } from './chat-scope.ts';

/**
 * - `queued`: asked, and no model has begun to answer;
 * - `running`: a model is writing;
 * - `done`: the answer is complete, as far as its length limit allowed;
 * - `stopped`: the reviewer stopped it; what was written until then is kept, and known to be a part;
 * - `failed`: no complete answer could be had; nothing of it is kept;
 * - `interrupted`: the worker that asked was ended meanwhile; nothing of it is kept.
 */
export type ChatTurnState = 'queued' | 'running' | 'done' | 'stopped' | 'failed' | 'interrupted';

/** A passage that an answer quotes, checked against the document. */
export type ChatQuote = Evidence;

/** Who answered and what it cost. */
export type ChatProvenance = Omit<Provenance, 'playbook'>;

/** What all calls for a turn came to, those in vain included. */
export interface ChatTotals {
  readonly attempts: number;
  readonly throttles: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costUsd: number;
}

/** A question about a document and its answer, as it is stored and shown. */
export interface ChatTurn {
  readonly id: string;
  /** The document's address, without a fragment. */
  readonly url: string;
  readonly scope: ChatScope;
  /** Epoch milliseconds; the order of a thread. */
  readonly askedAtMs: number;
  readonly question: string;
  readonly state: ChatTurnState;
  /** As the model wrote it: see `parseAnswer`. */
  readonly answer: string;
  /** In the order in which they stand in the answer; while it is written, those that are complete. */
  readonly quotes: readonly ChatQuote[];
  /** The model reached its length limit. */
  readonly isCutShort?: boolean;
  /** Parts of the document were sent, not all of it. */
  readonly isPartial?: boolean;
  readonly problem?: Problem;
  /** Present once a model answers; its figures follow with the end. */
  readonly provenance?: ChatProvenance;
  readonly totals: ChatTotals;
  /** Which run of the worker holds it; absent once it has ended. */
  readonly owner?: string;
}

export const NO_TOTALS: ChatTotals = { attempts: 0, throttles: 0, inputTokens: 0, outputTokens: 0, costUsd: 0 };

/** Whether the turn is still to be answered. */
export function isOpenTurn({ state }: Pick<ChatTurn, 'state'>): boolean {
  return state === 'queued' || state === 'running';
}
