import type { ContentsQuery } from '../page/protocol.ts';

/** Documents that are summed up together. */
export type DocumentGroup = 'web' | 'rfc' | 'w3c' | 'manual' | 'policy' | 'bold policy';

/** What is known of a document, and never from the query for headings that is under test. */
export type Truth =
  /** Annotated main content of a web page: lines, headings on lines of their own. */
  | {
      readonly kind: 'content';
      readonly mainContent: string;
      readonly title: string;
      readonly with: readonly string[];
      readonly without: readonly string[];
    }
  /** Headings of the source that the page was made from. */
  | {
      readonly kind: 'source';
      readonly headings: readonly { readonly text: string; readonly parent: number }[];
      /** Titles that may be taken for headings or not: they count neither way. */
      readonly optional: readonly string[];
    }
  /** The XML of an RFC. */
  | { readonly kind: 'rfc'; readonly xml: string }
  /** The document's own table of contents. */
  | { readonly kind: 'contents'; readonly query: ContentsQuery };

/** A document to read. */
export interface BenchmarkDocument {
  readonly id: string;
  readonly group: DocumentGroup;
  /** Page type of a web page, or the document's source. */
  readonly kind: string;
  readonly url: string;
  /** Folder whose files the page may load, by the path of their address; null: nothing. */
  readonly root: string | null;
  /** Earlier version of the same document, by id. */
  readonly earlier?: string;
  readonly load: () => { readonly body: Buffer | string; readonly truth: Truth };
}
