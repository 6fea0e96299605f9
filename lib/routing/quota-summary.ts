import { acceptanceChance } from './quota-estimate.ts';
import { QUOTA_FAMILIES, REQUEST_COST, SHARE, SIZE, STRIDE, WEIGHT, WEIGHT_UNIT } from './quota-hypothesis.ts';
import { at } from './quota-state.ts';
import { openProbability } from './route-outlook.ts';
import type { RouteState } from './route-state.ts';

/** What is believed of a route's quota, for people. */
export interface QuotaSummary {
  /** Whether it was told (settings, Service Quotas) instead of learned. */
  readonly isKnown: boolean;
  /** Null where no quota was met, or where it does not seem to be of tokens. */
  readonly tokensPerMinute: number | null;
  /** Null likewise. */
  readonly requestsPerMinute: number | null;
  readonly kind: 'bucket' | 'window' | null;
  /** What others use of it, as a share of its size. */
  readonly othersShare: number;
  /** 0–1: the probability of the kind named here, and of a size within a fifth of the one named. */
  readonly confidence: number;
  /** The chance that a call of usual size would be accepted now. */
  readonly acceptanceChance: number;
  /** The probability that the route refuses everything now, whatever is sent. */
  readonly closedProbability: number;
}

/** A size this near to the one named counts as that size. */
const SAME_SIZE_SHARE = 0.2;

/** The summary at a moment. */
export function quotaSummary(route: RouteState, now: number): QuotaSummary {
  const { quota } = route;
  const known = route.route.quota;
  const chances = {
    acceptanceChance: acceptanceChance(quota, quota.callTokens, now, known),
    closedProbability: 1 - openProbability(route, now),
  };
  if (known !== undefined) {
    const { tokensPerMinute = null, requestsPerMinute = null, kind = null } = known;
    return { isKnown: true, tokensPerMinute, requestsPerMinute, kind, othersShare: 0, confidence: 1, ...chances };
  }
  return { isKnown: false, ...mostProbable(quota.hypotheses), ...chances };
}

function mostProbable(
  packed: readonly number[] | null,
): Omit<QuotaSummary, 'isKnown' | 'acceptanceChance' | 'closedProbability'> {
  const none = { tokensPerMinute: null, requestsPerMinute: null, kind: null, othersShare: 0, confidence: 0 };
  if (packed === null) return none;
  const chances = probabilities(packed);
  let index = 0;
  let best = { total: 0, from: 0, family: QUOTA_FAMILIES[0] };
  for (const family of QUOTA_FAMILIES) {
    const total = sum(chances.slice(index, index + family.count));
    if (total > best.total) best = { total, from: index, family };
    index += family.count;
  }
  const { family, from, total } = best;
  if (family === undefined || family.isUnlimited) return { ...none, confidence: total };
  const members = Array.from({ length: family.count }, (_, member) => from + member);
  const mean = (field: number): number =>
    sum(members.map((member) => (chances[member] ?? 0) * at(packed, member * STRIDE + field))) / total;
  const size = mean(SIZE);
  const near = members.filter(
    (member) => Math.abs(at(packed, member * STRIDE + SIZE) - size) <= SAME_SIZE_SHARE * size,
  );
  const isTokens = family.unit === 'tokens';
  return {
    tokensPerMinute: isTokens ? Math.round(size) : null,
    requestsPerMinute: isTokens ? null : Math.round((10 * size) / REQUEST_COST) / 10,
    kind: family.kind,
    othersShare: Math.round(mean(SHARE)) / 1_000,
    confidence: sum(near.map((member) => chances[member] ?? 0)),
  };
}

function probabilities(packed: readonly number[]): readonly number[] {
  const weights = Array.from({ length: packed.length / STRIDE }, (_, index) => at(packed, index * STRIDE + WEIGHT));
  const most = Math.max(...weights);
  const chances = weights.map((weight) => Math.exp((weight - most) / WEIGHT_UNIT));
  const total = sum(chances);
  return chances.map((chance) => chance / total);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
