import { boxInPage } from './frame-boxes.ts';
import type { Highlighter, HighlighterOptions, HighlightMark } from './highlighter.ts';
import { createHoverLabel } from './hover-label.ts';
import { linesOf } from './ranges.ts';

/** What watching the pointer needs. */
export interface PointerOptions extends HighlighterOptions {
  readonly highlighter: Highlighter;
  /** The reviewer clicked highlighted words. The click does in the page what it always does. */
  readonly onActivated: (findingId: string) => void;
}

/** Watches the pointer over highlights. */
export interface Pointer {
  readonly start: () => void;
  /** Watches in the frames that have marks by now, and in no others. Does nothing before `start`. */
  readonly follow: () => void;
  /** Takes the label away: what it says may have changed. */
  readonly rest: () => void;
  readonly stop: () => void;
}

/** How long the pointer rests on words before they are named. */
const REST_MS = 300;

/** The document that an event was heard in: the page's, or that of a frame. Its coordinates are those of its window. */
function heardIn({ currentTarget }: Event): Document {
  return currentTarget as Document;
}

/** From here on the page hears nothing of the pointer: it has left the window, or entered a frame. */
function isAway(target: EventTarget | null): boolean {
  return target === null || /^i?frame$/i.test((target as Partial<Element>).localName ?? '');
}

/**
 * Reports clicks on highlights, and names the findings under a pointer that rests: whatever a mouse or a pen points at,
 * never a touch. Listens in the page and in its frames that have marks; the label is always the page's, since a frame may
 * be too small for it. All listeners are passive and let every event go on its way.
 */
export function createPointer({ document, setTimer, highlighter, onActivated }: PointerOptions): Pointer {
  const label = createHoverLabel(document);
  const listeners = new Map<Document, AbortController>();
  let cancel: (() => void) | null = null;
  let named: readonly HighlightMark[] = [];

  const rest = () => {
    cancel?.();
    cancel = null;
    named = [];
    label.hide();
  };

  const name = (own: Document, x: number, y: number) => {
    cancel = null;
    const marks = highlighter.marksAt(x, y, own);
    const ranges = marks.flatMap((mark) => mark.ranges.filter((range) => range.startContainer.ownerDocument === own));
    const lines = ranges.flatMap(linesOf);
    const line = lines.find((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom);
    if (!line) return;
    named = marks;
    const names = marks.map((mark) => mark.label);
    label.show(names, boxInPage(line, own, document), boxInPage(new DOMRect(x, y), own, document).x);
  };

  const onMove = (event: PointerEvent) => {
    const { pointerType, buttons, clientX, clientY } = event;
    if (pointerType === 'touch') return;
    const own = heardIn(event);
    if (named.length > 0 && highlighter.marksAt(clientX, clientY, own)[0]?.id === named[0]?.id) return;
    rest();
    if (buttons === 0) cancel = setTimer(() => name(own, clientX, clientY), REST_MS);
  };

  const onOut = ({ relatedTarget }: PointerEvent) => {
    if (isAway(relatedTarget)) rest();
  };

  const onKey = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') rest();
  };

  const onClick = (event: MouseEvent) => {
    const own = heardIn(event);
    if (event.button !== 0 || own.getSelection()?.isCollapsed === false) return;
    const [mark] = highlighter.marksAt(event.clientX, event.clientY, own);
    if (mark) onActivated(mark.id);
  };

  const listen = (own: Document) => {
    if (listeners.has(own)) return;
    const controller = new AbortController();
    listeners.set(own, controller);
    const listening = { capture: true, passive: true, signal: controller.signal } as const;
    own.addEventListener('click', onClick, listening);
    own.addEventListener('pointermove', onMove, listening);
    own.addEventListener('pointerout', onOut, listening);
    own.addEventListener('keydown', onKey, listening);
    for (const type of ['pointerdown', 'scroll', 'wheel'] as const) own.addEventListener(type, rest, listening);
  };

  const leave = (kept: readonly Document[]) => {
    for (const [own, controller] of listeners) {
      if (kept.includes(own)) continue;
      controller.abort();
      listeners.delete(own);
    }
  };

  const follow = () => {
    if (listeners.size === 0) return;
    const documents = [document, ...highlighter.documents()];
    leave(documents);
    for (const own of documents) listen(own);
  };

  return {
    start() {
      listen(document);
      follow();
    },
    follow,
    rest,
    stop() {
      rest();
      label.remove();
      leave([]);
    },
  };
}
