import { foldText, hashText } from '#lib/text';
import type { DraftFinding } from './finding.ts';

/**
 * An id that is the same for the same statement about the same words of the same section, whichever attempt made it:
 * a repeated attempt then replaces its findings instead of showing them twice.
 */
export function findingId(sectionId: string, draft: Pick<DraftFinding, 'category' | 'title' | 'quote'>): string {
  const { text: folded } = foldText(draft.quote);
  return `f-${hashText([sectionId, draft.category, draft.title.toLowerCase(), folded].join('\u0000'))}`;
}
