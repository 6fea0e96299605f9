import { createEvidenceCheck, type Finding, findingId, mergeDuplicates } from '#lib/findings';
import type { Playbook } from '#lib/playbooks';
import type { OutlineLine } from '#lib/prompts';
import type { ActiveReview } from './active-review.ts';
import { wholeDocument } from './document-work.ts';
import { earlierFindings } from './earlier-findings.ts';
import { type DocumentRecord, type JobRecord, jobText } from './records.ts';
import type { AttributedDraft, SectionReviewer, SectionVerdict } from './section-reviewer.ts';
import type { StoredReview } from './store.ts';

/** Everything a finished job leaves behind. */
export interface JobResult {
  readonly verdict: SectionVerdict;
  readonly findings: readonly Finding[];
}

/** What a job is done with. */
export interface JobTools {
  readonly reviewer: SectionReviewer;
  readonly playbook: Playbook;
  /** The review that this one is based on, where it still exists. */
  readonly earlier: StoredReview | null;
}

/**
 * Lets a reviewer work on one job. Findings are shown while they come; what is returned is the whole, checked answer.
 * When there is none, what was shown is for the caller to take back.
 * @throws {ProblemError} from the reviewer; whatever the signal's reason is, once aborted.
 */
export async function runJob(
  active: ActiveReview,
  job: JobRecord,
  { reviewer, playbook, earlier }: JobTools,
  signal: AbortSignal,
): Promise<JobResult> {
  const text = jobText(job, active.document);
  const checkEvidence = createEvidenceCheck({ text, start: job.start });

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

  const verdict = await reviewer(
    {
      jobId: job.id,
      url: active.review().url,
      kind: job.kind,
      heading: job.heading,
      path: job.path,
      text,
      start: job.start,
      document: active.document,
      outline: outlineOf(active),
      earlier: earlierFindings(job, earlier),
      ...(job.kind === 'document' ? { whole: wholeDocument(active) } : {}),
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
  return { verdict, findings: mergeDuplicates([...findings.values()]) };
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
