import { createEvidenceCheck, type Finding, findingId } from '#lib/findings';
import type { Playbook } from '#lib/playbooks';
import type { ActiveReview } from './active-review.ts';
import { type JobRecord, jobText } from './records.ts';
import type { AttributedDraft, SectionReviewer, SectionVerdict } from './section-reviewer.ts';

/** Everything a finished job leaves behind. */
export interface JobResult {
  readonly verdict: SectionVerdict;
  readonly findings: readonly Finding[];
}

/**
 * Lets a reviewer work on one job. Findings are shown while they come; what is returned is the whole, checked answer.
 * When there is none, what was shown is for the caller to take back.
 * @throws {ProblemError} from the reviewer; whatever the signal's reason is, once aborted.
 */
export async function runJob(
  active: ActiveReview,
  job: JobRecord,
  reviewer: SectionReviewer,
  playbook: Playbook,
  signal: AbortSignal,
): Promise<JobResult> {
  const text = jobText(job, active.document);
  const checkEvidence = createEvidenceCheck({ text, start: job.start });

  function toFinding({ draft, provenance }: AttributedDraft): Finding {
    const { at: _place, quote: _quote, ...statement } = draft;
    return {
      ...statement,
      id: findingId(job.sectionId, draft),
      sectionId: job.sectionId,
      evidence: checkEvidence(draft),
      provenance,
    };
  }

  const verdict = await reviewer(
    {
      jobId: job.id,
      kind: job.kind,
      heading: job.heading,
      path: job.path,
      text,
      start: job.start,
      document: active.document,
      playbook,
    },
    {
      onDraft: (draft, provenance) => {
        if (!signal.aborted) active.addFinding(toFinding({ draft, provenance }));
      },
      onReset: () => active.takeBack(job.sectionId),
    },
    signal,
  );
  signal.throwIfAborted();
  const findings = new Map(verdict.drafts.map(toFinding).map((finding) => [finding.id, finding]));
  return { verdict, findings: [...findings.values()] };
}
