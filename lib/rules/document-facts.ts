import { findUndefinedAcronyms, type UndefinedAcronym } from './acronym-facts.ts';
import { findLabels, type Labels } from './label-facts.ts';
import { isEnglishText } from './language.ts';
import { findTermVariants, type TermVariant } from './term-facts.ts';

/** What rules need to know of the whole document, found once. */
export interface DocumentFacts {
  /** Whether rules about English wording apply to the document as a whole. */
  readonly isEnglish: boolean;
  /** The document declares the key words of RFC 2119 / BCP 14: in upper case they are defined, in lower case plain English. */
  readonly citesBcp14: boolean;
  /** How often "must" and "shall" stand in the document. */
  readonly bindingWords: number;
  readonly labels: Labels;
  readonly undefinedAcronyms: readonly UndefinedAcronym[];
  readonly termVariants: readonly TermVariant[];
}

const BCP_14 = /\b(?:RFC\s*-?\s*(?:2119|8174)|BCP\s*14)\b/i;

/**
 * Reads a document once for all rules; linear in its length, with pauses, since a book takes half a second. Facts about
 * English wording stay empty in other languages.
 */
export async function createDocumentFacts(
  documentText: string,
  headings: readonly string[],
  language: string,
  pause: () => Promise<void>,
): Promise<DocumentFacts> {
  const isEnglish = isEnglishText(documentText, language);
  const labels = findLabels(documentText, headings);
  const undefinedAcronyms = isEnglish ? findUndefinedAcronyms(documentText) : [];
  await pause();
  const termVariants = isEnglish ? findTermVariants(documentText) : [];
  await pause();
  return {
    isEnglish,
    citesBcp14: BCP_14.test(documentText),
    bindingWords: documentText.match(/\b(?:must|shall)\b/gi)?.length ?? 0,
    labels,
    undefinedAcronyms,
    termVariants,
  };
}
