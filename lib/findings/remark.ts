/**
 * What an on-device check states, as data, so that it can be said in any language: which statement, and what is filled in.
 * Words of the document in it are on one line and shortened, without quotation marks.
 */
export type Statement =
  | { readonly id: StatementAboutWords; readonly words: string }
  /** No part of this kind is labelled at all. */
  | { readonly id: 'missing-part'; readonly words: string; readonly label: string }
  /** Parts are labelled, and none so. */
  | { readonly id: 'missing-number'; readonly words: string; readonly numbers: readonly string[] }
  /** `words` as they would be for both, for one of the two, and for either. */
  | {
      readonly id: 'and-or';
      readonly words: string;
      readonly both: string;
      readonly one: string;
      readonly either: string;
    }
  | { readonly id: 'should' | 'text-for-ai' }
  /** `words` as they would be for a ban, and for a possibility. */
  | { readonly id: 'may-not-be'; readonly words: string; readonly ban: string; readonly possibility: string }
  | { readonly id: 'exclusionary-replaceable'; readonly words: string; readonly instead: readonly string[] }
  | {
      readonly id: 'long-sentence';
      readonly wordCount: number;
      /** Conditions and exceptions among them; 0 where they are few. */
      readonly conditionCount: number;
      /** The most words that such a sentence should have. */
      readonly limit: number;
      /** The words before which it breaks best, where there is such a place. */
      readonly breakBefore?: string;
    }
  | { readonly id: 'undefined-acronym'; readonly acronym: string; readonly uses: number }
  | {
      readonly id: 'term-hyphen' | 'term-spelling' | 'term-capitals' | 'term-defined';
      readonly minority: string;
      readonly minorityUses: number;
      readonly majority: string;
      readonly majorityUses: number;
    }
  | { readonly id: 'hidden-text-for-ai'; readonly disguise: StatedDisguise };

/** Statements that need nothing but the words that they are about. */
export type StatementAboutWords =
  | 'incomplete-statement'
  | 'placeholder'
  | 'broken-reference-field'
  | 'past-date'
  | 'duty-or-option'
  | 'open-condition'
  | 'effort'
  | 'passive-duty'
  | 'exclusionary-pronoun'
  | 'exclusionary-words'
  | 'vague-time'
  | 'vague-frequency'
  | 'vague-retention'
  | 'vague-change'
  | 'vague-amount'
  | 'vague-standard'
  | 'open-list';

/** How text for machines was hidden from people. */
export type StatedDisguise = 'look-alikes' | 'digits' | 'spaced' | 'rot13' | 'reversed' | 'base64' | 'invisible';

/** What is said of other findings of the same kind, behind the assessment. */
export type Note =
  /** The same holds for so many other places of the section. */
  | { readonly kind: 'repeated'; readonly count: number }
  /** Others are about the same words. */
  | { readonly kind: 'overlapping'; readonly statements: readonly Statement[] }
  /** So many others are not listed. */
  | { readonly kind: 'unlisted'; readonly count: number };

/** A finding of an on-device check without its words. */
export interface Remark {
  readonly statement: Statement;
  /** In the order in which they are said. */
  readonly notes: readonly Note[];
}
