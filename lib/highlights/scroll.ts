/** Room kept between the shown words and a header that covers the top of the window, in CSS pixels. */
const MARGIN_PX = 16;

/** Opens what hides a node in a collapsed place: closed `details`, and content hidden until it is found. */
export function openAncestors(node: Node): void {
  for (let parent = parentOf(node); parent; parent = parentOf(parent)) {
    if (parent.nodeType !== 1) continue;
    const element = parent as Element;
    if (element.localName === 'details' && !element.hasAttribute('open')) (element as HTMLDetailsElement).open = true;
    if (element.getAttribute('hidden') === 'until-found') {
      // As the browser's own search does: the page hears of it first and may open its own widget.
      element.dispatchEvent(new Event('beforematch', { bubbles: true }));
      element.removeAttribute('hidden');
    }
  }
}

/** Parent in the rendered tree: slots and shadow hosts included. */
function parentOf(node: Node): Node | null {
  const slot = node.nodeType === 1 || node.nodeType === 3 ? (node as Element | Text).assignedSlot : null;
  return slot ?? node.parentNode ?? (node.nodeType === 11 ? ((node as ShadowRoot).host ?? null) : null);
}

/** Bounds of a static range in the window; null when nothing of it is laid out. */
export function boundsOf(range: StaticRange): DOMRect | null {
  const document = range.startContainer.ownerDocument;
  if (!document) return null;
  const live = document.createRange();
  try {
    live.setStart(range.startContainer, range.startOffset);
    live.setEnd(range.endContainer, range.endOffset);
  } catch {
    // The page has shortened the text since the range was made.
    return null;
  }
  const [first] = live.getClientRects();
  return first ?? null;
}

/** How much of the window's top is covered by a fixed or sticky header, in CSS pixels. */
function coveredTop(view: Window): number {
  const { document, innerWidth, innerHeight } = view;
  let covered = 0;
  for (const element of document.elementsFromPoint(innerWidth / 2, 1)) {
    const { position } = view.getComputedStyle(element);
    if (position !== 'fixed' && position !== 'sticky') continue;
    const { bottom, height } = element.getBoundingClientRect();
    if (height < innerHeight * 0.4) covered = Math.max(covered, bottom);
  }
  return covered;
}

function canScroll(view: Window, element: Element): boolean {
  if (element.scrollHeight <= element.clientHeight + 1 && element.scrollWidth <= element.clientWidth + 1) return false;
  const { overflowY, overflowX } = view.getComputedStyle(element);
  return /auto|scroll/.test(`${overflowY} ${overflowX}`);
}

/**
 * Brings a range into view: in every scrolling box around it, then in the window, a little above the middle and clear of
 * a header that covers the top. Words that are in view already do not move. Answers whether the words are laid out.
 */
export function scrollToRange(view: Window, range: StaticRange): boolean {
  const behavior: ScrollBehavior = view.matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
  const root = view.document.scrollingElement ?? view.document.documentElement;
  for (let parent = parentOf(range.startContainer); parent; parent = parentOf(parent)) {
    if (parent.nodeType !== 1 || parent === root || parent === view.document.body) continue;
    const box = parent as Element;
    if (!canScroll(view, box)) continue;
    const words = boundsOf(range);
    const frame = box.getBoundingClientRect();
    if (!words) return false;
    if (words.top < frame.top || words.bottom > frame.bottom) {
      box.scrollBy({ top: words.top - frame.top - (box.clientHeight - words.height) / 2, behavior: 'instant' });
    }
    if (words.left < frame.left || words.right > frame.right) {
      box.scrollBy({ left: words.left - frame.left - MARGIN_PX, behavior: 'instant' });
    }
  }
  const words = boundsOf(range);
  if (!words) return false;
  const top = coveredTop(view) + MARGIN_PX;
  if (words.top < top || words.bottom > view.innerHeight - MARGIN_PX) {
    const target = Math.max(top, (view.innerHeight - words.height) * 0.4);
    view.scrollBy({ top: words.top - target, behavior });
  }
  return true;
}
