import { firstPlaceFrom, GRAM_LENGTH } from './gram-index.ts';
import type { TextIndex } from './text-index.ts';
import { isWordBorder } from './tokens.ts';

const MOST_OCCURRENCES = 200;
/** In a scope up to this many characters, searching is quicker than preparing an index. */
const SMALL_SCOPE = 20_000;

/**
 * Where the folded `needle` stands in the folded text between `from` and `to`, in order. Places that cut no word come
 * alone where there are any; with `wholeWords` there are no others.
 */
export function findOccurrences(
  index: TextIndex,
  needle: string,
  from: number,
  to: number,
  wholeWords: boolean,
): readonly number[] {
  if (needle.length === 0 || to - from < needle.length) return [];
  const text = index.folded().text;
  const whole: number[] = [];
  const cut: number[] = [];
  const places = to - from <= SMALL_SCOPE || needle.length < GRAM_LENGTH ? searched : looked;
  for (const start of places(index, text, needle, from, to)) {
    if (isWordBorder(text, start) && isWordBorder(text, start + needle.length)) whole.push(start);
    else if (!wholeWords) cut.push(start);
    if (whole.length + cut.length >= MOST_OCCURRENCES) break;
  }
  return whole.length > 0 ? whole : cut;
}

function* searched(_index: TextIndex, text: string, needle: string, from: number, to: number): Iterable<number> {
  // A slice keeps the search from running through the whole document for a quote that is not in the section.
  const scope = from === 0 && to >= text.length ? text : text.slice(from, to);
  for (let at = scope.indexOf(needle); at >= 0; at = scope.indexOf(needle, at + 1)) yield from + at;
}

/** By the rarest gram of the needle: only where that stands can the needle. */
function* looked(index: TextIndex, text: string, needle: string, from: number, to: number): Iterable<number> {
  const { first, places, slotAt } = index.grams();
  let rarest = 0;
  let fewest = Number.POSITIVE_INFINITY;
  for (let offset = 0; offset + GRAM_LENGTH <= needle.length; offset++) {
    const slot = slotAt(needle, offset);
    const count = (first[slot + 1] ?? 0) - (first[slot] ?? 0);
    if (count >= fewest) continue;
    if (count === 0) return;
    fewest = count;
    rarest = offset;
  }
  const slot = slotAt(needle, rarest);
  const high = first[slot + 1] ?? 0;
  for (let i = firstPlaceFrom(places, first[slot] ?? 0, high, from + rarest); i < high; i++) {
    const start = (places[i] ?? 0) - rarest;
    if (start + needle.length > to) return;
    if (text.startsWith(needle, start)) yield start;
  }
}
