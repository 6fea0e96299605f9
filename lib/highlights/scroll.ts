import { boundsOf, parentOf } from './ranges.ts';

/** Room kept between the shown words and what covers or ends the window or a scrolling box, in CSS pixels. */
const MARGIN_PX = 16;
/** A longer way is jumped: seen in passing it tells nothing, and the page may change its layout underneath. */
const SMOOTH_WINDOWS = 2;
/** Boxes that get their true size only when they come into view move what is below them. */
const MOST_CORRECTIONS = 4;

interface Span {
  readonly top: number;
  readonly bottom: number;
}

/** The part of the window's height that fixed and sticky headers and footers leave free at a horizontal position. */
function freeHeight(view: Window, x: number): Span {
  const { document, innerWidth, innerHeight } = view;
  const column = Math.min(Math.max(x, 1), innerWidth - 1);
  let top = 0;
  let bottom = innerHeight;
  for (const y of [1, innerHeight - 1]) {
    for (const element of document.elementsFromPoint(column, y)) {
      const box = stuckBox(view, element);
      if (!box || box.height > innerHeight * 0.4) continue;
      if (y === 1) top = Math.max(top, box.bottom);
      else bottom = Math.min(bottom, box.top);
    }
  }
  const padding = Number.parseFloat(view.getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
  return { top: Math.max(top, Math.min(padding, innerHeight * 0.4)) + MARGIN_PX, bottom: bottom - MARGIN_PX };
}

/** The box of an element that stays in place while the page scrolls, or of its part that does. */
function stuckBox(view: Window, element: Element): DOMRect | null {
  for (let part: Element | null = element; part; part = part.parentElement) {
    const { position } = view.getComputedStyle(part);
    if (position === 'fixed' || position === 'sticky') return part.getBoundingClientRect();
  }
  return null;
}

/** Boxes that hide what overflows can be scrolled too, by scripts and by the browser's search; clipped ones cannot. */
function canScroll(view: Window, element: Element): boolean {
  if (element.scrollHeight <= element.clientHeight + 1 && element.scrollWidth <= element.clientWidth + 1) return false;
  const { overflowY, overflowX, display } = view.getComputedStyle(element);
  return display !== 'inline' && /auto|scroll|hidden/.test(`${overflowY} ${overflowX}`);
}

/** Whether the body scrolls by itself; as a rule the window does it in the body's name. */
function isWindow(view: Window, element: Node): boolean {
  const { documentElement, body, scrollingElement } = view.document;
  if (element === documentElement || element === scrollingElement) return true;
  return element === body && view.getComputedStyle(documentElement).overflowY === 'visible';
}

/** How far to scroll sideways so that words come into a span; the start of words wider than it counts. */
function sideways(words: DOMRect, left: number, right: number, isRightToLeft: boolean): number {
  if (words.left >= left && words.right <= right) return 0;
  const isWide = words.width > right - left - 2 * MARGIN_PX;
  const byRight = isWide ? isRightToLeft : words.right > right;
  return byRight ? words.right - right + MARGIN_PX : words.left - left - MARGIN_PX;
}

/** Height of what sticks to the top of a scrolling box, such as a table's head, at a horizontal position. */
function stuckInside(view: Window, box: Element, frame: DOMRect, x: number): number {
  let covered = 0;
  for (const element of view.document.elementsFromPoint(x, frame.top + 1)) {
    if (element === box || !box.contains(element)) continue;
    const stuck = stuckBox(view, element);
    if (stuck && stuck.height < frame.height * 0.4) covered = Math.max(covered, stuck.bottom - frame.top);
  }
  return covered;
}

/**
 * Brings a range into view: in every scrolling box around it, then in the window, a little above the middle and clear of
 * what sticks to the top and the bottom. Words that are in view already do not move. Answers whether they are laid out.
 */
export function scrollToRange(view: Window, range: StaticRange): boolean {
  const isRightToLeft = view.getComputedStyle(parentElementOf(range)).direction === 'rtl';
  let isFixed = false;
  for (let parent = parentOf(range.startContainer); parent; parent = parentOf(parent)) {
    if (parent.nodeType !== 1 || isWindow(view, parent)) continue;
    const box = parent as Element;
    if (canScroll(view, box)) {
      const words = boundsOf(range);
      if (!words) return false;
      const frame = box.getBoundingClientRect();
      const top = frame.top + stuckInside(view, box, frame, Math.max(frame.left, words.left) + 1);
      const isOutside = words.top < top || words.bottom > frame.bottom;
      const dy = isOutside ? words.top - top - Math.max(0, frame.bottom - top - words.height) / 2 : 0;
      const dx = sideways(words, frame.left, frame.right, isRightToLeft);
      if (dx !== 0 || dy !== 0) box.scrollBy({ left: dx, top: dy, behavior: 'instant' });
    }
    isFixed ||= view.getComputedStyle(box).position === 'fixed';
  }
  // What is fixed to the window does not move with it.
  return isFixed ? boundsOf(range) !== null : scrollWindow(view, range, isRightToLeft);
}

/** Brings the frames around a range into view, from the innermost on: those that the page may look into. */
export function scrollToFrames(view: Window, range: StaticRange): void {
  let top = boundsOf(range)?.top ?? 0;
  let inner = view;
  for (let frame = inner.frameElement; frame !== null; frame = inner.frameElement) {
    const outer = frame.ownerDocument.defaultView;
    if (!outer) return;
    top = frame.getBoundingClientRect().top + Math.min(Math.max(0, top), inner.innerHeight);
    if (top < 0 || top > outer.innerHeight * 0.9) {
      const wanted = outer.innerHeight * 0.4;
      outer.scrollBy({ top: top - wanted, behavior: 'instant' });
      top = wanted;
    }
    inner = outer;
  }
}

function scrollWindow(view: Window, range: StaticRange, isRightToLeft: boolean): boolean {
  const isReduced = view.matchMedia('(prefers-reduced-motion: reduce)').matches;
  for (let turn = 0; turn < MOST_CORRECTIONS; turn++) {
    const words = boundsOf(range);
    if (!words) return false;
    const free = freeHeight(view, words.left + 1);
    const isOutside = words.top < free.top || words.bottom > free.bottom;
    const dy = isOutside ? words.top - Math.max(free.top, (view.innerHeight - words.height) * 0.4) : 0;
    const dx = sideways(words, 0, view.innerWidth, isRightToLeft);
    if (Math.abs(dx) < 1 && Math.abs(dy) < 1) return true;
    const isNear = turn === 0 && Math.abs(dy) < SMOOTH_WINDOWS * view.innerHeight;
    if (isNear && !isReduced) {
      view.scrollBy({ left: dx, top: dy, behavior: 'smooth' });
      return true;
    }
    view.scrollBy({ left: dx, top: dy, behavior: 'instant' });
  }
  return true;
}

function parentElementOf({ startContainer }: StaticRange): Element {
  return startContainer.parentElement ?? (startContainer as Element);
}
