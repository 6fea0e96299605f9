import { type Random, randomStream } from '../routing/random.ts';

export { type Random, randomStream };

/** A whole number from 0 to `count` − 1. */
export function below(random: Random, count: number): number {
  return Math.floor(random() * count);
}

/** One of the values; undefined of none. */
export function pick<T>(random: Random, values: readonly T[]): T | undefined {
  return values[below(random, values.length)];
}

/** The values in another order (Fisher and Yates). */
export function shuffled<T>(random: Random, values: readonly T[]): T[] {
  const result = [...values];
  for (let i = result.length - 1; i > 0; i--) {
    const j = below(random, i + 1);
    const kept = result[i] as T;
    result[i] = result[j] as T;
    result[j] = kept;
  }
  return result;
}
