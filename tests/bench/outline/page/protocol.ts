/** What the page's side of the benchmark answers: plain data. Times in milliseconds. */

/** A section as the product gives it. */
export interface ReadSection {
  readonly id: string;
  readonly path: readonly string[];
  readonly level: number;
  readonly heading: string;
  readonly hash: string;
  readonly text: string;
}

/** The product's reading of the page. */
export interface ProductReading {
  readonly text: string;
  readonly sections: readonly ReadSection[];
  /** Own work, without the turns that the page has in between, as the product reports it. */
  readonly elapsedMs: number;
  /** As the product reports it. */
  readonly longestTaskMs: number;
  /** Longest task that the browser reported meanwhile (`longtask`); 0 when none was over 50 ms. */
  readonly browserLongestTaskMs: number;
  /** Of the words drawn, those whose range in the page holds just this word. */
  readonly positions: { readonly checked: number; readonly right: number };
}

/** What a reader-mode library makes of the page; null when it finds no content. */
export interface PeerReading {
  readonly text: string;
  readonly headings: readonly { readonly text: string; readonly level: number }[];
  readonly elapsedMs: number;
}

/** One true heading with the words under it up to the next. */
export interface TrueSection {
  readonly text: string;
  /** Index of the heading it stands under, or -1. */
  readonly parent: number;
  /** Its text, own heading included; null when the truth does not say. */
  readonly body: string | null;
}

/** A heading element of the markup. */
export interface MarkedHeading {
  readonly text: string;
  /** It is an `h1`. */
  readonly isTitle: boolean;
}

/** How to read a document's own table of contents. */
export interface ContentsQuery {
  /** Selects the list or lists of links. */
  readonly list: string;
  /** Selects what the contents are of. */
  readonly scope: string;
}

/** The functions that the bundle puts into the page. */
export interface PageSide {
  readonly readProduct: (positions: number, seed: number) => Promise<ProductReading>;
  readonly readReadability: () => PeerReading | null;
  readonly readDefuddle: () => PeerReading | null;
  readonly readContents: (query: ContentsQuery) => readonly TrueSection[];
  readonly readRfcXml: (xml: string) => readonly TrueSection[];
  /** All heading elements of the markup, seen or not. */
  readonly readHeadingMarkup: () => readonly MarkedHeading[];
}
