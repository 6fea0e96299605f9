import { QUOTA_PERIOD_MS, type QuotaFamily, type QuotaShape } from './quota-hypothesis.ts';

/** The client's estimate of its input is some 10 % off, which is some 6 % of a reservation. */
const RESERVATION_ERROR = 0.06;

/** What is uncertain of others' use however lately the route was heard of, in calls. */
const OTHERS_ERROR = 0.15;

/** No hypothesis is ever quite sure: quotas change, and services refuse for reasons of their own. */
export const SUREST_ACCEPTED = 0.985;
const SUREST_REFUSED = 0.05;

/**
 * How uncertain a hypothetical level is (one standard deviation, in units): the reservation's own error, and what others
 * may have taken since the route was last heard of. Others' calls come at random, so their sum has the variance
 * (expected calls) × (cost of a call)².
 */
export function levelSpread(
  { kind, isSteady }: QuotaFamily,
  { size, share }: QuotaShape,
  reservation: number,
  sinceMs: number,
  callCost: number,
): number {
  const own = RESERVATION_ERROR * reservation;
  if (share === 0 || isSteady) return own;
  const taken = ((share / 1_000) * size * Math.max(0, sinceMs)) / QUOTA_PERIOD_MS;
  const most = kind === 'bucket' ? Math.max(callCost, 0.15 * size) : 0.3 * size;
  const rest = OTHERS_ERROR * callCost;
  return Math.sqrt(own * own + rest * rest + Math.min(taken * callCost, most * most));
}

/** The chance that a quota which should have `room` units left over after a call really had room for it. */
export function chanceOfRoom(room: number, spread: number): number {
  const deviations = room / Math.max(1, spread);
  // Far from the edge, where most hypotheses are, the bounds are the answer: no need to work out which.
  if (deviations > 2.5) return SUREST_ACCEPTED;
  if (deviations < -1.8) return SUREST_REFUSED;
  // The logistic function with 1.702 times the argument is the normal distribution function to within 0.01.
  const chance = 1 / (1 + Math.exp(-1.702 * deviations));
  return Math.min(SUREST_ACCEPTED, Math.max(SUREST_REFUSED, chance));
}

/**
 * By how much an outcome moves a level: to the mean of what is left of its normal distribution once an accepted call
 * must have had room, or a refused one none. Without this, small errors of a hypothesis' size would add up for ever.
 */
export function levelCorrection(room: number, spread: number, accepted: boolean): number {
  const deviations = room / Math.max(1, spread);
  if (deviations < -3) return accepted ? -room : 0;
  if (deviations > 3) return accepted ? 0 : -room - spread / 2;
  const density = 0.3989 * Math.exp((-deviations * deviations) / 2);
  const chance = chanceOfRoom(room, spread);
  return accepted ? (spread * density) / chance : (-spread * density) / (1 - chance);
}
