import { isWordBorder } from './tokens.ts';

/** A quote with fewer words than this fits in too many places for anything but whole words. */
export const FEWEST_LOOSE_WORDS = 4;

const MOST_OCCURRENCES = 200;

/**
 * Where `needle` stands in `text` between `from` and `to`, in order. Places that cut no word come alone where there are
 * any; with `wholeWords` there are no others.
 */
export function findOccurrences(
  text: string,
  needle: string,
  from: number,
  to: number,
  wholeWords: boolean,
): readonly number[] {
  if (needle.length === 0 || to - from < needle.length) return [];
  // A slice keeps the search from running through the whole document for a quote that is not in the section.
  const scope = from === 0 && to >= text.length ? text : text.slice(from, to);
  const whole: number[] = [];
  const cut: number[] = [];
  let at = scope.indexOf(needle);
  while (at >= 0 && whole.length + cut.length < MOST_OCCURRENCES) {
    const start = from + at;
    if (isWordBorder(text, start) && isWordBorder(text, start + needle.length)) whole.push(start);
    else if (!wholeWords) cut.push(start);
    at = scope.indexOf(needle, at + 1);
  }
  return whole.length > 0 ? whole : cut;
}

/** The place nearest to `hint`, or the first. */
export function nearest(places: readonly number[], hint: number | undefined): number | undefined {
  if (hint === undefined) return places[0];
  let best: number | undefined;
  for (const place of places) {
    if (best === undefined || Math.abs(place - hint) < Math.abs(best - hint)) best = place;
  }
  return best;
}
