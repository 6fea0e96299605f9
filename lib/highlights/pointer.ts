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
  /** Takes the label away: what it says may have changed. */
  readonly rest: () => void;
  readonly stop: () => void;
}

/** How long the pointer rests on words before they are named. */
const REST_MS = 300;

/**
 * Reports clicks on highlights, and names the findings under a pointer that rests: whatever a mouse or a pen points at,
 * never a touch. All listeners are passive and let every event go on its way.
 */
export function createPointer({ document, setTimer, highlighter, onActivated }: PointerOptions): Pointer {
  const label = createHoverLabel(document);
  const listening = { capture: true, passive: true } as const;
  let cancel: (() => void) | null = null;
  let named: readonly HighlightMark[] = [];

  const rest = () => {
    cancel?.();
    cancel = null;
    named = [];
    label.hide();
  };

  const name = (x: number, y: number) => {
    cancel = null;
    const marks = highlighter.marksAt(x, y);
    const lines = marks.flatMap(({ ranges }) => ranges.flatMap(linesOf));
    const line = lines.find((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom);
    if (!line) return;
    named = marks;
    label.show(marks, line, x);
  };

  const onMove = ({ pointerType, buttons, clientX, clientY }: PointerEvent) => {
    if (pointerType === 'touch') return;
    if (named.length > 0 && highlighter.marksAt(clientX, clientY)[0]?.id === named[0]?.id) return;
    rest();
    if (buttons === 0) cancel = setTimer(() => name(clientX, clientY), REST_MS);
  };

  const onOut = ({ relatedTarget }: PointerEvent) => {
    if (relatedTarget === null) rest();
  };

  const onKey = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') rest();
  };

  const onClick = ({ button, clientX, clientY }: MouseEvent) => {
    if (button !== 0 || document.getSelection()?.isCollapsed === false) return;
    const [mark] = highlighter.marksAt(clientX, clientY);
    if (mark) onActivated(mark.id);
  };

  return {
    start() {
      document.addEventListener('click', onClick, listening);
      document.addEventListener('pointermove', onMove, listening);
      document.addEventListener('pointerout', onOut, listening);
      document.addEventListener('keydown', onKey, listening);
      for (const type of ['pointerdown', 'scroll', 'wheel'] as const) {
        document.addEventListener(type, rest, listening);
      }
    },
    rest,
    stop() {
      rest();
      label.remove();
      document.removeEventListener('click', onClick, true);
      document.removeEventListener('pointermove', onMove, true);
      document.removeEventListener('pointerout', onOut, true);
      document.removeEventListener('keydown', onKey, true);
      for (const type of ['pointerdown', 'scroll', 'wheel'] as const) {
        document.removeEventListener(type, rest, true);
      }
    },
  };
}
