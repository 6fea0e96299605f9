import type { Section } from '#lib/outline';
import type { JobRecord } from './records.ts';
import type { Freshness } from './views.ts';

/** Compares a review with its document as it is now. Null while nothing of it has changed. */
export function compareWithDocument(
  jobs: readonly JobRecord[],
  sections: readonly Pick<Section, 'id' | 'hash'>[],
): Freshness | null {
  const now = new Map(sections.map(({ id, hash }) => [id, hash]));
  const known = jobs.filter(({ kind }) => kind === 'section');
  // A review of selections alone says nothing of the document's sections.
  if (known.length === 0) return null;
  const knownIds = new Set(known.map(({ sectionId }) => sectionId));
  const changedIds = known
    .filter(({ sectionId, hash }) => now.has(sectionId) && now.get(sectionId) !== hash)
    .map(({ sectionId }) => sectionId);
  const goneIds = known.filter(({ sectionId }) => !now.has(sectionId)).map(({ sectionId }) => sectionId);
  const addedCount = sections.filter(({ id }) => !knownIds.has(id)).length;
  if (changedIds.length + goneIds.length + addedCount === 0) return null;
  return { changedIds, goneIds, addedCount };
}
