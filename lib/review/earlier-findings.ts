import type { EarlierFinding } from '#lib/prompts';
import type { JobRecord } from './records.ts';
import type { StoredReview } from './store.ts';

/**
 * What an earlier review found in the same section and the reviewer made of it, for whoever looks at the section again.
 * Findings whose words were not in the document say nothing about it.
 */
export function earlierFindings(job: JobRecord, earlier: StoredReview | null): readonly EarlierFinding[] {
  if (earlier === null || job.kind !== 'section') return [];
  return earlier.findings
    .filter(({ sectionId, evidence }) => sectionId === job.sectionId && evidence.status !== 'unverified')
    .map(({ id, category, evidence }) => ({
      category,
      quote: evidence.text,
      decision: earlier.decisions.get(id)?.state ?? 'open',
    }));
}
