import type { ReadPage } from '#lib/outline';

/** Text that the reviewer has selected. */
export interface SelectedPassage {
  readonly text: string;
  /** Offsets in the document's text, end exclusive; both -1 when the selection is not in it. */
  readonly start: number;
  readonly end: number;
  /** The section in which the selection starts. */
  readonly sectionId: string | null;
}

/** The page's selection, or null when nothing but white space is selected. */
export function readSelection(document: Document, { outline, map }: ReadPage): SelectedPassage | null {
  const selection = document.getSelection();
  const text = selection?.toString().trim() ?? '';
  if (!selection || selection.rangeCount === 0 || text === '') return null;
  const range = selection.getRangeAt(0);
  const start = map.offsetOf(range.startContainer, range.startOffset, 'after');
  const end = map.offsetOf(range.endContainer, range.endOffset, 'before');
  if (start < 0 || end <= start) return { text, start: -1, end: -1, sectionId: null };
  const passage = map.text.slice(start, end);
  const from = start + passage.length - passage.trimStart().length;
  const to = from + passage.trim().length;
  const section = outline.sections.find((candidate) => from >= candidate.start && from < candidate.end);
  return { text: map.text.slice(from, to), start: from, end: to, sectionId: section?.id ?? null };
}
