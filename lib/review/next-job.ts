import type { JobRecord } from './records.ts';

/** What the choice needs to know of one review. */
export interface QueueView {
  readonly startedAtMs: number;
  readonly jobs: readonly JobRecord[];
}

/**
 * Chooses the job to start next: a selection first, since somebody is waiting for it; then a section of the review
 * that has the fewest running, so that a long document cannot starve a short one; older reviews first where that is
 * equal, sections in the order of the document. The document as a whole waits until its sections are done.
 */
export function nextJob(reviews: readonly QueueView[]): JobRecord | null {
  const candidates = reviews.flatMap(({ jobs, startedAtMs }) => {
    const running = jobs.filter(({ state }) => state === 'running').length;
    const hasOpenSections = jobs.some(
      ({ kind, state }) => kind === 'section' && (state === 'queued' || state === 'running'),
    );
    const queued = jobs.filter(({ kind, state }) => state === 'queued' && !(kind === 'document' && hasOpenSections));
    const job = queued.find(({ kind }) => kind === 'selection') ?? queued[0];
    return job === undefined ? [] : [{ job, running, startedAtMs }];
  });
  candidates.sort(
    (first, second) =>
      Number(second.job.kind === 'selection') - Number(first.job.kind === 'selection') ||
      first.running - second.running ||
      first.startedAtMs - second.startedAtMs,
  );
  return candidates[0]?.job ?? null;
}
