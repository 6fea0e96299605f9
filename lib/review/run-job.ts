import { createEvidenceCheck, type Finding, findingId, mergeDuplicates } from '#lib/findings';
import type { ActiveReview } from './active-review.ts';
import type { JobRecord } from './records.ts';
import type { AttributedDraft, ReviewWork, SectionReviewer, SectionVerdict } from './section-reviewer.ts';

/** Everything a finished job leaves behind. */
export interface JobResult {
  readonly verdict: SectionVerdict;
  readonly findings: readonly Finding[];
}

/** What a job is done with. */
export interface JobTools {
  readonly reviewer: SectionReviewer;
  readonly work: ReviewWork;
}

/**
 * Lets a reviewer work on one job. Findings are shown while they come; what is returned is the whole, checked answer.
 * When there is none, what was shown is for the caller to take back.
 * @throws {ProblemError} from the reviewer; whatever the signal's reason is, once aborted.
 */
export async function runJob(
  active: ActiveReview,
  job: JobRecord,
  { reviewer, work }: JobTools,
  signal: AbortSignal,
): Promise<JobResult> {
  const checkEvidence = createEvidenceCheck({ text: work.text, start: job.start });

  function toFinding({ draft, provenance }: AttributedDraft): Finding {
    const { at: _place, quote: _quote, other, ...statement } = draft;
    return {
      ...statement,
      id: findingId(job.sectionId, draft),
      sectionId: job.sectionId,
      evidence: checkEvidence(draft),
      ...(other === undefined ? {} : { other: checkEvidence({ quote: other }) }),
      provenance,
    };
  }

  const progress = {
    onDraft: (draft: AttributedDraft['draft'], provenance: AttributedDraft['provenance']) => {
      if (!signal.aborted) active.addFinding(toFinding({ draft, provenance }));
    },
    onReset: () => active.takeBack(job.sectionId),
  };
  const verdict = await reviewer(work, progress, signal);
  signal.throwIfAborted();
  const findings = new Map(verdict.drafts.map(toFinding).map((finding) => [finding.id, finding]));
  return { verdict, findings: mergeDuplicates([...findings.values()]) };
}
