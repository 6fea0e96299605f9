/**
 * An index of a text's 4-grams. A passage that differs from a quote by k edits still shares at least
 * length − 3 − 4k of its 4-grams with it (Jokinen and Ukkonen, "Two algorithms for approximate string matching in static
 * texts", 1991), so counting shared grams finds every close passage without reading the text.
 */

/** Characters in a gram: longer ones are rarer, and each edit spoils as many grams as they have characters. */
export const GRAM_LENGTH = 4;

/** Bits of the table of grams; more than the text has places would only be empty. */
const FEWEST_BITS = 8;
const MOST_BITS = 18;
/** Grams between two chances to pause: about a millisecond. */
const GRAMS_PER_STEP = 50_000;

/** Where each gram of a text begins. Different grams may share a slot: what is found must be compared. */
export interface GramIndex {
  /** Slot of the gram that begins at `at` of any folded text. */
  readonly slotAt: (text: string, at: number) => number;
  /** `places[first[slot]]` up to `places[first[slot + 1]]`: where the slot's grams begin, in order. */
  readonly first: Uint32Array;
  readonly places: Uint32Array;
}

/** Code units spread over a byte, so that letters of other scripts differ too. */
function byteOf(code: number): number {
  return (code ^ Math.imul(code >>> 8, 37)) & 0xff;
}

/** Builds the index in steps; a caller may pause at each. */
export function* buildGramIndex(text: string): Generator<undefined, GramIndex> {
  const count = Math.max(0, text.length - GRAM_LENGTH + 1);
  const bits = Math.min(MOST_BITS, Math.max(FEWEST_BITS, Math.ceil(Math.log2(count + 1))));
  const shift = 32 - bits;
  const slotOf = (key: number) => Math.imul(key, 0x9e3779b1) >>> shift;
  const keyBefore = (source: string, at: number) => {
    let key = 0;
    for (let i = at; i < at + GRAM_LENGTH - 1; i++) key = (key >>> 8) | (byteOf(source.charCodeAt(i)) << 24);
    return key;
  };
  const append = (key: number, code: number) => (key >>> 8) | (byteOf(code) << 24);

  const first = new Uint32Array((1 << bits) + 1);
  const places = new Uint32Array(count);
  for (let from = 0; from < count; from += GRAMS_PER_STEP) {
    let key = keyBefore(text, from);
    const to = Math.min(count, from + GRAMS_PER_STEP);
    for (let at = from; at < to; at++) {
      key = append(key, text.charCodeAt(at + GRAM_LENGTH - 1));
      const slot = slotOf(key);
      first[slot + 1] = (first[slot + 1] ?? 0) + 1;
    }
    yield;
  }
  for (let slot = 1; slot < first.length; slot++) first[slot] = (first[slot] ?? 0) + (first[slot - 1] ?? 0);
  yield;
  const next = first.slice();
  for (let from = 0; from < count; from += GRAMS_PER_STEP) {
    let key = keyBefore(text, from);
    const to = Math.min(count, from + GRAMS_PER_STEP);
    for (let at = from; at < to; at++) {
      key = append(key, text.charCodeAt(at + GRAM_LENGTH - 1));
      const slot = slotOf(key);
      const place = next[slot] ?? 0;
      places[place] = at;
      next[slot] = place + 1;
    }
    yield;
  }
  return {
    slotAt: (source, at) => slotOf(append(keyBefore(source, at), source.charCodeAt(at + GRAM_LENGTH - 1))),
    first,
    places,
  };
}

/** First of `places` between the indices `low` and `high` that is `at` or later. */
export function firstPlaceFrom(places: Uint32Array, low: number, high: number, at: number): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((places[middle] ?? 0) < at) from = middle + 1;
    else to = middle;
  }
  return from;
}
