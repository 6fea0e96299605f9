import { boundsOf } from './ranges.ts';

/** The frame element that a window is shown in; null for a page of its own, and where the page may not look. */
function frameOf(view: Window | null): HTMLElement | null {
  return (view?.frameElement as HTMLElement | null) ?? null;
}

/** Where the window inside a frame lies in the frame's own window, and how much larger or smaller it is shown there. */
function placeOf(frame: HTMLElement): { readonly left: number; readonly top: number; readonly scale: number } {
  const { left, top, width } = frame.getBoundingClientRect();
  const scale = frame.offsetWidth > 0 ? width / frame.offsetWidth : 1;
  const style = frame.ownerDocument.defaultView?.getComputedStyle(frame);
  const inset = (side: 'Left' | 'Top', border: number) =>
    scale * (border + (Number.parseFloat(style?.[`padding${side}`] ?? '') || 0));
  return { left: left + inset('Left', frame.clientLeft), top: top + inset('Top', frame.clientTop), scale };
}

/** A box in the window of a document, as the window of the page around its frames shows it. */
export function boxInPage(box: DOMRect, own: Document, page: Document): DOMRect {
  let shown = box;
  for (let view = own.defaultView; view && view !== page.defaultView; ) {
    const frame = frameOf(view);
    if (!frame) return shown;
    const { left, top, scale } = placeOf(frame);
    shown = new DOMRect(left + shown.x * scale, top + shown.y * scale, shown.width * scale, shown.height * scale);
    view = frame.ownerDocument.defaultView;
  }
  return shown;
}

/** The first line of a range in the page's window, frames taken into account; null when nothing of it is laid out. */
export function boundsInPage(range: StaticRange, page: Document): DOMRect | null {
  const box = boundsOf(range);
  const own = range.startContainer.ownerDocument;
  return box && own ? boxInPage(box, own, page) : box;
}

/** Whether a box in the window of a document lies within the height of that window, and of each window around it. */
export function isBoxInView(box: DOMRect, own: Document, page: Document): boolean {
  for (let outer: Document | undefined = own; outer; outer = frameOf(outer.defaultView)?.ownerDocument) {
    const { top, bottom } = boxInPage(box, own, outer);
    if (bottom <= 0 || top >= (outer.defaultView?.innerHeight ?? 0)) return false;
    if (outer === page) return true;
  }
  return false;
}

/** Whether the first line of a range is in view. */
export function isInView(range: StaticRange, page: Document): boolean {
  const box = boundsOf(range);
  const own = range.startContainer.ownerDocument;
  return box !== null && own !== null && isBoxInView(box, own, page);
}
