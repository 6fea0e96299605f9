import type { Truth } from './documents/document.ts';
import type { TrueHeading } from './metrics/headings.ts';
import { normaliseHeading, wordsOf } from './metrics/normalise.ts';
import type { MarkedHeading, TrueSection } from './page/protocol.ts';

/** What a document's headings are held against. */
export interface KnownStructure {
  readonly headings: readonly TrueHeading[];
  /** Words of each section, own heading included; null where the truth does not say. */
  readonly bodies: readonly (readonly string[])[] | null;
  /** Normalised titles that count neither way. */
  readonly optional: ReadonlySet<string>;
  /** The truth lists a part of the document: what is found before its first and after its last heading is not counted. */
  readonly isPartial: boolean;
  /** Parents are known. */
  readonly hasParents: boolean;
}

/** A line is a heading when the annotators kept it and the markup has a heading element of this text, as often as it has. */
function contentHeadings(mainContent: string, markup: readonly MarkedHeading[], title: string): TrueHeading[] {
  const left = new Map<string, number>();
  for (const { text } of markup) {
    const key = contentKey(text);
    left.set(key, (left.get(key) ?? 0) + 1);
  }
  const headings: TrueHeading[] = [];
  for (const line of mainContent.split('\n')) {
    const key = contentKey(line);
    const count = left.get(key) ?? 0;
    if (key === '' || count === 0 || key === contentKey(title)) continue;
    left.set(key, count - 1);
    headings.push({ text: key, parent: -1 });
  }
  return headings;
}

/** Web pages' annotators typed headings by hand, so only words are compared, and marks beside them are dropped. */
export function contentKey(heading: string): string {
  return wordsOf(heading.replace(/\[\s*(?:edit|edit source|quelltext bearbeiten|bearbeiten)[^\]]*\]/gi, '')).join(' ');
}

/** Brings the kinds of truth into one shape. `sections` and `markup` were read in the page. */
export function structureOf(
  truth: Truth,
  sections: readonly TrueSection[],
  markup: readonly MarkedHeading[],
): KnownStructure {
  if (truth.kind === 'content') {
    return {
      headings: contentHeadings(truth.mainContent, markup, truth.title),
      bodies: null,
      // Both peers take the page's title out of the text and give it apart; most annotators left it out too.
      optional: new Set(
        [truth.title, ...markup.filter(({ isTitle }) => isTitle).map(({ text }) => text)].map(contentKey),
      ),
      isPartial: false,
      hasParents: false,
    };
  }
  if (truth.kind === 'source') {
    const optional = new Set(truth.optional.map(normaliseHeading));
    return { headings: truth.headings, bodies: null, optional, isPartial: false, hasParents: true };
  }
  return {
    headings: sections.map(({ text, parent }) => ({ text, parent })),
    bodies: sections.map(({ body }) => wordsOf(body ?? '')),
    optional: new Set(),
    isPartial: true,
    hasParents: true,
  };
}
