import { usedPlaybookName } from '#components/builtin';
import { categoryName, wordFinding } from '#components/findings';
import type { ShownWords } from '#lib/history';

/** The words of reviews and findings as the interface shows them. */
export const SHOWN_WORDS: ShownWords = {
  ofPlaybook: usedPlaybookName,
  ofFinding: (finding) => {
    const { title, category, assessment, action, evidence } = wordFinding(finding);
    return [title, categoryName(category), assessment, action, evidence.quote, evidence.text];
  },
};
