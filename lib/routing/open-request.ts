import type { Answer, AttemptContext, AttemptResult, Submission } from './dispatcher-ports.ts';
import type { TokenUsage } from './fault.ts';
import type { RequestOutcome } from './manager-command.ts';
import type { RequestKind } from './manager-state.ts';
import { requestError } from './request-error.ts';
import { costUsd } from './token-prices.ts';

/** A submitted request as the dispatcher sees it: what it answers with is its own affair. */
export interface OpenRequest {
  readonly kind: RequestKind;
  readonly promptVersion: string | undefined;
  /** Makes a call; resolves with its usage when the answer is complete. Never throws synchronously. */
  readonly run: (attempt: AttemptContext) => Promise<TokenUsage>;
  /** Settles the caller's promise. */
  readonly complete: (outcome: RequestOutcome, endedAtMs: number) => void;
}

/** Ties a submission to the promise that its caller waits for. */
export function openRequest<T>(
  submission: Submission<T>,
  resolve: (answer: Answer<T>) => void,
  reject: (reason: unknown) => void,
): OpenRequest {
  let answered: { readonly attempt: AttemptContext; readonly result: AttemptResult<T> } | null = null;
  let lastError: unknown;
  return {
    kind: submission.kind,
    promptVersion: submission.promptVersion,
    run: async (attempt) => {
      try {
        const result = await submission.run(attempt);
        answered = { attempt, result };
        return result.usage;
      } catch (error) {
        lastError = error;
        throw error;
      }
    },
    complete: (outcome, endedAtMs) => {
      if (outcome.kind === 'failed') {
        reject(requestError(outcome.failure, outcome.attempts, lastError));
      } else if (outcome.kind === 'answered' && answered !== null) {
        resolve(toAnswer(answered.attempt, answered.result, outcome.attempts, endedAtMs));
      } else {
        reject(submission.signal.aborted ? submission.signal.reason : lastError);
      }
    },
  };
}

function toAnswer<T>(
  attempt: AttemptContext,
  result: AttemptResult<T>,
  attempts: number,
  endedAtMs: number,
): Answer<T> {
  return {
    value: result.value,
    usage: result.usage,
    route: attempt.route,
    attemptId: attempt.attemptId,
    attempts,
    startedAtMs: attempt.startedAtMs,
    latencyMs: endedAtMs - attempt.startedAtMs,
    costUsd: costUsd(attempt.route.prices, result.usage),
  };
}
