import { formatQuantity } from '#components/ui';
import type { Freshness } from '#lib/review';

/** How a document differs from what was reviewed, in a sentence. */
export function describeFreshness({ changedIds, goneIds, addedCount }: Freshness): string {
  const parts = [
    ...(changedIds.length > 0 ? [`${formatQuantity(changedIds.length, 'section')} changed`] : []),
    ...(addedCount > 0 ? [`${formatQuantity(addedCount, 'section')} new`] : []),
    ...(goneIds.length > 0 ? [`${formatQuantity(goneIds.length, 'section')} gone`] : []),
  ];
  return `${parts.join(', ')}. Everything else keeps its findings and decisions.`;
}
