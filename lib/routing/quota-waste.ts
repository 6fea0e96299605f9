import { levelAfter, QUOTA_PERIOD_MS, windowStart } from './quota-hypothesis.ts';
import { weighedHypotheses } from './quota-mixture.ts';
import type { QuotaState } from './quota-state.ts';
import { costIn } from './quota-update.ts';

/** A bucket this full, as a share of its size, loses what flows in. */
const FULL_SHARE = 0.98;

/**
 * Whether, by the more probable half of the hypotheses, room was lost before a call that begins at `nowMs` (ms after the
 * estimate's origin): a bucket was full, or a window ended in which another call had fitted.
 */
export function hasSpilled({ hypotheses, callTokens, updatedMs }: QuotaState, nowMs: number): boolean {
  if (hypotheses === null) return true;
  let spilled = 0;
  let total = 0;
  const refilled = (nowMs - updatedMs) / QUOTA_PERIOD_MS;
  for (const { family, shape, level, probability } of weighedHypotheses(hypotheses)) {
    if (family.isUnlimited) continue;
    total += probability;
    // No bucket fills faster than without others, and few can be full: most need no closer look.
    if (family.kind === 'bucket' && level + refilled * shape.size < FULL_SHARE * shape.size) continue;
    const cost = costIn(family, callTokens);
    const isLost =
      family.kind === 'window'
        ? windowStart(shape.phase, nowMs) > updatedMs && level >= cost
        : levelAfter(family, shape, level, updatedMs, nowMs, cost) >= FULL_SHARE * shape.size;
    if (isLost) spilled += probability;
  }
  return spilled > total / 2;
}

/**
 * How probable it is that room is lost by waiting: certain where some was since the last throttle, for want of use; else
 * it is when others take what is left.
 */
export function lostProbability({ hypotheses, originAtMs, spilledMs = 0 }: QuotaState, throttledAtMs: number): number {
  if (hypotheses === null || originAtMs === null) return 0;
  if (originAtMs + spilledMs > throttledAtMs) return 1;
  let shared = 0;
  let total = 0;
  for (const { family, probability } of weighedHypotheses(hypotheses)) {
    total += probability;
    if (family.isShared && !family.isSteady) shared += probability;
  }
  return shared / total;
}

/** The probability that the route has no quota which our use could meet. */
export function unlimitedProbability({ hypotheses }: QuotaState): number {
  if (hypotheses === null) return 1;
  let unlimited = 0;
  let total = 0;
  for (const { family, probability } of weighedHypotheses(hypotheses)) {
    total += probability;
    if (family.isUnlimited) unlimited += probability;
  }
  return unlimited / total;
}
