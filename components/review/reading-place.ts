/** The entry of a list that the reader has before him, and where it stood when that was last looked at. */
export interface ReadingPlace {
  readonly entry: HTMLElement;
  readonly id: string;
  /** From the top of the window, in CSS pixels. */
  readonly topPx: number;
}

/**
 * Finds what is read among the list's entries: what has the focus, else what is nearest to the middle of the window; null
 * where none is in sight. The browser is told to hold that one where it is while others come and go around it (scroll
 * anchoring): by itself it holds the topmost, and what comes below that would push away what is read.
 */
export function findReadingPlace(list: HTMLElement): ReadingPlace | null {
  const inSight = [...list.querySelectorAll<HTMLElement>(':scope > [data-entry-id]')]
    .map((entry) => ({ entry, rect: entry.getBoundingClientRect() }))
    .filter(({ rect }) => rect.bottom > 0 && rect.top < window.innerHeight);
  const middlePx = window.innerHeight / 2;
  const fromMiddlePx = ({ top, bottom }: DOMRect) => Math.max(top - middlePx, middlePx - bottom);
  const focused = inSight.find(({ entry }) => entry.contains(document.activeElement));
  const [nearest] = inSight.toSorted((one, other) => fromMiddlePx(one.rect) - fromMiddlePx(other.rect));
  const read = focused ?? nearest;
  for (const marked of list.querySelectorAll('[data-read]')) {
    if (marked !== read?.entry) marked.removeAttribute('data-read');
  }
  if (read === undefined) return null;
  read.entry.setAttribute('data-read', '');
  return { entry: read.entry, id: read.entry.dataset.entryId ?? '', topPx: read.rect.top };
}

/** How far the browser will scroll before it paints, so that what is read stands where it stood. CSS pixels. */
export function anchoringPx(place: ReadingPlace | null): number {
  // At the very top nothing is held: what comes first there is meant to be seen.
  if (place === null || !place.entry.isConnected || window.scrollY === 0) return 0;
  return place.entry.getBoundingClientRect().top - place.topPx;
}
