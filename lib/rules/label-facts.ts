/** Kinds of labelled parts. Sections, clauses, paragraphs by § and bare numbers are one kind: documents mix the words. */
export type LabelKind = 'section' | 'article' | 'annex' | 'table' | 'figure' | 'chapter';

/** Labels that a document gives to its parts, e.g. section → 1, 2, 2.1. A parent of a label counts as given. */
export type Labels = Readonly<Record<LabelKind, ReadonlySet<string>>>;

const KIND_OF_WORD: Readonly<Record<string, LabelKind>> = {
  section: 'section',
  clause: 'section',
  '§': 'section',
  article: 'article',
  annex: 'annex',
  appendix: 'annex',
  appendice: 'annex',
  schedule: 'annex',
  exhibit: 'annex',
  attachment: 'annex',
  table: 'table',
  figure: 'figure',
  fig: 'figure',
  chapter: 'chapter',
};

/** The kind that a word such as "Clauses" or "Annexes" names. */
export function kindOfWord(word: string): LabelKind | undefined {
  const singular = word.toLowerCase().replace(/^§§$/, '§').replace(/\.$/, '');
  return (
    KIND_OF_WORD[singular] ?? KIND_OF_WORD[singular.replace(/s$/, '')] ?? KIND_OF_WORD[singular.replace(/es$/, '')]
  );
}

/** "4.2." or "Annex B:" or "§ 7" at the beginning of a line; the label ends where a title, a mark or the line's end follows. */
const LABEL_LINE =
  /^[ \t]*(?:(section|clause|article|annex|appendix|schedule|exhibit|attachment|table|figure|fig\.|chapter|§)[ \t]*)?(\d{1,3}(?:\.\d{1,3}){0,4}|[A-Z](?:\.\d{1,3}){0,4}|[IVX]{1,5})(?=[.):\s–—-]|$)/gim;

function withParents(label: string): string[] {
  const parts = label.split('.');
  return parts.map((_, index) => parts.slice(0, index + 1).join('.'));
}

/** The labels at the beginning of lines and headings of a document. */
export function findLabels(text: string, headings: readonly string[]): Labels {
  const labels: Record<LabelKind, Set<string>> = {
    section: new Set(),
    article: new Set(),
    annex: new Set(),
    table: new Set(),
    figure: new Set(),
    chapter: new Set(),
  };
  const collect = (source: string, isHeading: boolean): void => {
    for (const [, word, id = ''] of source.matchAll(LABEL_LINE)) {
      const label = id.toUpperCase();
      const kind = word === undefined ? undefined : kindOfWord(word);
      if (kind !== undefined) {
        for (const given of withParents(label)) labels[kind].add(given);
      } else if (/^\d/.test(label)) {
        for (const given of withParents(label)) labels.section.add(given);
      } else if (isHeading && /^[A-Z](?:\.|$)/.test(label)) {
        for (const given of withParents(label)) labels.annex.add(given);
      }
    }
  };
  collect(text, false);
  for (const heading of headings) collect(heading, true);
  return labels;
}
