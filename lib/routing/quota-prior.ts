import type { KnownQuota } from './known-quota.ts';
import {
  applies,
  levelAfter,
  QUOTA_FAMILIES,
  QUOTA_PERIOD_MS,
  type QuotaFamily,
  type QuotaShape,
  REQUEST_COST,
  UNLIMITED_SIZE,
  WEIGHT_UNIT,
} from './quota-hypothesis.ts';
import { chanceOfRoom, levelCorrection, levelSpread } from './quota-likelihood.ts';
import { GOLDEN, pickByWeight } from './quota-resample.ts';
import { at, CHARGE_REFUSED, CHARGE_SETTLEMENT, CHARGE_STRIDE, pack, type QuotaState } from './quota-state.ts';

/** What others take of the quota, in thousandths, with the probability given to each before anything is known. */
const SHARES: readonly (readonly [share: number, prior: number])[] = [
  [200, 0.25],
  [500, 0.3],
  [800, 0.25],
  [1_300, 0.2],
];
const ALONE: typeof SHARES = [[0, 1]];
const STEADY_SHARES: typeof SHARES = [
  [250, 0.35],
  [500, 0.4],
  [750, 0.25],
];

/** Before anything is known: AWS says that quotas are of tokens, and not whether they are buckets or windows. */
const FAMILY_PRIORS = [0.3, 0.28, 0.1, 0.05, 0.18, 0.06, 0.05, 0.05];

/** The prior of what a told quota excludes. */
const IMPOSSIBLE = 1e-9;

/** Who tells a quota means it to be this client's own: that others share it is this much less probable. */
const TOLD_SHARED = 0.2;

/** Sizes tried, from a fraction to a multiple of what was used in the last minute, evenly on a logarithmic scale. */
const SIZES = 28;
/** Families that differ in nothing else try more: a quota of three calls or four is a matter of a few per cent. */
const LONE_SIZES = 56;
const SMALLEST = 0.25;
const LARGEST = 3;
const PHASES = 10;

/** A call in flight for less than this may yet be refused, and is no evidence. */
const TOO_YOUNG_MS = 1_500;

interface Candidate extends QuotaShape {
  readonly level: number;
  readonly weight: number;
}

/**
 * The hypotheses after the first refusal: every size, share and phase is played through the history, and each family
 * keeps those that explain it best.
 */
export function firstHypotheses(
  state: QuotaState,
  nowMs: number,
  known: KnownQuota | undefined,
  closed: number,
  prior: number,
): number[] {
  const packed: number[] = [];
  let index = 0;
  for (const [place, family] of QUOTA_FAMILIES.entries()) {
    const familyWeight = Math.log(familyPrior(family, place, known, closed)) * WEIGHT_UNIT;
    const candidates = candidatesOf(family, state, nowMs, known, prior);
    const total = logSum(candidates.map(({ weight }) => weight));
    const picked = pickByWeight(
      candidates.map(({ weight }) => weight),
      family.count,
    );
    for (const choice of picked) {
      const candidate = candidates[choice];
      const { size, share, phase, level } = candidate ?? { size: 1, share: 0, phase: 0, level: 0 };
      pack(packed, index, size, share, phase, level, familyWeight + total - Math.log(family.count) * WEIGHT_UNIT);
      index += 1;
    }
  }
  return packed;
}

/** `closed`: how probable it is that the refusal was a closure's, and there is no quota in the way. */
function familyPrior(family: QuotaFamily, place: number, known: KnownQuota | undefined, closed: number): number {
  const prior = FAMILY_PRIORS[place] ?? 0.1;
  if (known === undefined) return family.isUnlimited ? Math.max(prior, closed) : prior;
  if (!applies(family, known)) return IMPOSSIBLE;
  return family.isShared ? prior * TOLD_SHARED : prior;
}

function candidatesOf(
  family: QuotaFamily,
  state: QuotaState,
  nowMs: number,
  known: KnownQuota | undefined,
  closed: number,
): readonly Candidate[] {
  if (family.isUnlimited) {
    const shape = { size: UNLIMITED_SIZE, share: 0, phase: 0 };
    return [{ ...shape, ...replay(family, shape, state, nowMs, closed) }];
  }
  const told = family.unit === 'tokens' ? known?.tokensPerMinute : known?.requestsPerMinute;
  const used = family.unit === 'tokens' ? usedTokens(state, nowMs) : usedCalls(state, nowMs) * REQUEST_COST;
  const smallest = Math.max(used * SMALLEST, family.unit === 'tokens' ? state.callTokens * 0.5 : REQUEST_COST);
  const ratio = Math.max(2, (used * LARGEST) / smallest);
  const count = told == null ? (family.kind === 'bucket' && !family.isShared ? LONE_SIZES : SIZES) : 1;
  const sizeAt = (place: number): number =>
    told == null ? smallest * ratio ** (place / count) : told * (family.unit === 'requests' ? REQUEST_COST : 1);
  const shares = family.isSteady ? STEADY_SHARES : family.isShared ? SHARES : ALONE;
  const phases =
    family.kind === 'bucket'
      ? [0]
      : Array.from(
          { length: told == null ? PHASES : 3 * PHASES },
          (_, step) => (step * QUOTA_PERIOD_MS) / (told == null ? PHASES : 3 * PHASES),
        );
  const candidates: Candidate[] = [];
  for (let place = 0; place < count; place += 1) {
    for (const [choice, [share, prior]] of shares.entries()) {
      for (const [turn, phase] of phases.entries()) {
        // Each share and phase has sizes of its own between the others': more are tried for the same work.
        const size = sizeAt(place + (((choice + turn * shares.length) * GOLDEN) % 1));
        const { level, weight } = replay(family, { size, share, phase }, state, nowMs, closed);
        candidates.push({
          size,
          share,
          phase,
          level,
          weight: weight + WEIGHT_UNIT * Math.log(prior / (count * phases.length)),
        });
      }
    }
  }
  return candidates;
}

/** Plays the history through a hypothesis that began full. */
export function replay(
  family: QuotaFamily,
  shape: QuotaShape,
  state: QuotaState,
  nowMs: number,
  closed: number,
): { readonly level: number; readonly weight: number } {
  const { history } = state;
  const callCost = family.unit === 'tokens' ? state.callTokens : REQUEST_COST;
  let level = shape.size;
  let weight = 0;
  let lastMs = at(history, 0);
  for (let base = 0; base < history.length; base += CHARGE_STRIDE) {
    const atMs = at(history, base);
    const tokens = at(history, base + 1);
    const kind = at(history, base + 2);
    level = levelAfter(family, shape, level, lastMs, atMs, callCost);
    if (kind === CHARGE_SETTLEMENT) {
      if (family.unit === 'tokens') level = Math.min(shape.size, level - tokens);
    } else {
      const cost = family.unit === 'tokens' ? tokens : REQUEST_COST;
      const accepted = kind !== CHARGE_REFUSED;
      if (!accepted || nowMs - atMs > TOO_YOUNG_MS) {
        const spread = levelSpread(family, shape, cost, atMs - lastMs, callCost);
        const room = level - cost;
        const chance = chanceOfRoom(room, spread);
        const byQuota = accepted ? chance : (1 - closed) * (1 - chance);
        const likelihood = byQuota + (accepted ? 0 : closed);
        weight += WEIGHT_UNIT * Math.log(likelihood);
        level += (byQuota / likelihood) * levelCorrection(room, spread, accepted);
      }
      if (accepted) level -= cost;
    }
    lastMs = atMs;
  }
  return { level: levelAfter(family, shape, level, lastMs, nowMs, callCost), weight };
}

/** Tokens charged in the last minute, refused calls included: they say what did not fit. */
export function usedTokens(state: QuotaState, nowMs: number): number {
  let sum = 0;
  for (let base = 0; base < state.history.length; base += CHARGE_STRIDE) {
    if (at(state.history, base) > nowMs - QUOTA_PERIOD_MS) sum += at(state.history, base + 1);
  }
  return sum;
}

function usedCalls(state: QuotaState, nowMs: number): number {
  let sum = 0;
  for (let base = 0; base < state.history.length; base += CHARGE_STRIDE) {
    if (at(state.history, base) > nowMs - QUOTA_PERIOD_MS && at(state.history, base + 2) !== CHARGE_SETTLEMENT)
      sum += 1;
  }
  return sum;
}

function logSum(weights: readonly number[]): number {
  const most = Math.max(...weights);
  return (
    most + WEIGHT_UNIT * Math.log(weights.reduce((sum, weight) => sum + Math.exp((weight - most) / WEIGHT_UNIT), 0))
  );
}
