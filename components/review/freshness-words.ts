import { plural, t } from '@lingui/core/macro';
import { formatList } from '#components/ui';
import type { Freshness } from '#lib/review';

/** How a document differs from what was reviewed, in a sentence. */
export function describeFreshness({ changedIds, goneIds, addedCount }: Freshness): string {
  const changed = plural({ count: changedIds.length }, { one: '# section changed', other: '# sections changed' });
  const added = plural({ count: addedCount }, { one: '# section new', other: '# sections new' });
  const gone = plural({ count: goneIds.length }, { one: '# section gone', other: '# sections gone' });
  const parts = [
    ...(changedIds.length > 0 ? [changed] : []),
    ...(addedCount > 0 ? [added] : []),
    ...(goneIds.length > 0 ? [gone] : []),
  ];
  const changes = formatList(parts, 'unit');
  return t`${changes}. Everything else keeps its findings and decisions.`;
}
