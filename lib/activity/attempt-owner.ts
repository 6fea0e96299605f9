import type { AttemptRecord } from '#lib/routing';
import { jobIdOf } from './attempt-entry.ts';

/** What an attempt was made for: a review, or a question to a document. */
export interface AttemptOwner {
  readonly kind: 'review' | 'question';
  /** Of the review or the turn. */
  readonly id: string;
}

/** Finds the owner by the request's id; null for tests of models. */
export function ownerOf({
  requestId,
  requestKind,
}: Pick<AttemptRecord, 'requestId' | 'requestKind'>): AttemptOwner | null {
  if (requestKind === 'probe') return null;
  const [first = '', second = ''] = jobIdOf(requestId).split('/');
  return requestKind === 'chat' ? { kind: 'question', id: second } : { kind: 'review', id: first };
}
