/** Chance that repeats itself: the same seed gives the same numbers, 0 ≤ x < 1. A linear congruential generator. */
export function fakeRandom(seed: number): () => number {
  let value = seed >>> 0;
  return () => {
    value = (Math.imul(value, 1_664_525) + 1_013_904_223) >>> 0;
    return value / 2 ** 32;
  };
}
