import { boundsInPage, isBoxInView } from '#lib/highlights';
import type { PlacedFinding } from './follower.ts';
import type { Reading } from './place-finding.ts';

export type Direction = 'next' | 'previous';

/**
 * Findings in the order in which to try them, from where the reader is: after (before) the current one, else after the
 * caret or the selection when it is in the window, else from the top of the window. Goes round at the document's end.
 */
export function findingsFrom(
  document: Document,
  placed: readonly PlacedFinding[],
  direction: Direction,
  currentId: string | null,
  reading: Reading | null,
): readonly PlacedFinding[] {
  const at = placed.findIndex(({ id }) => id === currentId);
  if (direction === 'next') {
    const first = at >= 0 ? at + 1 : firstAfter(document, placed, reading);
    return [...placed.slice(first), ...placed.slice(0, first)];
  }
  const first = at >= 0 ? at : firstAfter(document, placed, reading);
  return [...placed.slice(0, first).reverse(), ...placed.slice(first).reverse()];
}

/** How many findings stand before the place where the reader is. */
function firstAfter(document: Document, placed: readonly PlacedFinding[], reading: Reading | null): number {
  const caret = reading ? caretOffset(document, reading) : -1;
  const index =
    caret >= 0
      ? placed.findIndex(({ start }) => start >= caret)
      : placed.findIndex(({ ranges: [range] }) => range && (boundsInPage(range, document)?.top ?? -1) >= 0);
  return index >= 0 ? index : placed.length;
}

/** The document that the reader is in: that of the frame which has the focus, as far as the page may look into it. */
function focusedDocument(document: Document): Document {
  let focused = document;
  for (;;) {
    const inner = (focused.activeElement as Partial<HTMLIFrameElement> | null)?.contentDocument;
    if (!inner) return focused;
    focused = inner;
  }
}

/** Where the caret or the selection starts in the text; -1 when there is none in the window. */
function caretOffset(document: Document, { page }: Reading): number {
  const own = focusedDocument(document);
  const selection = own.getSelection();
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
  if (!range) return -1;
  const { startContainer, startOffset } = range;
  const element = startContainer.nodeType === 1 ? (startContainer as Element) : startContainer.parentElement;
  if (!element || element === own.body || element === own.documentElement) return -1;
  const box = range.collapsed ? element.getBoundingClientRect() : range.getBoundingClientRect();
  return isBoxInView(box, own, document) ? page.map.offsetOf(startContainer, startOffset, 'after') : -1;
}
