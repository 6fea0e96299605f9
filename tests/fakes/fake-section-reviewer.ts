import type { DraftFinding, Provenance } from '#lib/findings';
import type { ReviewProgress, ReviewWork, SectionReviewer, SectionVerdict } from '#lib/review';

/** A call of the reviewer that the test decides about. */
export interface FakeReviewCall {
  readonly work: ReviewWork;
  readonly progress: ReviewProgress;
  readonly signal: AbortSignal;
  readonly answer: (verdict: SectionVerdict) => void;
  readonly fail: (error: unknown) => void;
}

export interface FakeSectionReviewer {
  readonly review: SectionReviewer;
  /** Calls that are open, in the order they came. */
  readonly open: FakeReviewCall[];
  /** Every call ever made. */
  readonly calls: FakeReviewCall[];
}

/** A reviewer whose every answer is given by the test; an abort rejects at once, as a real one does. */
export function fakeSectionReviewer(): FakeSectionReviewer {
  const open: FakeReviewCall[] = [];
  const calls: FakeReviewCall[] = [];
  const review: SectionReviewer = (work, progress, signal) =>
    new Promise((resolve, reject) => {
      const settle = (end: () => void) => {
        open.splice(open.indexOf(call), 1);
        end();
      };
      const call: FakeReviewCall = {
        work,
        progress,
        signal,
        answer: (verdict) => settle(() => resolve(verdict)),
        fail: (error) => settle(() => reject(error)),
      };
      signal.addEventListener('abort', () => call.fail(signal.reason));
      open.push(call);
      calls.push(call);
    });
  return { review, open, calls };
}

export const someProvenance: Provenance = {
  routeId: 'model@us-east-2',
  modelId: 'model',
  modelName: 'Model',
  region: 'us-east-2',
  playbook: 'risk@1',
  promptVersion: 'section-1',
  attempts: 1,
  startedAt: 0,
  latencyMs: 10,
  inputTokens: 100,
  outputTokens: 20,
  costUsd: 0.001,
};

/** A finding about the given words. */
export function someDraft(quote: string, change: Partial<DraftFinding> = {}): DraftFinding {
  return {
    severity: 'medium',
    category: 'ambiguity',
    title: `About ${quote}`,
    quote,
    assessment: 'It is unclear.',
    action: 'Say it clearly.',
    confidence: 0.7,
    ...change,
  };
}

/** A complete verdict with these findings. */
export function someVerdict(...drafts: readonly DraftFinding[]): SectionVerdict {
  return {
    drafts: drafts.map((draft) => ({ draft, provenance: someProvenance })),
    risk: drafts.length === 0 ? 'none' : 'medium',
    reasoning: '',
  };
}
