import { type RefCallback, useCallback, useState } from 'react';

/** Entries drawn at first, and added at an end of the list when the reader comes near it. */
const ENTRIES_AT_A_TIME = 100;
/** Of an entry that is asked for, so many before it are drawn too. */
const ENTRIES_BEFORE = 20;
/** How near. */
const NEAR = '1500px';

/** Which entries of a long list are drawn: those from `from` up to and without `to`. */
export interface ListWindow {
  readonly from: number;
  readonly to: number;
  /** For elements before the first and after the last entry that is drawn. */
  readonly beforeRef: RefCallback<HTMLElement>;
  readonly afterRef: RefCallback<HTMLElement>;
}

/**
 * The part of a list of `count` entries that is drawn: drawing thousands at once would cost seconds. It grows at the end
 * that comes near, and moves to where `wantedIndex` (-1 for none) is.
 */
export function useWindow(count: number, wantedIndex: number): ListWindow {
  const [{ from, to }, setWindow] = useState({ from: 0, to: ENTRIES_AT_A_TIME });
  const [wanted, setWanted] = useState(-1);
  if (wantedIndex !== wanted) {
    setWanted(wantedIndex);
    if (wantedIndex >= 0 && (wantedIndex < from || wantedIndex >= to)) {
      const start = Math.max(0, wantedIndex - ENTRIES_BEFORE);
      setWindow({ from: start, to: start + ENTRIES_AT_A_TIME });
    }
  }
  // Filters have left fewer entries than came before the window.
  if (from > 0 && from >= count) setWindow({ from: 0, to: ENTRIES_AT_A_TIME });

  const beforeRef = useNear(
    useCallback(() => setWindow((now) => ({ ...now, from: Math.max(0, now.from - ENTRIES_AT_A_TIME) })), []),
    from,
  );
  const afterRef = useNear(
    useCallback(() => setWindow((now) => ({ ...now, to: now.to + ENTRIES_AT_A_TIME })), []),
    to,
  );
  return { from, to: Math.min(to, count), beforeRef, afterRef };
}

/** Calls back when the element comes near; it is watched anew for each `edge`. */
function useNear(onNear: () => void, edge: number): RefCallback<HTMLElement> {
  return useCallback(
    (element: HTMLElement | null) => {
      if (element === null || edge < 0) return undefined;
      const observer = new IntersectionObserver(
        (entries) => entries.some((entry) => entry.isIntersecting) && onNear(),
        {
          rootMargin: NEAR,
        },
      );
      observer.observe(element);
      return () => observer.disconnect();
    },
    [onNear, edge],
  );
}
