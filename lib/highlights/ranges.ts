/** One live range for each document, to measure with: the page pays for every live range that exists when it changes. */
const rulers = new WeakMap<Document, Range>();

/** Lends a live range with the bounds of a static one; null when its nodes have gone or have become shorter. */
function measure<T>(range: StaticRange, use: (live: Range) => T): T | null {
  const { startContainer, startOffset, endContainer, endOffset } = range;
  const document = startContainer.ownerDocument;
  if (!document || !startContainer.isConnected || !endContainer.isConnected) return null;
  const ruler = rulers.get(document) ?? document.createRange();
  rulers.set(document, ruler);
  try {
    ruler.setStart(startContainer, startOffset);
    ruler.setEnd(endContainer, endOffset);
    // Where the page has moved the nodes into another order or another tree, setting the end has moved the start.
    return ruler.startContainer === startContainer && ruler.startOffset === startOffset ? use(ruler) : null;
  } catch {
    return null;
  } finally {
    ruler.setStart(document, 0);
    ruler.collapse(true);
  }
}

/** The words that a range selects now; null when it is no longer whole in the page. */
export function wordsOf(range: StaticRange): string | null {
  return measure(range, (live) => live.toString());
}

/** The lines of a range in the window, in CSS pixels; empty when nothing of it is laid out. */
export function linesOf(range: StaticRange): readonly DOMRect[] {
  return measure(range, (live) => [...live.getClientRects()]) ?? [];
}

/** The first line of a range in the window; null when nothing of it is laid out. */
export function boundsOf(range: StaticRange): DOMRect | null {
  return linesOf(range).find(({ width, height }) => width > 0 && height > 0) ?? null;
}

/** Parent in the rendered tree: slots and shadow hosts included. */
export function parentOf(node: Node): Node | null {
  const slot = node.nodeType === 1 || node.nodeType === 3 ? (node as Element | Text).assignedSlot : null;
  return slot ?? node.parentNode ?? (node.nodeType === 11 ? ((node as ShadowRoot).host ?? null) : null);
}
