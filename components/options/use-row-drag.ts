import { type PointerEvent, type RefObject, useCallback, useEffect, useRef } from 'react';
import { placeOfDrag } from './place-of-drag.ts';

/** Nearer than this to the window's edge, the page scrolls along. */
const EDGE_PX = 72;
const SCROLL_PX_PER_FRAME = 8;

/**
 * Lets rows of a list be dragged by a handle with mouse, pen or touch. Returns what the handle of a row does when it is
 * pressed. The rows make room while one is dragged; Escape, or the browser taking the pointer away, puts it back.
 */
export function useRowDrag(listRef: RefObject<HTMLElement | null>, onDrop: (from: number, to: number) => void) {
  const dropRef = useRef(onDrop);
  dropRef.current = onDrop;
  const endRef = useRef<AbortController | null>(null);
  useEffect(() => () => endRef.current?.abort(), []);

  return useCallback(
    (from: number, event: PointerEvent<HTMLElement>) => {
      const list = listRef.current;
      if (list === null || event.button !== 0 || !event.isPrimary) return;
      // Keeps text from being selected; the focus, which goes with it, is given by hand.
      event.preventDefault();
      event.currentTarget.focus({ preventScroll: true });
      endRef.current?.abort();
      endRef.current = startDrag(list, from, event.currentTarget, event, (to) => dropRef.current(from, to));
    },
    [listRef],
  );
}

/** Follows one pointer from its press to its release. Aborting ends the drag and leaves the rows where they are. */
function startDrag(
  list: HTMLElement,
  from: number,
  handle: HTMLElement,
  { pointerId, clientY: startY }: { readonly pointerId: number; readonly clientY: number },
  onDrop: (to: number) => void,
): AbortController {
  const rows = [...list.children].filter((row) => row instanceof HTMLElement);
  const boxes = rows.map((row) => {
    const { top, height } = row.getBoundingClientRect();
    return { top: top + scrollY, height };
  });
  const start = startY + scrollY;
  const end = new AbortController();
  const { signal } = end;
  let clientY = startY;
  let to = from;

  const show = () => {
    const place = placeOfDrag(boxes, from, clientY + scrollY - start);
    to = place.to;
    rows.forEach((row, index) => {
      row.style.translate = `0 ${place.shifts[index] ?? 0}px`;
    });
  };
  const scrollAlong = () => {
    if (signal.aborted) return;
    const isWithin = placeOfDrag(boxes, from, clientY + scrollY - start).shifts[from] === clientY + scrollY - start;
    const direction = clientY < EDGE_PX ? -1 : clientY > innerHeight - EDGE_PX ? 1 : 0;
    if (isWithin && direction !== 0 && clientY !== startY) {
      scrollBy({ top: direction * SCROLL_PX_PER_FRAME, behavior: 'instant' });
    }
    requestAnimationFrame(scrollAlong);
  };

  list.dataset.dragging = '';
  rows[from]?.setAttribute('data-dragged', '');
  handle.setPointerCapture(pointerId);
  signal.addEventListener('abort', () => {
    delete list.dataset.dragging;
    for (const row of rows) {
      row.style.translate = '';
      row.removeAttribute('data-dragged');
    }
    if (handle.hasPointerCapture(pointerId)) handle.releasePointerCapture(pointerId);
  });
  handle.addEventListener(
    'pointermove',
    (event) => {
      clientY = event.clientY;
      show();
    },
    { signal },
  );
  handle.addEventListener(
    'pointerup',
    () => {
      end.abort();
      if (to !== from) onDrop(to);
    },
    { signal },
  );
  handle.addEventListener('lostpointercapture', () => end.abort(), { signal });
  addEventListener('scroll', show, { signal });
  addEventListener('keydown', (event) => event.key === 'Escape' && end.abort(), { signal, capture: true });
  requestAnimationFrame(scrollAlong);
  return end;
}
