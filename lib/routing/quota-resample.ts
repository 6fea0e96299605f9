import type { KnownQuota } from './known-quota.ts';
import {
  LEVEL,
  PHASE,
  QUOTA_FAMILIES,
  QUOTA_PERIOD_MS,
  SHARE,
  SIZE,
  STRIDE,
  WEIGHT,
  WEIGHT_UNIT,
} from './quota-hypothesis.ts';
import { at, pack, whole } from './quota-state.ts';

/** A family may be this much (in weight, e⁻⁴) less probable than the most probable, and no less: quotas change. */
const FAMILY_FLOOR = -4 * WEIGHT_UNIT;

/** How far copies are moved from what they copy. */
const SIZE_JITTER = 0.06;
const SHARE_JITTER = 150;
const PHASE_JITTER_MS = 2_500;

/** The golden ratio's fraction: its multiples modulo 1 are spread evenly, and need no chance. */
export const GOLDEN = 0.618_033_988_75;

/** Places of `count` among these weights, each as often as its probability says (systematic resampling). */
export function pickByWeight(weights: readonly number[], count: number): readonly number[] {
  const most = Math.max(...weights);
  const chances = weights.map((weight) => Math.exp((weight - most) / WEIGHT_UNIT));
  const total = chances.reduce((sum, chance) => sum + chance, 0);
  const picked: number[] = [];
  let place = 0;
  let sum = chances[0] ?? 0;
  for (let step = 0; step < count; step += 1) {
    const target = ((step + 0.5) / count) * total;
    while (sum < target && place < chances.length - 1) {
      place += 1;
      sum += chances[place] ?? 0;
    }
    picked.push(place);
  }
  return picked;
}

/**
 * Keeps the weights in bounds, and replaces hypotheses that have become improbable by variants of the probable ones,
 * family by family, so that precision goes where the probability is. `turn` varies the variants. Changes `packed`.
 */
export function tended(packed: number[], turn: number, known: KnownQuota | undefined): number[] {
  const totals = familyTotals(packed);
  const most = Math.max(...totals);
  let index = 0;
  for (const [place, family] of QUOTA_FAMILIES.entries()) {
    const total = totals[place] ?? most;
    const shift = Math.max(total, most + FAMILY_FLOOR) - total - most;
    const weights = Array.from({ length: family.count }, (_, member) => at(packed, (index + member) * STRIDE + WEIGHT));
    for (let member = 0; member < family.count; member += 1) {
      const base = (index + member) * STRIDE + WEIGHT;
      packed[base] = whole(at(packed, base) + shift);
    }
    if (effectiveCount(weights) < family.count / 2)
      renew(packed, index, weights, total + shift, {
        turn,
        mostShare: family.isSteady ? 950 : 3_000,
        isSizeKnown: known !== undefined,
        isWindow: family.kind === 'window',
      });
    index += family.count;
  }
  return packed;
}

interface Variation {
  readonly turn: number;
  readonly mostShare: number;
  readonly isSizeKnown: boolean;
  readonly isWindow: boolean;
}

function renew(
  packed: number[],
  from: number,
  weights: readonly number[],
  total: number,
  { turn, mostShare, isSizeKnown, isWindow }: Variation,
): void {
  const { length } = weights;
  const source = packed.slice(from * STRIDE, (from + length) * STRIDE);
  const weight = total - WEIGHT_UNIT * Math.log(length);
  const picked = pickByWeight(weights, length);
  for (let member = 0; member < length; member += 1) {
    const base = (picked[member] ?? 0) * STRIDE;
    const isCopy = member > 0 && picked[member] === picked[member - 1];
    const noise = (salt: number): number =>
      isCopy ? 2 * (((turn * 7 + member * 3 + salt * 11 + 1) * GOLDEN) % 1) - 1 : 0;
    const size = at(source, base + SIZE) * (1 + (isSizeKnown ? 0 : SIZE_JITTER * noise(0)));
    const before = at(source, base + SHARE);
    const share = before === 0 ? 0 : Math.min(mostShare, Math.max(20, before + SHARE_JITTER * noise(1)));
    const phase = isWindow
      ? (at(source, base + PHASE) + PHASE_JITTER_MS * noise(2) + QUOTA_PERIOD_MS) % QUOTA_PERIOD_MS
      : 0;
    pack(packed, from + member, size, share, phase, Math.min(size, at(source, base + LEVEL)), weight);
  }
}

function familyTotals(packed: readonly number[]): readonly number[] {
  let index = 0;
  return QUOTA_FAMILIES.map(({ count }) => {
    const weights = Array.from({ length: count }, (_, member) => at(packed, (index + member) * STRIDE + WEIGHT));
    index += count;
    const most = Math.max(...weights);
    return (
      most + WEIGHT_UNIT * Math.log(weights.reduce((sum, weight) => sum + Math.exp((weight - most) / WEIGHT_UNIT), 0))
    );
  });
}

/** (Σw)² / Σw²: how many hypotheses carry the probability. */
function effectiveCount(weights: readonly number[]): number {
  const most = Math.max(...weights);
  let sum = 0;
  let squares = 0;
  for (const weight of weights) {
    const chance = Math.exp((weight - most) / WEIGHT_UNIT);
    sum += chance;
    squares += chance * chance;
  }
  return (sum * sum) / squares;
}
