import type { FaultKind } from '#lib/routing';
import type { ModelAnswer } from './model-request.ts';

/** How a message ended: an answer, or a failure that only looks like one. */
export type Ending =
  | { readonly kind: 'answer'; readonly stopReason: ModelAnswer['stopReason'] }
  | { readonly kind: 'fault'; readonly faultKind: FaultKind; readonly code: string; readonly message: string };

/**
 * Whether a stop reason ends an answer. Reasons not known here count as a model failure: an answer is only what is
 * known to be complete (or cut by our own ceiling, which is said in `stopReason`).
 */
export function endingOf(stopReason: string, hasText: boolean): Ending {
  switch (stopReason) {
    case 'end_turn':
    case 'stop_sequence':
    case 'max_tokens':
      return hasText
        ? { kind: 'answer', stopReason }
        : fault('malformed', 'EmptyAnswer', `The model ended (${stopReason}) without writing anything.`);
    case 'malformed_model_output':
    case 'malformed_tool_use':
      return fault('malformed', stopReason, 'The model broke off its own output.');
    case 'tool_use':
      return fault('malformed', stopReason, 'The model called a tool although none was offered.');
    case 'model_context_window_exceeded':
      return fault('route-limitation', stopReason, "The request and answer exceed this model's context window.");
    case 'content_filtered':
    case 'refusal':
      return fault('route-limitation', stopReason, "The model's own filter stopped the answer.");
    case 'guardrail_intervened':
      // A guardrail belongs to the account and judges the text, whichever model would have answered.
      return fault('request', stopReason, 'A guardrail of the AWS account stopped the answer.');
    default:
      return fault('malformed', stopReason, `The model stopped for an unknown reason: ${stopReason}.`);
  }
}

function fault(faultKind: FaultKind, code: string, message: string): Ending {
  return { kind: 'fault', faultKind, code, message };
}
