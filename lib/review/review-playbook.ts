import { findPlaybook, type Playbook, RISK_PLAYBOOK } from '#lib/playbooks';
import type { StoredReview } from './store.ts';

/**
 * The playbook that a review was started with, whatever has become of it since. Reviews of the first versions kept only
 * its reference, and there were none but built-in ones.
 */
export function playbookOf({ review, document }: Pick<StoredReview, 'review' | 'document'>): Playbook {
  return document.playbook ?? findPlaybook(review.playbook.split('@')[0] ?? '') ?? RISK_PLAYBOOK;
}
