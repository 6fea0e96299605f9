import type { AttemptRecord } from '#lib/routing';

/** What an attempt adds to the totals of a review or a conversation. */
export function attemptTotals({ fault, usage, costUsd }: AttemptRecord) {
  return {
    throttled: fault?.kind === 'throttled',
    inputTokens: usage === null ? 0 : usage.inputTokens + usage.cacheReadTokens + usage.cacheWriteTokens,
    outputTokens: usage?.outputTokens ?? 0,
    costUsd,
  };
}
