/** Something that happens at a moment of virtual time. */
interface Entry {
  readonly atMs: number;
  /** Among events of one moment, the one added first comes first. */
  readonly order: number;
  readonly run: () => void;
}

/** Events in order of time: a binary heap. */
export interface EventQueue {
  /** `atMs` is rounded up to whole milliseconds, so that clocks compare exactly. */
  readonly add: (atMs: number, run: () => void) => void;
  /** Takes the earliest event out; null when none is left. */
  readonly next: () => { readonly atMs: number; readonly run: () => void } | null;
}

export function createEventQueue(): EventQueue {
  const heap: Entry[] = [];
  let added = 0;

  const isBefore = (first: Entry, second: Entry): boolean =>
    first.atMs < second.atMs || (first.atMs === second.atMs && first.order < second.order);

  const rise = (entry: Entry): void => {
    let index = heap.length;
    heap.push(entry);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || !isBefore(entry, above)) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = entry;
  };

  const sink = (entry: Entry): void => {
    let index = 0;
    for (;;) {
      const left = heap[2 * index + 1];
      if (left === undefined) break;
      const right = heap[2 * index + 2];
      const isRight = right !== undefined && isBefore(right, left);
      const child = isRight ? right : left;
      if (!isBefore(child, entry)) break;
      heap[index] = child;
      index = 2 * index + (isRight ? 2 : 1);
    }
    heap[index] = entry;
  };

  return {
    add: (atMs, run) => {
      rise({ atMs: Math.ceil(atMs), order: added++, run });
    },
    next: () => {
      const first = heap[0];
      const last = heap.pop();
      if (first === undefined || last === undefined) return null;
      if (heap.length > 0) sink(last);
      return first;
    },
  };
}
