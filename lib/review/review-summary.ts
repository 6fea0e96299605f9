import type { JobRecord, ReviewRecord } from './records.ts';
import type { Freshness, ReviewView, SectionCounts, SectionView } from './views.ts';

/** Sections by fate. Selections and the whole document are work of their own and do not count as its sections. */
export function countSections(jobs: Iterable<JobRecord>): SectionCounts {
  const counts = { found: 0, reviewed: 0, skipped: 0, failed: 0 };
  for (const { kind, state } of jobs) {
    if (kind !== 'section') continue;
    counts.found += 1;
    if (state === 'reviewed' || state === 'skipped' || state === 'failed') counts[state] += 1;
  }
  return counts;
}

/**
 * Time left, from the pace so far: elapsed time per finished section, those taken over apart, times the sections still to
 * do. Null before the first section is finished.
 */
function remainingMs(counts: SectionCounts, carriedOver: number, elapsedMs: number): number | null {
  const settled = counts.reviewed + counts.failed;
  const worked = settled - carriedOver;
  if (worked === 0) return null;
  return Math.round((elapsedMs / worked) * (counts.found - settled - counts.skipped));
}

export function reviewView(
  review: ReviewRecord,
  jobs: readonly JobRecord[],
  freshness: Freshness | null,
  now: number,
): ReviewView {
  const counts = countSections(jobs);
  const carriedOverCount = jobs.filter(({ kind, isCarriedOver }) => kind === 'section' && isCarriedOver).length;
  const elapsedMs = (review.endedAtMs ?? now) - review.startedAtMs;
  const remaining = review.status === 'running' ? remainingMs(counts, carriedOverCount, elapsedMs) : null;
  return {
    ...review,
    counts,
    carriedOverCount,
    freshness,
    totals: { ...review.totals, elapsedMs },
    ...(remaining === null ? {} : { remainingMs: remaining }),
  };
}

export function sectionView(job: JobRecord): SectionView {
  return {
    id: job.sectionId,
    kind: job.kind,
    heading: job.heading,
    path: job.path,
    level: job.level,
    words: job.words,
    ...(job.isPartlyCollapsed ? { isPartlyCollapsed: true } : {}),
    status: job.state,
    ...(job.skipReason === undefined ? {} : { skipReason: job.skipReason }),
    ...(job.problem === undefined ? {} : { problem: job.problem }),
    ...(job.risk === undefined ? {} : { risk: job.risk }),
    ...(job.isCarriedOver ? { isCarriedOver: true } : {}),
    ...(job.summary === undefined ? {} : { summary: job.summary }),
  };
}
