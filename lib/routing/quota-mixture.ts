import {
  LEVEL,
  QUOTA_FAMILIES,
  type QuotaFamily,
  type QuotaShape,
  STRIDE,
  WEIGHT,
  WEIGHT_UNIT,
} from './quota-hypothesis.ts';
import { at } from './quota-state.ts';
import { shapeAt } from './quota-update.ts';

/** A hypothesis that counts, read out of its packed form. */
export interface WeighedHypothesis {
  readonly family: QuotaFamily;
  readonly shape: QuotaShape;
  /** Units that are left, as of the estimate's last change. */
  readonly level: number;
  /** Relative to the most probable one's, which is 1. */
  readonly probability: number;
}

/** Hypotheses less probable than e⁻⁸ of the most probable are not looked at. */
const NEGLIGIBLE = -8 * WEIGHT_UNIT;

/** Packed hypotheses never change, and are asked about many times before they are replaced. */
const mixtures = new WeakMap<readonly number[], readonly WeighedHypothesis[]>();

/** The hypotheses that count, in the order of their families. */
export function weighedHypotheses(packed: readonly number[]): readonly WeighedHypothesis[] {
  const known = mixtures.get(packed);
  if (known !== undefined) return known;
  const most = mostWeight(packed);
  const mixture: WeighedHypothesis[] = [];
  let base = 0;
  for (const family of QUOTA_FAMILIES) {
    for (const end = base + family.count * STRIDE; base < end; base += STRIDE) {
      const weight = at(packed, base + WEIGHT) - most;
      if (weight < NEGLIGIBLE) continue;
      const probability = Math.exp(weight / WEIGHT_UNIT);
      mixture.push({ family, shape: shapeAt(packed, base), level: at(packed, base + LEVEL), probability });
    }
  }
  mixtures.set(packed, mixture);
  return mixture;
}

function mostWeight(packed: readonly number[]): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let base = WEIGHT; base < packed.length; base += STRIDE) most = Math.max(most, at(packed, base));
  return most;
}
