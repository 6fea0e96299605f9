import type { ReportSource } from '#lib/reports';
import { ProblemError, type ReviewEngine, type ReviewStore } from '#lib/review';

export interface ReportSourcePorts {
  readonly engine: Pick<ReviewEngine, 'snapshot'>;
  readonly store: Pick<ReviewStore, 'load'>;
  readonly generator: ReportSource['generator'];
}

/** Gathers what a report is made of: a review as it is now, and its document. @throws {ProblemError} `not-found`. */
export function createReportSource({ engine, store, generator }: ReportSourcePorts) {
  return async (reviewId: string): Promise<ReportSource> => {
    const [snapshot, stored] = await Promise.all([engine.snapshot(reviewId), store.load(reviewId)]);
    if (stored === null) throw new ProblemError({ code: 'not-found', what: 'review' });
    const { language, text } = stored.document;
    return { snapshot, document: { language, text, sha256: await sha256(text) }, generator };
  };
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
