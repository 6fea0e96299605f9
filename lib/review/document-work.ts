import { type Finding, severityRank } from '#lib/findings';
import type { DigestSection, SummarisedFinding } from '#lib/prompts';
import type { ActiveReview } from './active-review.ts';
import { WHOLE_DOCUMENT_ID } from './plan-document-check.ts';

/** What the look at a document as a whole builds on. */
export interface WholeDocument {
  readonly sections: readonly DigestSection[];
  /** What was found in its sections, gravest first; without what was dismissed or is not in the document. */
  readonly findings: readonly SummarisedFinding[];
}

export function wholeDocument(active: ActiveReview): WholeDocument {
  const sections = active.jobs().filter(({ kind }) => kind === 'section');
  const headings = new Map(sections.map(({ sectionId, heading }) => [sectionId, heading]));
  const decisions = active.decisions();
  const counts = ({ id, sectionId, evidence }: Finding) =>
    sectionId !== WHOLE_DOCUMENT_ID && evidence.status !== 'unverified' && decisions.get(id)?.state !== 'dismissed';
  return {
    sections: sections.map(({ heading, start, end }) => ({ heading, start, end })),
    findings: active
      .stored()
      .findings.filter(counts)
      .toSorted((first, second) => severityRank(first.severity) - severityRank(second.severity))
      .map(({ severity, category, title, sectionId }) => ({
        severity,
        category,
        title,
        section: headings.get(sectionId) ?? 'Selection',
      })),
  };
}
