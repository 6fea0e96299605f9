import { type RefObject, startTransition, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type DrawnPart, followRange, partsOf, type Range } from './drawn-range.ts';
import { anchoringPx, findReadingPlace, type ReadingPlace } from './reading-place.ts';
import { type EntryRef, useEntryHeights } from './use-entry-heights.ts';

/** Entries drawn before anything was measured: more than a panel shows at once. */
const FIRST: Range = { from: 0, to: 15 };
/** A list of so many is drawn as a whole: that costs little, and the browser's own search finds all of it. */
const DRAWN_WHOLE = 100;
/** So much is drawn beyond what is seen, and when less than `NEAR_PX` of it is left, more. */
const BEYOND_PX = 1_500;
const NEAR_PX = 600;
/** Of an entry that is asked for, so many before it are drawn too. */
const ENTRIES_BEFORE = 6;

/** An entry that must be drawn now; a new object asks again. */
export interface WantedEntry {
  readonly id: string;
}

export interface DrawnList {
  /** Entries and gaps; their elements, in this order, are the list's children. */
  readonly parts: readonly DrawnPart[];
  readonly entryRef: EntryRef;
}

/**
 * Which entries of a long list are drawn: those near what is seen. Thousands at once would cost seconds, and make every
 * later change slow. An entry that leaves the DOM leaves a gap of its height; what changes above the reader is balanced by
 * the browser's scroll anchoring.
 * @param ids of the entries, whose elements bear them as `data-entry-id`; a new array whenever they change.
 * @param keptId an entry that stays wherever the reader goes: it has the focus.
 */
export function useDrawnRange(
  listRef: RefObject<HTMLElement | null>,
  ids: readonly string[],
  wanted: WantedEntry | null,
  keptId: string | null,
): DrawnList {
  const [state, setState] = useState<Drawn>({ ids, wanted: null, range: FIRST });
  const { heightOf, entryRef } = useEntryHeights(ids);
  const reading = useRef<ReadingPlace | null>(null);
  const drawn = state.ids === ids && state.wanted === wanted ? state : follow(state, ids, wanted, reading.current?.id);
  if (drawn !== state) setState(drawn);
  const parts = partsOf(ids.length, drawnOf(drawn), keptId === null ? -1 : ids.indexOf(keptId), heightOf);

  /** Draws what is missing near what is seen, or will be, once the browser has scrolled so far. */
  const drawNear = useCallback(
    (scrollPx: number) => {
      const list = listRef.current;
      // A list in a part of the panel that is folded away has no place.
      if (list === null || list.getClientRects().length === 0) return;
      const places = placesOf(list, scrollPx);
      const below = window.innerHeight;
      if (!hasGap(places, -NEAR_PX, below + NEAR_PX)) return;
      const range = entriesBetween(places, -BEYOND_PX, below + BEYOND_PX);
      const draw = () => setState((now) => ({ ...now, range }));
      // What comes near is drawn in the pauses between frames; what is to be seen already, at once.
      if (hasGap(places, 0, below)) draw();
      else startTransition(draw);
    },
    [listRef],
  );
  const look = useCallback(() => {
    reading.current = listRef.current === null ? null : findReadingPlace(listRef.current);
    drawNear(0);
  }, [listRef, drawNear]);

  // Others may be in sight after a change, and these must be there before it is painted. Entries that were just drawn may
  // also be higher than was thought, and those in sight be others.
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks whenever the entries or those drawn have changed
  useLayoutEffect(() => {
    const scrollPx = anchoringPx(reading.current);
    if (scrollPx === 0) return look();
    drawNear(scrollPx);
    // Where the browser held on to something else, that was wrong. It scrolls after the frame's callbacks: those of the
    // next one see what it did.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(look);
    });
    return () => cancelAnimationFrame(frame);
  }, [look, drawNear, ids, drawn.range]);
  useEffect(() => {
    window.addEventListener('scroll', look, { passive: true });
    window.addEventListener('resize', look);
    return () => {
      window.removeEventListener('scroll', look);
      window.removeEventListener('resize', look);
    };
  }, [look]);

  return { parts, entryRef };
}

interface Drawn {
  readonly ids: readonly string[];
  readonly wanted: WantedEntry | null;
  readonly range: Range;
}

/** What is drawn: of a short list, everything. */
function drawnOf({ ids, range }: Drawn): Range {
  return ids.length <= DRAWN_WHOLE ? { from: 0, to: Math.max(FIRST.to, ids.length) } : range;
}

function follow(state: Drawn, ids: readonly string[], wanted: WantedEntry | null, readId: string | undefined): Drawn {
  const range = state.ids === ids ? state.range : followRange(drawnOf(state), state.ids, ids, readId);
  const index = wanted === null || wanted === state.wanted ? -1 : ids.indexOf(wanted.id);
  if (index === -1 || (index >= range.from && index < range.to)) return { ids, wanted, range };
  const from = Math.max(0, index - ENTRIES_BEFORE);
  return { ids, wanted, range: { from, to: from + FIRST.to } };
}

/** Where a child of the list stands in the window, and which entries it is or stands for. */
interface Place extends Range {
  readonly isGap: boolean;
  readonly top: number;
  readonly bottom: number;
}

/** Where the children will stand, once the window has scrolled so far. */
function placesOf(list: HTMLElement, scrollPx: number): readonly Place[] {
  return [...list.children].flatMap((child) => {
    const { from, to, entryId } = child instanceof HTMLElement ? child.dataset : {};
    if (from === undefined || to === undefined) return [];
    const { top, bottom } = child.getBoundingClientRect();
    return [
      {
        from: Number(from),
        to: Number(to),
        isGap: entryId === undefined,
        top: top - scrollPx,
        bottom: bottom - scrollPx,
      },
    ];
  });
}

function hasGap(places: readonly Place[], topPx: number, bottomPx: number): boolean {
  return places.some(({ isGap, top, bottom }) => isGap && top < bottomPx && bottom > topPx);
}

/** The entries between two heights of the window; of a gap, those that would be there. */
function entriesBetween(places: readonly Place[], topPx: number, bottomPx: number): Range {
  const indexAt = (px: number) => {
    const place = places.find(({ bottom }) => px < bottom) ?? places.at(-1);
    if (place === undefined) return 0;
    const share = Math.min(1, Math.max(0, (px - place.top) / Math.max(1, place.bottom - place.top)));
    return Math.min(place.to - 1, place.from + Math.floor(share * (place.to - place.from)));
  };
  return { from: indexAt(topPx), to: indexAt(bottomPx) + 1 };
}
