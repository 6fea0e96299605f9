import type { AttemptRecord } from '#lib/routing';

/** What an attempt was made for, as far as it is still stored. */
export interface AttemptPlace {
  /** Null for a question. */
  readonly reviewId: string | null;
  /** The document's title. */
  readonly title: string;
  readonly url: string;
  /** The section's heading; empty for a section without one, and once it is gone. */
  readonly heading: string;
}

/** One line of the audit log. */
export interface AttemptEntry {
  readonly record: AttemptRecord;
  /** Null once the review or the question is deleted, and for tests of models. */
  readonly place: AttemptPlace | null;
}

/** How an attempt ended; throttles apart from other failures. */
export const ATTEMPT_OUTCOMES = ['answered', 'throttled', 'failed', 'cancelled', 'unknown'] as const;
export type AttemptOutcome = (typeof ATTEMPT_OUTCOMES)[number];

/** How an attempt ended; a failure by quota is `throttled`. */
export function outcomeOf({ outcome, fault }: AttemptRecord): AttemptOutcome {
  return outcome === 'failed' && fault?.kind === 'throttled' ? 'throttled' : outcome;
}

/** The id of the job that a request was made for: the request's id without the token that makes it unique. */
export function jobIdOf(requestId: string): string {
  return requestId.slice(0, Math.max(0, requestId.lastIndexOf('/')));
}
