/** What slow work needs to share the page's thread. Times in milliseconds on any monotonic clock. */
export interface SliceClock {
  readonly now: () => number;
  /** Resolves after the page had its turn. */
  readonly yieldToPage: () => Promise<void>;
}

/** Longest stretch of work before the page gets its turn: half a 60 Hz frame. */
const SLICE_MS = 8;

/** Measures work done in slices, and says when the page's turn has come. */
export interface Slices {
  readonly isDue: () => boolean;
  /** Ends the slice, lets the page work, and starts the next slice. */
  readonly pause: () => Promise<void>;
  /** Ends the last slice. `totalMs` is own work only, without the page's turns. */
  readonly finish: () => { readonly totalMs: number; readonly longestTaskMs: number };
}

/** Starts the first slice at once. */
export function startSlices({ now, yieldToPage }: SliceClock): Slices {
  let sliceStart = now();
  let totalMs = 0;
  let longestTaskMs = 0;
  const endSlice = () => {
    const elapsedMs = now() - sliceStart;
    totalMs += elapsedMs;
    longestTaskMs = Math.max(longestTaskMs, elapsedMs);
  };
  return {
    isDue: () => now() - sliceStart >= SLICE_MS,
    async pause() {
      endSlice();
      await yieldToPage();
      sliceStart = now();
    },
    finish() {
      endSlice();
      return { totalMs, longestTaskMs };
    },
  };
}
