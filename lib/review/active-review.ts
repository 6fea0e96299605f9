import type { Finding } from '#lib/findings';
import type { DecisionChange, Decisions } from './decision.ts';
import type { ReviewEvent } from './events.ts';
import type { DocumentRecord, JobRecord, ReviewRecord } from './records.ts';
import { reviewView, sectionView } from './review-summary.ts';
import { createShownFindings } from './shown-findings.ts';
import type { StoredReview } from './store.ts';
import type { Freshness, ReviewSnapshot } from './views.ts';

/**
 * A review while work goes on: the stored records held in memory, and each change published. The store stays the truth;
 * this is lost with the worker and made again from it.
 */
export interface ActiveReview {
  readonly document: DocumentRecord;
  readonly review: () => ReviewRecord;
  /** By position. */
  readonly jobs: () => readonly JobRecord[];
  readonly decisions: () => Decisions;
  readonly snapshot: () => ReviewSnapshot;
  /** As it is stored, answers that are still being written left out. */
  readonly stored: () => StoredReview;
  readonly setReview: (review: ReviewRecord) => void;
  readonly setJobs: (jobs: readonly JobRecord[]) => void;
  /** Shows a finding of an answer that is not complete yet. */
  readonly addFinding: (finding: Finding) => void;
  /** Shows of a section what is stored of it: whatever else was shown is void. */
  readonly takeBack: (sectionId: string) => void;
  /** Replaces all findings of a section by those that were stored, telling only the difference. */
  readonly replaceFindings: (sectionId: string, findings: readonly Finding[]) => void;
  readonly setDecisions: (changes: readonly DecisionChange[]) => void;
  /** How the document differs by now. Not stored: whoever looks at the document finds it out again. */
  readonly setFreshness: (freshness: Freshness | null) => void;
}

export function createActiveReview(
  stored: StoredReview,
  publish: (event: ReviewEvent) => void,
  now: () => number,
): ActiveReview {
  let review = stored.review;
  let freshness: Freshness | null = null;
  const decisions = new Map(stored.decisions);
  const jobs = new Map(stored.jobs.map((job) => [job.id, job]));
  const reviewId = review.id;
  const findings = createShownFindings(stored.findings, (removed, added) => {
    publish({ kind: 'findings-changed', reviewId, removed, added });
  });

  /** Stored jobs come in the order of their positions, and a new one is always the last. */
  function inOrder(): JobRecord[] {
    return [...jobs.values()];
  }

  const view = () => reviewView(review, inOrder(), freshness, now());

  function publishReview(): void {
    publish({ kind: 'review-changed', review: view() });
  }

  return {
    document: stored.document,
    review: () => review,
    jobs: inOrder,
    decisions: () => decisions,
    snapshot: () => ({
      review: view(),
      sections: inOrder().map(sectionView),
      findings: findings.all(),
      decisions: Object.fromEntries(decisions),
    }),
    stored: () => ({ review, document: stored.document, jobs: inOrder(), findings: findings.stored(), decisions }),
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
    setDecisions: (changes) => {
      if (changes.length === 0) return;
      for (const { findingId, decision } of changes) {
        if (decision === null) decisions.delete(findingId);
        else decisions.set(findingId, decision);
      }
      publish({ kind: 'decisions-changed', reviewId, changes });
    },
    setFreshness: (next) => {
      if (JSON.stringify(next) === JSON.stringify(freshness)) return;
      freshness = next;
      publishReview();
    },
  };
}
