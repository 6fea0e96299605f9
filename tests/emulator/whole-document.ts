import type { DraftFinding } from '#lib/findings';
import type { RuleContext } from '#lib/rules';
import type { PromptSection } from './sections.ts';

type CheckSection = (context: RuleContext) => Promise<readonly DraftFinding[]>;

/** What the rules call a thing that only the whole document can tell. */
const CATEGORIES: Readonly<Record<string, string>> = {
  'dangling-reference': 'dangling-reference',
  'undefined-acronym': 'undefined-term',
};

/**
 * The findings of a look at a whole document: what the rules know of references and acronyms, and the first duty beside
 * the last permission, as a case that might contradict it. Always the same for the same text.
 */
export async function findInWhole(
  { text }: PromptSection,
  checkSection: CheckSection,
  now: number,
): Promise<readonly DraftFinding[]> {
  const found = await checkSection({ text, heading: '', language: '', documentText: text, headings: [], now });
  const ofRules = found.flatMap((draft) => {
    const category = CATEGORIES[draft.category];
    return category === undefined ? [] : [{ ...draft, category }];
  });
  const sentences = text.match(/[^.!?\n]{20,200}[.!?](?=\s|$)/g)?.map((sentence) => sentence.trim()) ?? [];
  const quote = sentences.find((sentence) => /\b(?:must|shall)\b/.test(sentence));
  const other = sentences.findLast((sentence) => /\b(?:may|can)\b/.test(sentence) && sentence !== quote);
  if (quote === undefined || other === undefined) return ofRules;
  const contradiction: DraftFinding = {
    severity: 'high',
    category: 'contradiction',
    title: 'A duty and a permission that may not go together',
    quote,
    assessment: 'One passage binds, the other one leaves a choice.',
    action: 'Say which of the two applies, and when.',
    confidence: 0.6,
    other,
  };
  return [contradiction, ...ofRules];
}

/** A summary in plain words. */
export function summarise({ text }: PromptSection, findings: readonly DraftFinding[]): string {
  const words = text.match(/\S+/g)?.length ?? 0;
  const [gravest] = findings;
  const lead =
    gravest === undefined ? 'Nothing across its sections needs attention.' : `First of all: ${gravest.title}.`;
  return `The document has ${words} words. ${lead}`;
}
