import type { DocumentGroup } from './documents/document.ts';
import type { KeptIds } from './metrics/ids.ts';

/** The systems that are compared. */
export const SYSTEMS = ['ai-prism', 'readability', 'defuddle'] as const;
export type SystemName = (typeof SYSTEMS)[number];

/** How many headings there are, were found, and were found in their places. */
export interface HeadingCounts {
  readonly truth: number;
  readonly found: number;
  readonly right: number;
  readonly f1: number;
}

/** What one system made of one document. Shares are 0–1; null where the truth does not say. */
export interface SystemScore {
  readonly headings: HeadingCounts;
  readonly rightParents: number | null;
  readonly wordsInPlace: number | null;
  readonly wordF1: number | null;
  readonly withSnippets: number | null;
  readonly withoutSnippets: number | null;
  /** Shorter of two runs on one load each; null when the system gave up or was cut off. */
  readonly elapsedMs: number | null;
}

/** All that was measured on one document. */
export interface DocumentResult {
  readonly id: string;
  readonly group: DocumentGroup;
  readonly kind: string;
  readonly bytes: number;
  readonly systems: Readonly<Record<SystemName, SystemScore>>;
  /** Of the product: as it measures itself, and as the browser reports tasks over 50 ms. */
  readonly longestTaskMs: number;
  readonly browserLongestTaskMs: number;
  readonly positions: { readonly checked: number; readonly right: number };
  readonly idsOverReload: KeptIds;
  readonly idsSinceEarlier: KeptIds | null;
  /** True headings missed and headings found that are none, by the product: for people who improve it. */
  readonly missed: readonly string[];
  readonly superfluous: readonly string[];
}
