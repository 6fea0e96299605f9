import type { KnownQuota } from './known-quota.ts';

/**
 * What a quota may be. The hypotheses of a family differ in size, in what others take of it, and (windows) in phase.
 *
 * - `tokens` or `requests` per minute: what a call is charged. A request is charged `REQUEST_COST` units, so that both
 *   count in integers.
 * - a bucket holds one minute's quota and refills evenly; a window is filled anew every 60 s.
 */
export interface QuotaFamily {
  readonly unit: 'tokens' | 'requests';
  readonly kind: 'bucket' | 'window';
  /** How many hypotheses it has. */
  readonly count: number;
  /** Others use it too. */
  readonly isShared?: boolean;
  /** What others use is a steady flow, and they do not give way. */
  readonly isSteady?: boolean;
  /** There is no quota that our use could meet. */
  readonly isUnlimited?: boolean;
}

/** Far more than any quota: the size of one that is none. */
export const UNLIMITED_SIZE = 1e10;

/** The families, in the order in which their hypotheses are packed. */
export const QUOTA_FAMILIES: readonly QuotaFamily[] = [
  { unit: 'tokens', kind: 'bucket', count: 1, isUnlimited: true },
  { unit: 'tokens', kind: 'bucket', count: 12 },
  { unit: 'tokens', kind: 'bucket', count: 14, isShared: true },
  { unit: 'tokens', kind: 'bucket', count: 8, isShared: true, isSteady: true },
  { unit: 'tokens', kind: 'window', count: 12 },
  { unit: 'tokens', kind: 'window', count: 8, isShared: true },
  { unit: 'requests', kind: 'bucket', count: 6 },
  { unit: 'requests', kind: 'window', count: 10 },
];

/** Whether a family is among what is possible once the quota is known: its kind and its units, alone or shared. */
export function applies(family: QuotaFamily, known: KnownQuota | undefined): boolean {
  if (known === undefined) return true;
  const size = family.unit === 'tokens' ? known.tokensPerMinute : known.requestsPerMinute;
  return size != null && !family.isUnlimited && (known.kind === undefined || known.kind === family.kind);
}

/** How many hypotheses there are in all. */
export const HYPOTHESES = QUOTA_FAMILIES.reduce((sum, { count }) => sum + count, 0);

/** What one call costs in the units of a `requests` hypothesis. */
export const REQUEST_COST = 1_000;

/** One minute: what quotas are per, how much a bucket holds, how long a window is. */
export const QUOTA_PERIOD_MS = 60_000;

/**
 * Hypotheses are packed into one array of integers, five for each (`SIZE` … `WEIGHT`), to be cheap to store and to copy.
 *
 * - `SIZE`: units per minute;
 * - `SHARE`: what others want of it, in thousandths of the size (may exceed 1,000);
 * - `PHASE`: when windows begin, ms after the origin of the estimate (0 ≤ x < 60,000); unused by buckets;
 * - `LEVEL`: units that are left; may be negative, since a call may be settled above its reservation;
 * - `WEIGHT`: natural logarithm of its relative probability, in hundredths (`WEIGHT_UNIT`).
 */
export const SIZE = 0;
export const SHARE = 1;
export const PHASE = 2;
export const LEVEL = 3;
export const WEIGHT = 4;
export const STRIDE = 5;

/** Weights are natural logarithms times this. */
export const WEIGHT_UNIT = 100;

/** Parameters of one hypothesis. */
export interface QuotaShape {
  readonly size: number;
  readonly share: number;
  readonly phase: number;
}

/**
 * What is left of a hypothetical quota at `toMs`, having been `level` at `fromMs` (both ms after the origin of the
 * estimate), if we ourselves do nothing.
 *
 * Others take `share` of the size per minute as long as there is enough for one of their calls (`callCost`), and less in
 * proportion below that: those that are refused go elsewhere.
 */
export function levelAfter(
  { kind, isSteady }: QuotaFamily,
  { size, share, phase }: QuotaShape,
  level: number,
  fromMs: number,
  toMs: number,
  callCost: number,
): number {
  const perMs = size / QUOTA_PERIOD_MS;
  const others = share / 1_000;
  if (kind === 'window') {
    const began = windowStart(phase, toMs);
    if (began > fromMs) return drained(size, perMs * others, toMs - began);
    return drained(level, perMs * others, toMs - fromMs);
  }
  const elapsedMs = toMs - fromMs;
  if (others === 0) return Math.min(size, level + perMs * elapsedMs);
  if (isSteady) return Math.max(Math.min(0, level), Math.min(size, level + perMs * (1 - others) * elapsedMs));
  return bucketLevelAfter(level, size, perMs, others, elapsedMs, callCost);
}

/** When the window that holds `atMs` began. */
export function windowStart(phase: number, atMs: number): number {
  return Math.floor((atMs - phase) / QUOTA_PERIOD_MS) * QUOTA_PERIOD_MS + phase;
}

function drained(level: number, perMs: number, elapsedMs: number): number {
  return Math.max(Math.min(0, level), level - perMs * elapsedMs);
}

/** dL/dt = r (1 − s) above one call's cost c; r (1 − s L/c) below, where it tends to c/s. */
function bucketLevelAfter(
  level: number,
  size: number,
  perMs: number,
  others: number,
  elapsedMs: number,
  callCost: number,
): number {
  let current = level;
  let leftMs = elapsedMs;
  const net = perMs * (1 - others);
  if (current >= callCost) {
    if (net >= 0) return Math.min(size, current + net * leftMs);
    const fallMs = (current - callCost) / -net;
    if (fallMs >= leftMs) return current + net * leftMs;
    leftMs -= fallMs;
    current = callCost;
  }
  const rest = callCost / others;
  const rate = (perMs * others) / callCost;
  if (rest > callCost) {
    const riseMs = Math.log((rest - current) / (rest - callCost)) / rate;
    if (riseMs < leftMs) return Math.min(size, callCost + net * (leftMs - riseMs));
  }
  return rest + (current - rest) * Math.exp(-rate * leftMs);
}
