/** Entries of a list from `from` up to and without `to`. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** What stands at one place of a list of which only a part is drawn: an entry, or a gap as high as those that are not. */
export type DrawnPart =
  | { readonly kind: 'entry'; readonly index: number }
  | { readonly kind: 'gap'; readonly from: number; readonly to: number; readonly heightPx: number };

/** Heights by entry: measured, or what an entry takes on average. CSS pixels. */
export type HeightOf = (index: number) => number;

/** The list in order: a range of entries, one more that must stay (-1 for none), and gaps for all others. */
export function partsOf(count: number, range: Range, keptIndex: number, heightOf: HeightOf): readonly DrawnPart[] {
  const kept = keptIndex >= 0 && keptIndex < count ? [{ from: keptIndex, to: keptIndex + 1 }] : [];
  const isInRange = keptIndex >= range.from && keptIndex < range.to;
  const drawn = (isInRange ? [range] : [range, ...kept]).toSorted((one, other) => one.from - other.from);
  const parts: DrawnPart[] = [];
  let next = 0;
  const addGap = (to: number) => {
    if (to > next) parts.push({ kind: 'gap', from: next, to, heightPx: sum(next, to, heightOf) });
  };
  for (const { from, to } of drawn) {
    addGap(from);
    for (let index = from; index < Math.min(to, count); index += 1) parts.push({ kind: 'entry', index });
    next = Math.min(to, count);
  }
  addGap(count);
  return parts;
}

/**
 * Where a range of one list is in another version of it: around the same entries, beginning with the one that is read, or
 * the one in its middle. As long as before; the range itself where none of its entries is left.
 */
export function followRange(
  range: Range,
  before: readonly string[],
  after: readonly string[],
  readId?: string | undefined,
): Range {
  const read = readId === undefined ? -1 : before.indexOf(readId);
  const middle =
    read >= range.from && read < range.to ? read : Math.floor((range.from + Math.min(range.to, before.length)) / 2);
  const ids = [...before.slice(middle, range.to), ...before.slice(range.from, middle).reverse()];
  const places = new Map(after.map((id, index) => [id, index]));
  const anchor = ids.find((id) => places.has(id));
  const shift = anchor === undefined ? 0 : (places.get(anchor) ?? 0) - before.indexOf(anchor);
  const length = range.to - range.from;
  const from = Math.max(0, Math.min(range.from + shift, after.length - length));
  return { from, to: from + length };
}

function sum(from: number, to: number, heightOf: HeightOf): number {
  let total = 0;
  for (let index = from; index < to; index += 1) total += heightOf(index);
  return total;
}
