import {
  LEVEL,
  levelAfter,
  PHASE,
  QUOTA_FAMILIES,
  QUOTA_PERIOD_MS,
  type QuotaFamily,
  type QuotaShape,
  REQUEST_COST,
  SHARE,
  SIZE,
  STRIDE,
  WEIGHT,
  WEIGHT_UNIT,
  windowStart,
} from './quota-hypothesis.ts';
import { chanceOfRoom, levelCorrection, levelSpread } from './quota-likelihood.ts';
import { at, type QuotaMark, type QuotaState, whole } from './quota-state.ts';

/** Calls `visit` for each hypothesis with its place in the packed array. */
export function forEachHypothesis(visit: (family: QuotaFamily, base: number) => void): void {
  let index = 0;
  for (const family of QUOTA_FAMILIES) {
    for (let member = 0; member < family.count; member += 1, index += 1) visit(family, index * STRIDE);
  }
}

/** The shape of the hypothesis at `base`. */
export function shapeAt(packed: readonly number[], base: number): QuotaShape {
  return { size: at(packed, base + SIZE), share: at(packed, base + SHARE), phase: at(packed, base + PHASE) };
}

/** What a call costs in a family's unit. */
export function costIn(family: QuotaFamily, tokens: number): number {
  return family.unit === 'tokens' ? tokens : REQUEST_COST;
}

/** The levels brought to `toMs`. */
export function advanced(state: QuotaState, packed: readonly number[], toMs: number): number[] {
  const next = packed.slice();
  forEachHypothesis((family, base) => {
    const level = levelAfter(
      family,
      shapeAt(packed, base),
      at(packed, base + LEVEL),
      state.updatedMs,
      toMs,
      costIn(family, state.callTokens),
    );
    next[base + LEVEL] = whole(level);
  });
  return next;
}

/** What an outcome says: which call, what it reserved, when it began, whether it was accepted. */
export interface Observation {
  readonly accepted: boolean;
  readonly reservation: number;
  readonly mark: QuotaMark;
  readonly startedMs: number;
  readonly nowMs: number;
  /** The probability that the route was refusing everything when the call began. */
  readonly closed: number;
}

/**
 * Weighs every hypothesis by how well it foretold the outcome of a call, and moves its level to agree with it. `packed`
 * is already advanced to the moment of the observation, and is changed.
 */
export function weigh(state: QuotaState, packed: number[], seen: Observation): void {
  const { accepted, mark, startedMs, nowMs, closed } = seen;
  const laterTokens = state.chargedTokens - mark.tokens;
  const laterCalls = (state.calls - mark.calls) * REQUEST_COST;
  forEachHypothesis((family, base) => {
    const shape = shapeAt(packed, base);
    if (family.kind === 'window' && windowStart(shape.phase, nowMs) > startedMs) return;
    const reservation = costIn(family, seen.reservation);
    const later = family.unit === 'tokens' ? laterTokens : laterCalls;
    const refilled =
      family.kind === 'bucket'
        ? ((shape.size * Math.max(0, 1 - shape.share / 1_000)) / QUOTA_PERIOD_MS) * (nowMs - startedMs)
        : 0;
    const room = at(packed, base + LEVEL) + later - refilled;
    const spread = levelSpread(
      family,
      shape,
      reservation,
      startedMs - state.observedMs,
      costIn(family, state.callTokens),
    );
    const chance = chanceOfRoom(room, spread);
    const byQuota = (1 - closed) * (accepted ? chance : 1 - chance);
    const likelihood = byQuota + (accepted ? 0 : closed);
    packed[base + WEIGHT] = whole(at(packed, base + WEIGHT) + WEIGHT_UNIT * Math.log(likelihood));
    const trust = byQuota / likelihood;
    const level = at(packed, base + LEVEL) + trust * levelCorrection(room, spread, accepted);
    packed[base + LEVEL] = whole(Math.min(shape.size, level));
  });
}

/** Charges a call (or gives back a refused one's charge, with negative amounts). `packed` is changed. */
export function charge(packed: number[], tokens: number, calls: number, startedMs: number, nowMs: number): void {
  forEachHypothesis((family, base) => {
    // What was charged to a window that is over is gone with it.
    if (family.kind === 'window' && windowStart(at(packed, base + PHASE), nowMs) > startedMs) return;
    const amount = family.unit === 'tokens' ? tokens : calls * REQUEST_COST;
    packed[base + LEVEL] = whole(Math.min(at(packed, base + SIZE), at(packed, base + LEVEL) - amount));
  });
}
