import type { Finding } from '#lib/findings';
import type { ReviewEvent } from './events.ts';
import type { DocumentRecord, JobRecord, ReviewRecord } from './records.ts';
import { reviewView, sectionView } from './review-summary.ts';
import { createShownFindings } from './shown-findings.ts';
import type { StoredReview } from './store.ts';
import type { ReviewSnapshot } from './views.ts';

/**
 * A review while work goes on: the stored records held in memory, and each change published. The store stays the truth;
 * this is lost with the worker and made again from it.
 */
export interface ActiveReview {
  readonly document: DocumentRecord;
  readonly review: () => ReviewRecord;
  /** By position. */
  readonly jobs: () => readonly JobRecord[];
  readonly snapshot: () => ReviewSnapshot;
  readonly setReview: (review: ReviewRecord) => void;
  readonly setJobs: (jobs: readonly JobRecord[]) => void;
  /** Shows a finding of an answer that is not complete yet. */
  readonly addFinding: (finding: Finding) => void;
  /** Shows of a section what is stored of it: whatever else was shown is void. */
  readonly takeBack: (sectionId: string) => void;
  /** Replaces all findings of a section by those that were stored, telling only the difference. */
  readonly replaceFindings: (sectionId: string, findings: readonly Finding[]) => void;
}

export function createActiveReview(
  stored: StoredReview,
  publish: (event: ReviewEvent) => void,
  now: () => number,
): ActiveReview {
  let review = stored.review;
  const jobs = new Map(stored.jobs.map((job) => [job.id, job]));
  const reviewId = review.id;
  const findings = createShownFindings(stored.findings, (removed, added) => {
    publish({ kind: 'findings-changed', reviewId, removed, added });
  });

  /** Stored jobs come in the order of their positions, and a new one is always the last. */
  function inOrder(): JobRecord[] {
    return [...jobs.values()];
  }

  function publishReview(): void {
    publish({ kind: 'review-changed', review: reviewView(review, jobs.values(), now()) });
  }

  return {
    document: stored.document,
    review: () => review,
    jobs: inOrder,
    snapshot: () => ({
      review: reviewView(review, jobs.values(), now()),
      sections: inOrder().map(sectionView),
      findings: findings.all(),
    }),
    setReview: (next) => {
      review = next;
      publishReview();
    },
    setJobs: (changed) => {
      if (changed.length === 0) return;
      for (const job of changed) jobs.set(job.id, job);
      publish({ kind: 'sections-changed', reviewId, sections: changed.map(sectionView) });
      publishReview();
    },
    addFinding: findings.add,
    takeBack: findings.takeBack,
    replaceFindings: findings.replace,
  };
}
