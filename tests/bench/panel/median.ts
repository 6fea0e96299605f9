import { percentile } from '../routing/measures.ts';

/** The middle of some measured values; NaN of none. */
export function median(values: readonly number[]): number {
  return (
    percentile(
      values.toSorted((one, two) => one - two),
      0.5,
    ) ?? Number.NaN
  );
}
