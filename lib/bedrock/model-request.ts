import type { TokenUsage } from '#lib/routing';

/** One turn of a conversation. */
export interface ModelMessage {
  readonly role: 'user' | 'assistant';
  /**
   * What comes before the text and is the same in many requests, ending in a line break: cached together with the system
   * prompt where the model can. At most one message of a request should have it.
   */
  readonly shared?: string;
  readonly text: string;
}

/**
 * What the review engine asks of any model. A route's capability table translates it for that route, so that fallback
 * never turns a throttle into a validation error.
 */
export interface ModelRequest {
  readonly system: string;
  readonly messages: readonly ModelMessage[];
  /** Ceiling for the visible answer; a thinking budget is added on top where the model thinks. */
  readonly maxOutputTokens: number;
  /** Whether reasoning helps this kind of work; used where the model can, and left out where it cannot. */
  readonly thinking: boolean;
}

/** What arrives while a model writes. */
export type ModelDelta =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'reasoning'; readonly text: string };

/** A complete answer. A cut, refused or malformed one is never an answer: it is thrown as a `ModelFault`. */
export interface ModelAnswer {
  readonly text: string;
  readonly reasoning: string;
  readonly stopReason: 'end_turn' | 'stop_sequence' | 'max_tokens';
  readonly usage: TokenUsage;
  /** True when the service sent no usage and the counts are estimates from the text's length. */
  readonly usageEstimated?: boolean;
}
