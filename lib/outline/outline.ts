/**
 * A heading and the text under it, up to the next heading of any level. Sections do not overlap, and joined in order
 * they are exactly the document's text, so whatever stands in the document is in exactly one section.
 */
export interface Section {
  /** Stable across reloads and small edits: derived from the heading path and its occurrence, not from the position. */
  readonly id: string;
  /** Headings from the outermost to this section's own. */
  readonly path: readonly string[];
  /** 1 for the outermost; 0 for text before the first heading. */
  readonly level: number;
  /** The heading as a reader sees it, permalink marks and edit links left out, section numbers kept. */
  readonly heading: string;
  /** Heading and body: `Outline.text.slice(start, end)`. */
  readonly text: string;
  /** UTF-16 offsets in the document's text, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly words: number;
  /**
   * UTF-16 units of `text` that stand in boxes which are closed at present: `details`, panels of tabs and accordions,
   * `hidden="until-found"`. A reader sees them after a click.
   */
  readonly collapsedLength: number;
  /** Hash of the normalised text: equal hashes mean that nothing a reviewer would read has changed. */
  readonly hash: string;
}

/** Why visible text of the page is in no section. */
export type LeftOutReason =
  | 'navigation'
  | 'banner'
  | 'footer'
  | 'complementary'
  | 'dialog'
  | 'form-control'
  | 'outside-main';

/** How much of what a reader can see of the page is in sections. Characters are counted without white space. */
export interface OutlineCoverage {
  /** Visible characters of the document: the sections' and those left out inside the page, chrome excepted. */
  readonly visibleCharacters: number;
  readonly sectionCharacters: number;
  /** sectionCharacters / visibleCharacters; 1 for an empty page. */
  readonly ratio: number;
  readonly leftOut: readonly { readonly reason: LeftOutReason; readonly characters: number }[];
}

/** The document as a reviewer reads it. Plain data: crosses the content script's border. */
export interface Outline {
  readonly url: string;
  readonly title: string;
  /** BCP 47, from the page; empty when the page does not say. */
  readonly language: string;
  readonly words: number;
  /** The document's text; every offset elsewhere counts in it (UTF-16 units). */
  readonly text: string;
  readonly sections: readonly Section[];
  readonly coverage: OutlineCoverage;
  readonly timing: { readonly totalMs: number; readonly longestTaskMs: number };
}
