import type { OutlineLine } from '#lib/prompts';
import type { ActiveReview } from './active-review.ts';
import { wholeDocument } from './document-work.ts';
import { earlierFindings } from './earlier-findings.ts';
import { ProblemError } from './problem.ts';
import { type DocumentRecord, type JobRecord, jobText } from './records.ts';
import { playbookOf } from './review-playbook.ts';
import type { ReviewWork } from './section-reviewer.ts';
import type { StoredReview } from './store.ts';

/**
 * A job with all that its reviewer may know, as the review stands now. `earlierReview` finds the review that this one is
 * based on; null where it has been deleted.
 */
export async function reviewWork(
  active: ActiveReview,
  job: JobRecord,
  earlierReview: (reviewId: string) => Promise<StoredReview | null>,
): Promise<ReviewWork> {
  const { basedOn, url } = active.review();
  const earlier = basedOn === undefined ? null : await earlierReview(basedOn);
  return {
    jobId: job.id,
    url,
    kind: job.kind,
    heading: job.heading,
    path: job.path,
    text: jobText(job, active.document),
    start: job.start,
    document: active.document,
    outline: outlineOf(active),
    earlier: earlierFindings(job, earlier),
    ...(job.kind === 'document' ? { whole: wholeDocument(active) } : {}),
    playbook: playbookOf(active.stored()),
  };
}

/** The job of a section. @throws {ProblemError} `not-found`. */
export function jobOf(active: ActiveReview, sectionId: string): JobRecord {
  const job = active.jobs().find((candidate) => candidate.sectionId === sectionId);
  if (job === undefined) throw new ProblemError({ code: 'not-found', what: 'section' });
  return job;
}

/** Found once for a document: a review's sections stay as they were planned. */
const outlines = new WeakMap<DocumentRecord, readonly OutlineLine[]>();

function outlineOf(active: ActiveReview): readonly OutlineLine[] {
  const known = outlines.get(active.document);
  if (known !== undefined) return known;
  const sections = active.jobs().filter(({ kind }) => kind === 'section');
  const outline = sections.map(({ level, heading }) => ({ level, heading }));
  outlines.set(active.document, outline);
  return outline;
}
