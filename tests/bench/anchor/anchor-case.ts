/** A passage of a document's text: UTF-16 offsets, end exclusive. */
export interface Passage {
  readonly start: number;
  readonly end: number;
}

/** A document as the product's own outline reads it. */
export interface BenchDocument {
  readonly name: string;
  /** Documents of one family are editions or siblings of each other. */
  readonly family: string;
  readonly text: string;
  readonly sections: readonly (Passage & { readonly id: string })[];
  /** The page that the text comes from, for the run in the page; null where there is none. */
  readonly file: string | null;
}

/** One quote to be found, or not to be found. */
export interface AnchorCase {
  /** What was done to the words of the document: the class that results are given for. */
  readonly kind: string;
  readonly quote: string;
  /** Where the quote belongs; null when it is nowhere in the document. */
  readonly truth: Passage | null;
  readonly section?: Passage & { readonly id: string };
  /** The quote says something else than the passage: it may be found there, but never as the same words. */
  readonly isTurned?: true;
}

/** What a method answers for a quote; null when it does not find it. */
export interface Located extends Passage {
  /** The method says that these are the very words, or the same words written otherwise. */
  readonly isSame: boolean;
}

/** A way to find quotes, prepared for one document. */
export interface AnchorMethod {
  readonly name: string;
  /** Makes a finder; what it takes to prepare counts as the method's time. */
  readonly prepare: (document: BenchDocument) => (quote: string, section: Passage | undefined) => Located | null;
}
