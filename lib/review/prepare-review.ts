import type { Outline } from '#lib/outline';
import { carryOver } from './carry-over.ts';
import type { EnginePorts, StartRequest } from './engine-contract.ts';
import { withWholeDocument } from './plan-document-check.ts';
import { planReview } from './plan-review.ts';
import type { StoredReview } from './store.ts';

/**
 * Everything a new review begins with: its sections' jobs, and what still holds of the review of the same document that
 * came before. `earlierReview` answers null where that has been deleted.
 */
export async function prepareReview(
  outline: Outline,
  request: StartRequest,
  ports: Pick<EnginePorts, 'newId' | 'now' | 'reviewerKey'>,
  earlierReview: (reviewId: string) => Promise<StoredReview | null>,
): Promise<StoredReview> {
  const { reviewId = ports.newId(), earlierId = null, isAnew = false, withDocumentCheck = false, ...kept } = request;
  const reviewerKey = await ports.reviewerKey(request.provider);
  const planned = planReview(outline, { ...kept, reviewId, reviewerKey, now: ports.now() });
  const earlier = earlierId === null ? null : await earlierReview(earlierId);
  const prepared = earlier === null ? planned : carryOver(planned, earlier, !isAnew);
  return withDocumentCheck && request.provider !== 'on-device' ? withWholeDocument(prepared) : prepared;
}
