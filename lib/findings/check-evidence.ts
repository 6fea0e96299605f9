import { createTextIndex, locateQuote } from '#lib/anchoring';
import type { DraftFinding, Evidence } from './finding.ts';

/** A section's text with its place in the document's text. */
export interface EvidenceSource {
  readonly text: string;
  /** UTF-16 offset of the text in the document's text; -1 when its place there is not known. */
  readonly start: number;
}

/**
 * Makes the evidence check for one section. A quote found word for word is verified; a similar passage repairs it, and
 * is shown with its difference; a passage that differs in a word that turns the meaning (a negation, "must", "may")
 * repairs nothing. What a rule located itself is verified by comparing the words at that place.
 */
export function createEvidenceCheck(source: EvidenceSource): (draft: Pick<DraftFinding, 'quote' | 'at'>) => Evidence {
  const index = createTextIndex(source.text);

  function found(quote: string, status: 'verified' | 'repaired', start: number, end: number): Evidence {
    return {
      quote,
      status,
      text: source.text.slice(start, end),
      start: source.start < 0 ? -1 : source.start + start,
      end: source.start < 0 ? -1 : source.start + end,
    };
  }

  return ({ quote, at }) => {
    if (at !== undefined && source.text.slice(at.start, at.end) === quote) {
      return found(quote, 'verified', at.start, at.end);
    }
    const anchor = locateQuote(index, quote);
    switch (anchor.status) {
      case 'exact':
      case 'normalized':
        return found(quote, 'verified', anchor.start, anchor.end);
      case 'fuzzy':
        if (anchor.changesMeaning !== true) return found(quote, 'repaired', anchor.start, anchor.end);
        break;
      case 'missing':
        break;
    }
    return { quote, status: 'unverified', text: '', start: -1, end: -1 };
  };
}
