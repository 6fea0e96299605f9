import type { AnswerVerdict, DraftFinding } from '#lib/findings';
import type { Redactor } from '#lib/redaction';

/** A finding with the document's own words again, so that its quote can be found in it. */
export function restoreDraft(draft: DraftFinding, redactor: Redactor | null): DraftFinding {
  if (redactor === null) return draft;
  const { restore } = redactor;
  return {
    ...draft,
    title: restore(draft.title),
    quote: restore(draft.quote),
    assessment: restore(draft.assessment),
    action: restore(draft.action),
    ...(draft.other === undefined ? {} : { other: restore(draft.other) }),
  };
}

/** Likewise a whole answer. */
export function restoreVerdict(verdict: AnswerVerdict, redactor: Redactor | null): AnswerVerdict {
  if (redactor === null || verdict.kind !== 'complete') return verdict;
  return {
    ...verdict,
    drafts: verdict.drafts.map((draft) => restoreDraft(draft, redactor)),
    summary: redactor.restore(verdict.summary),
  };
}
