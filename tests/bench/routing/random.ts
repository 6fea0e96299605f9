/** Gives numbers with 0 ≤ x < 1. */
export type Random = () => number;

/**
 * A stream of chance that belongs to a purpose: the same seed and the same keys give the same numbers, whatever other
 * streams were read. So every policy meets the same arrivals, tokens and latencies.
 */
export function randomStream(seed: number, ...keys: readonly (string | number)[]): Random {
  let hash = mix(0x9e3779b9, seed);
  for (const key of keys) {
    if (typeof key === 'number') hash = mix(hash, key);
    else for (let index = 0; index < key.length; index++) hash = mix(hash, key.charCodeAt(index));
  }
  return sfc32(mix(hash, 1), mix(hash, 2), mix(hash, 3));
}

/** A number from the normal distribution (Box and Muller). */
export function normal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return radius * Math.cos(2 * Math.PI * random());
}

/** A length from the exponential distribution; 0 when the mean is. */
export function exponential(random: Random, mean: number): number {
  return -Math.log(1 - random()) * mean;
}

/** The 95th percentile of the standard normal distribution. */
const Z_95 = 1.6448536269514722;

/** A length from the log-normal distribution with this median and 95th percentile. */
export function logNormal(random: Random, median: number, p95: number): number {
  return median * Math.exp((normal(random) * Math.log(p95 / median)) / Z_95);
}

/** MurmurHash3's mixing of one 32-bit block. */
function mix(hash: number, block: number): number {
  let key = Math.imul(block | 0, 0xcc9e2d51);
  key = Math.imul((key << 15) | (key >>> 17), 0x1b873593);
  let mixed = hash ^ key;
  mixed = Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** Doty-Humphrey's Small Fast Counting generator, 32 bits. */
function sfc32(first: number, second: number, third: number): Random {
  let a = first | 0;
  let b = second | 0;
  let c = third | 0;
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let round = 0; round < 12; round++) next();
  return next;
}
