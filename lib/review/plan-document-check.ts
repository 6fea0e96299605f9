import { hashText } from '#lib/text';
import type { DocumentRecord, JobRecord } from './records.ts';
import type { StoredReview } from './store.ts';

/** Stands in the place of a section id for the look at the document as a whole. */
export const WHOLE_DOCUMENT_ID = 'whole-document';

/**
 * Makes the job that looks at a document as a whole: what contradicts, repeats or dangles across its sections, and a
 * summary. Done again, it replaces what was found before.
 */
export function documentCheckJob(document: DocumentRecord, jobs: readonly JobRecord[]): JobRecord {
  const { reviewId, text } = document;
  const known = jobs.find(({ sectionId }) => sectionId === WHOLE_DOCUMENT_ID);
  return {
    id: `${reviewId}/${WHOLE_DOCUMENT_ID}`,
    reviewId,
    position: known?.position ?? Math.max(-1, ...jobs.map(({ position }) => position)) + 1,
    kind: 'document',
    sectionId: WHOLE_DOCUMENT_ID,
    heading: '',
    path: [],
    level: 1,
    words: jobs.reduce((sum, { kind, words }) => sum + (kind === 'section' ? words : 0), 0),
    hash: hashText(text),
    start: 0,
    end: text.length,
    state: 'queued',
    runs: known?.runs ?? 0,
  };
}

/** Adds that job to a new review, unless what was said of the whole was taken over. */
export function withWholeDocument(planned: StoredReview): StoredReview {
  const { document, jobs } = planned;
  if (jobs.some(({ kind }) => kind === 'document') || !jobs.some(({ kind }) => kind === 'section')) return planned;
  return { ...planned, jobs: [...jobs, documentCheckJob(document, jobs)] };
}
