import { browser } from 'wxt/browser';
import type { ReaderLife } from './page-reader.ts';

/** Tells that a reader may have been left behind; whatever says so is heard by pages too, and may come from one. */
export interface LifeHint {
  readonly onInvalidated: (look: () => void) => unknown;
}

/**
 * The life of a reader: as long as its extension, which is asked for. The hint only makes it look at once: a page that
 * gives a false one cannot end the reader.
 */
export function createReaderLife(hint: LifeHint): ReaderLife {
  const ends: (() => void)[] = [];

  function isValid(): boolean {
    if (browser.runtime?.id !== undefined) return true;
    for (const end of ends.splice(0)) end();
    return false;
  }

  hint.onInvalidated(() => void isValid());
  return { isValid, onInvalidated: (end) => void ends.push(end) };
}
