/** Neighbouring classes differ by 2%, so that no percentile is off by more than 1%. */
const GROWTH = 1.02;

/** Latencies, counted in classes that grow with them: as small for a million as for a hundred. */
export interface LatencySketch {
  readonly counts: Map<number, number>;
  size: number;
  leastMs: number;
  greatestMs: number;
}

/** One of nothing yet. */
export function createSketch(): LatencySketch {
  return { counts: new Map(), size: 0, leastMs: Number.POSITIVE_INFINITY, greatestMs: 0 };
}

/** Counts a latency in milliseconds; less than one millisecond is one. */
export function addLatency(sketch: LatencySketch, latencyMs: number): void {
  const atLeastOne = Math.max(1, latencyMs);
  const rank = Math.ceil(Math.log(atLeastOne) / Math.log(GROWTH));
  sketch.counts.set(rank, (sketch.counts.get(rank) ?? 0) + 1);
  sketch.size += 1;
  sketch.leastMs = Math.min(sketch.leastMs, atLeastOne);
  sketch.greatestMs = Math.max(sketch.greatestMs, atLeastOne);
}

/** Adds what another sketch counted; that one stays as it is. */
export function addSketch(sum: LatencySketch, other: LatencySketch): void {
  for (const [rank, count] of other.counts) sum.counts.set(rank, (sum.counts.get(rank) ?? 0) + count);
  sum.size += other.size;
  sum.leastMs = Math.min(sum.leastMs, other.leastMs);
  sum.greatestMs = Math.max(sum.greatestMs, other.greatestMs);
}

/** The `share` (0–1) percentile by nearest rank, within 1%; null of nothing. */
export function sketchedPercentile({ counts, size, leastMs, greatestMs }: LatencySketch, share: number): number | null {
  if (size === 0) return null;
  const wanted = Math.max(1, Math.ceil(share * size));
  let seen = 0;
  for (const rank of [...counts.keys()].sort((a, b) => a - b)) {
    seen += counts.get(rank) ?? 0;
    if (seen < wanted) continue;
    // The middle of the class, in proportion; but nothing that nobody waited.
    const middleMs = (2 * GROWTH ** rank) / (GROWTH + 1);
    return Math.min(greatestMs, Math.max(leastMs, middleMs));
  }
  return greatestMs;
}
