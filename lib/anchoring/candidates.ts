import { firstPlaceFrom, GRAM_LENGTH, type GramIndex } from './gram-index.ts';

/** A stretch of the text that shares many grams, in order, with a quote. */
export interface Candidate {
  /** Offsets in the folded text; wide enough for the whole passage. */
  readonly from: number;
  readonly to: number;
  /** Fewest edits that a passage here can differ by. */
  readonly fewestEdits: number;
}

/** Places looked at for one quote: keeps common grams of long quotes out. A fraction of a millisecond. */
const MOST_PLACES = 30_000;
/** Grams looked up whatever their places: a quote of common grams must be found, too. */
const FEWEST_GRAMS = 12;
/** Share of a quote's grams that a passage must keep; by the lemma, no passage with up to a fifth of edits has fewer. */
const LEAST_SHARE = 0.15;
const MOST_CANDIDATES = 40;
/** A passage with fewer than this share of the best one's grams has more edits. */
const SHARE_OF_BEST = 0.55;
/** Where even the best keeps less than this share, there hardly is a passage: a few looks will do. */
const FAINT_SHARE = 0.3;
const FEWEST_CANDIDATES = 6;
/** Diagonals are counted in buckets this wide: a sixth of the quote, so that edits do not spread over many. */
const SMALLEST_BUCKET_BITS = 5;
const LARGEST_BUCKET_BITS = 10;

interface SeedGrams {
  readonly count: number;
  readonly offsets: Uint32Array;
  /** Bounds of each gram's places in the index. */
  readonly lows: Uint32Array;
  readonly highs: Uint32Array;
}

/** The quote's grams with their places in the scope; the rarest of them where there are too many places. */
function seedGrams(index: GramIndex, quote: string, from: number, to: number, isWhole: boolean): SeedGrams {
  const { first, places, slotAt } = index;
  const count = Math.max(0, quote.length - GRAM_LENGTH + 1);
  const offsets = new Uint32Array(count);
  const lows = new Uint32Array(count);
  const highs = new Uint32Array(count);
  let total = 0;
  for (let offset = 0; offset < count; offset++) {
    const slot = slotAt(quote, offset);
    let low = first[slot] ?? 0;
    let high = first[slot + 1] ?? 0;
    if (!isWhole) {
      low = firstPlaceFrom(places, low, high, from);
      high = firstPlaceFrom(places, low, high, to - GRAM_LENGTH + 1);
    }
    offsets[offset] = offset;
    lows[offset] = low;
    highs[offset] = high;
    total += high - low;
  }
  if (total <= MOST_PLACES) return { count, offsets, lows, highs };
  const size = (offset: number) => (highs[offset] ?? 0) - (lows[offset] ?? 0);
  const byRarity = offsets.slice().sort((a, b) => size(a) - size(b));
  let kept = 0;
  let looked = 0;
  for (const offset of byRarity) {
    looked += size(offset);
    if (kept >= FEWEST_GRAMS && looked > MOST_PLACES) break;
    kept += 1;
  }
  const rarest = byRarity.subarray(0, kept);
  return {
    count: kept,
    offsets: rarest,
    lows: rarest.map((offset) => lows[offset] ?? 0),
    highs: rarest.map((offset) => highs[offset] ?? 0),
  };
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
  if (seeds.count === 0) return [];
  const length = quote.length;
  const bits = Math.min(LARGEST_BUCKET_BITS, Math.max(SMALLEST_BUCKET_BITS, Math.round(Math.log2(length / 6))));
  // Differences of offsets lie between from − length and to; the first bucket stays empty, as the neighbour of the next.
  const base = from - length - (1 << bits);
  const buckets = new Uint16Array(((to - base) >>> bits) + 2);
  const { places } = index;
  for (let seed = 0; seed < seeds.count; seed++) {
    const shifted = (seeds.offsets[seed] ?? 0) + base;
    const high = seeds.highs[seed] ?? 0;
    for (let i = seeds.lows[seed] ?? 0; i < high; i++) {
      const bucket = ((places[i] ?? 0) - shifted) >>> bits;
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
    }
  }
  const slack = 8 + (length >> 3);
  return busiest(buckets, seeds.count).map(({ bucket, votes }) => {
    const start = base + (bucket << bits);
    return {
      from: Math.max(from, start - slack),
      to: Math.min(to, start + (2 << bits) + length + slack),
      fewestEdits: Math.max(0, Math.ceil((seeds.count - votes) / GRAM_LENGTH)),
    };
  });
}

interface Pair {
  readonly bucket: number;
  readonly votes: number;
}

/** Neighbouring pairs of buckets with the most votes, most first; of overlapping pairs the fuller one, or the first. */
function busiest(buckets: Uint16Array, seeds: number): readonly Pair[] {
  let most = 0;
  let last = 0;
  for (let bucket = 0; bucket < buckets.length; bucket++) {
    const votes = buckets[bucket] ?? 0;
    if (last + votes > most) most = last + votes;
    last = votes;
  }
  const least = Math.max(2, Math.ceil(LEAST_SHARE * seeds), Math.ceil(SHARE_OF_BEST * most));
  const found: Pair[] = [];
  let before = 0;
  let here = buckets[0] ?? 0;
  for (let bucket = 0; bucket < buckets.length; bucket++) {
    const next = buckets[bucket + 1] ?? 0;
    const votes = here + next;
    if (votes >= least && votes > before && votes >= next + (buckets[bucket + 2] ?? 0)) found.push({ bucket, votes });
    before = votes;
    here = next;
  }
  const count = most < FAINT_SHARE * seeds ? FEWEST_CANDIDATES : MOST_CANDIDATES;
  return found.sort((a, b) => b.votes - a.votes || a.bucket - b.bucket).slice(0, count);
}
