import { firstPlaceFrom, GRAM_LENGTH, type GramIndex } from './gram-index.ts';

/** A stretch of the text that shares many grams, in order, with a quote. */
export interface Candidate {
  /** Offsets in the folded text; wide enough for the whole passage. */
  readonly from: number;
  readonly to: number;
  /** Fewest edits that a passage here can differ by. */
  readonly fewestEdits: number;
}

/** Places looked at for one quote: keeps common grams of long quotes out. About a millisecond. */
const MOST_PLACES = 400_000;
/** Grams looked up whatever their places: a quote of common grams must be found, too. */
const FEWEST_GRAMS = 12;
/** Share of a quote's grams that a passage must keep; by the lemma, no passage with up to a fifth of edits has fewer. */
const LEAST_SHARE = 0.15;
const MOST_CANDIDATES = 120;
/** Diagonals are counted in buckets this wide: a sixth of the quote, so that edits do not spread over many. */
const SMALLEST_BUCKET_BITS = 5;
const LARGEST_BUCKET_BITS = 10;

interface SeedGram {
  readonly offset: number;
  readonly low: number;
  readonly high: number;
}

/** The quote's grams that the scope holds, rarest first, as many as may be looked at. */
function seedGrams(index: GramIndex, quote: string, from: number, to: number, isWhole: boolean): readonly SeedGram[] {
  const { first, places, slotAt } = index;
  const seeds: SeedGram[] = [];
  for (let offset = 0; offset + GRAM_LENGTH <= quote.length; offset++) {
    const slot = slotAt(quote, offset);
    let low = first[slot] ?? 0;
    let high = first[slot + 1] ?? 0;
    if (!isWhole) {
      low = firstPlaceFrom(places, low, high, from);
      high = firstPlaceFrom(places, low, high, to - GRAM_LENGTH + 1);
    }
    seeds.push({ offset, low, high });
  }
  seeds.sort((a, b) => a.high - a.low - (b.high - b.low));
  let total = 0;
  let kept = 0;
  for (const { low, high } of seeds) {
    total += high - low;
    if (kept >= FEWEST_GRAMS && total > MOST_PLACES) break;
    kept += 1;
  }
  return seeds.slice(0, kept);
}

/**
 * Stretches between `from` and `to` of the folded text that may hold a passage close to the folded quote, most shared grams
 * first. A gram votes for the difference of its two offsets; a passage gathers its votes in one or two buckets of these.
 */
export function findCandidates(
  index: GramIndex,
  textLength: number,
  quote: string,
  from: number,
  to: number,
): readonly Candidate[] {
  const seeds = seedGrams(index, quote, from, to, from <= 0 && to >= textLength);
  if (seeds.length === 0) return [];
  const length = quote.length;
  const bits = Math.min(LARGEST_BUCKET_BITS, Math.max(SMALLEST_BUCKET_BITS, Math.round(Math.log2(length / 6))));
  // Differences of offsets lie between from − length and to; the first bucket stays empty, as the neighbour of the next.
  const base = from - length - (1 << bits);
  const buckets = new Uint16Array(((to - base) >>> bits) + 2);
  const { places } = index;
  for (const { offset, low, high } of seeds) {
    const shifted = offset + base;
    for (let i = low; i < high; i++) {
      const bucket = ((places[i] ?? 0) - shifted) >>> bits;
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
    }
  }
  const least = Math.max(2, Math.ceil(LEAST_SHARE * seeds.length));
  const found = busiest(buckets, least);
  const slack = 8 + (length >> 3);
  return found.map(({ bucket, count }) => {
    const start = base + (bucket << bits);
    return {
      from: Math.max(from, start - slack),
      to: Math.min(to, start + (2 << bits) + length + slack),
      fewestEdits: Math.max(0, Math.ceil((seeds.length - count) / GRAM_LENGTH)),
    };
  });
}

/** Neighbouring pairs of buckets with the most votes, most first. */
function busiest(buckets: Uint16Array, least: number): readonly { readonly bucket: number; readonly count: number }[] {
  const pair = (bucket: number) => (buckets[bucket] ?? 0) + (buckets[bucket + 1] ?? 0);
  const found: { bucket: number; count: number }[] = [];
  for (let bucket = 0; bucket < buckets.length; bucket++) {
    const count = pair(bucket);
    // Of overlapping pairs the fuller one, or the first.
    if (count >= least && count > pair(bucket - 1) && count >= pair(bucket + 1)) found.push({ bucket, count });
  }
  return found.sort((a, b) => b.count - a.count || a.bucket - b.bucket).slice(0, MOST_CANDIDATES);
}
