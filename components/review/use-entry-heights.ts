import { type RefCallback, useEffect, useState } from 'react';
import type { HeightOf } from './drawn-range.ts';

/** What an entry is taken to be until some were measured. */
const USUAL_HEIGHT_PX = 220;
/** So many tell how high others are; more would only have gaps change while one reads. */
const SAMPLE = 40;

/** For the element of each entry. */
export type EntryRef = RefCallback<HTMLElement>;

export interface EntryHeights {
  readonly heightOf: HeightOf;
  readonly entryRef: EntryRef;
}

/** Remembers how high entries are, also those that are no longer drawn; of others it says what is usual. */
export function useEntryHeights(ids: readonly string[]): EntryHeights {
  const [heights] = useState(createHeights);
  useEffect(() => heights.disconnect, [heights]);
  const usualPx = heights.usualPx();
  return {
    heightOf: (index) => heights.known.get(ids[index] ?? '') ?? usualPx,
    entryRef: heights.entryRef,
  };
}

function createHeights() {
  const known = new Map<string, number>();
  let sampleSize = 0;
  let usualPx = USUAL_HEIGHT_PX;
  const observer = new ResizeObserver((entries) => {
    for (const { target, borderBoxSize } of entries) {
      const id = target instanceof HTMLElement ? target.dataset.entryId : undefined;
      const heightPx = borderBoxSize[0]?.blockSize ?? 0;
      // An entry in a part of the panel that is folded away has no height.
      if (id !== undefined && heightPx > 0) known.set(id, heightPx);
    }
  });
  return {
    known,
    usualPx: (): number => {
      if (sampleSize < SAMPLE && known.size > sampleSize) {
        sampleSize = known.size;
        usualPx = [...known.values()].reduce((sum, heightPx) => sum + heightPx, 0) / known.size;
      }
      return usualPx;
    },
    entryRef: (element: HTMLElement | null) => {
      if (element === null) return undefined;
      observer.observe(element);
      return () => observer.unobserve(element);
    },
    disconnect: () => observer.disconnect(),
  };
}
