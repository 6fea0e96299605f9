import type { KnownQuota } from './known-quota.ts';
import { applies, levelAfter } from './quota-hypothesis.ts';
import { chanceOfRoom, levelSpread } from './quota-likelihood.ts';
import { weighedHypotheses } from './quota-mixture.ts';
import { firstHypotheses, usedTokens } from './quota-prior.ts';
import { tended } from './quota-resample.ts';
import {
  at,
  CHARGE_ACCEPTED,
  CHARGE_REFUSED,
  CHARGE_SETTLEMENT,
  CHARGE_STRIDE,
  type QuotaMark,
  type QuotaState,
  withCharge,
} from './quota-state.ts';
import { advanced, charge, costIn, type Observation, weigh } from './quota-update.ts';
import { hasSpilled } from './quota-waste.ts';

/**
 * How probable it is that a route's first refusal of all is its quota's doing, after very much use; a refusal after little
 * use speaks for a closure.
 */
const FIRST_QUOTA_CHANCE = 0.2;

/** How much a new call's reservation weighs in the mean. */
const CALL_WEIGHT = 0.1;

/** A call that has begun, as the estimate knows it. */
export interface ChargedCall {
  readonly reservation: number;
  readonly startedAtMs: number;
  readonly mark: QuotaMark;
}

/** A call begins: its reservation is charged. */
export function quotaAfterStart(
  state: QuotaState,
  reservation: number,
  now: number,
  known: KnownQuota | undefined,
): QuotaState {
  const originAtMs = state.originAtMs ?? now;
  const nowMs = now - originAtMs;
  const callTokens =
    state.calls === 0 ? reservation : state.callTokens + (reservation - state.callTokens) * CALL_WEIGHT;
  const begun: QuotaState = { ...state, originAtMs, callTokens: Math.round(callTokens) };
  const hypotheses = begun.hypotheses ?? (known === undefined ? null : firstHypotheses(begun, nowMs, known, 0, 0));
  const packed = hypotheses === null ? null : advanced(begun, hypotheses, nowMs);
  if (packed !== null) charge(packed, reservation, 1, nowMs, nowMs);
  const chargedTokens = state.chargedTokens + reservation;
  const calls = state.calls + 1;
  const history = withCharge(state.history, nowMs, reservation, CHARGE_ACCEPTED);
  const spilledMs = hasSpilled(begun, nowMs) ? nowMs : (state.spilledMs ?? 0);
  return { ...begun, updatedMs: nowMs, spilledMs, chargedTokens, calls, hypotheses: packed, history };
}

/** A call was accepted: there was room for it when it began. */
export function quotaAfterAcceptance(
  state: QuotaState,
  call: ChargedCall,
  now: number,
  known: KnownQuota | undefined,
): QuotaState {
  const nowMs = now - (state.originAtMs ?? now);
  const startedMs = call.startedAtMs - (state.originAtMs ?? now);
  const observedMs = Math.max(state.observedMs, startedMs);
  if (state.hypotheses === null) return { ...state, observedMs };
  const packed = advanced(state, state.hypotheses, nowMs);
  weigh(state, packed, { ...call, accepted: true, startedMs, nowMs, closed: 0 });
  return { ...state, updatedMs: nowMs, observedMs, hypotheses: tended(packed, state.calls, known) };
}

/** The probability that a call which was refused would be, by the quota alone. */
export function refusalChance(
  state: QuotaState,
  call: ChargedCall,
  now: number,
  known: KnownQuota | undefined,
): number {
  if (state.hypotheses === null) {
    // Calls that began after this one cannot have kept it out.
    const used = usedTokens(state, now - (state.originAtMs ?? now)) - (state.chargedTokens - call.mark.tokens);
    const earlier = Math.max(0, used / Math.max(1, call.reservation) - 1);
    return Math.max(0.01, (FIRST_QUOTA_CHANCE * earlier) / (earlier + 2));
  }
  return 1 - acceptanceChance(state, 0, now, known);
}

/** A call was refused. `closed`: the probability that it was because the route refuses everything. */
export function quotaAfterRefusal(
  state: QuotaState,
  call: ChargedCall,
  prior: number,
  closed: number,
  now: number,
  known: KnownQuota | undefined,
): QuotaState {
  const { originAtMs } = state;
  const trust = 1 - closed;
  if (originAtMs === null) return state;
  const nowMs = now - originAtMs;
  const startedMs = call.startedAtMs - originAtMs;
  const history =
    trust > 0.3
      ? markedRefused(state.history, startedMs, call.reservation)
      : withoutCall(state.history, startedMs, call.reservation);
  const next: QuotaState = { ...state, history, observedMs: Math.max(state.observedMs, startedMs) };
  const refunded = { chargedTokens: state.chargedTokens - call.reservation, calls: state.calls - 1 };
  if (state.hypotheses === null) {
    if (trust <= 0.3) return { ...next, ...refunded };
    return { ...next, ...refunded, updatedMs: nowMs, hypotheses: firstHypotheses(next, nowMs, known, closed, prior) };
  }
  const packed = advanced(state, state.hypotheses, nowMs);
  const seen: Observation = { ...call, accepted: false, startedMs, nowMs, closed: prior };
  weigh(state, packed, seen);
  charge(packed, -call.reservation, -1, startedMs, nowMs);
  return { ...next, ...refunded, updatedMs: nowMs, hypotheses: tended(packed, state.calls, known) };
}

/** A call was settled: `tokens` more than its reservation were charged (less, when negative). */
export function quotaAfterSettlement(state: QuotaState, call: ChargedCall, tokens: number, now: number): QuotaState {
  if (state.originAtMs === null || tokens === 0) return state;
  const nowMs = now - state.originAtMs;
  const packed = state.hypotheses === null ? null : advanced(state, state.hypotheses, nowMs);
  if (packed !== null) charge(packed, tokens, 0, call.startedAtMs - state.originAtMs, nowMs);
  return {
    ...state,
    updatedMs: nowMs,
    chargedTokens: state.chargedTokens + tokens,
    hypotheses: packed,
    history: withCharge(state.history, nowMs, tokens, CHARGE_SETTLEMENT),
  };
}

/** What is foretold of a call. */
export interface Foretold {
  /** The probability that the quota has room for it; 1 while no quota is known of. */
  readonly chance: number;
  /**
   * How far the hypotheses disagree about it: the variance of their chances, at most ¼. It is what the call's outcome would
   * tell of the quota; what is uncertain by nature, because others use the quota too, is not in it. 0 of a told quota.
   */
  readonly doubt: number;
}

/** The probability that the quota has room for a call with this reservation at a moment; 1 while no quota is known of. */
export function acceptanceChance(
  state: QuotaState,
  reservation: number,
  now: number,
  known: KnownQuota | undefined,
): number {
  return foretell(state, reservation, now, known).chance;
}

/**
 * What the estimate says of a call with this reservation at a moment. Learned hypotheses exclude one another, and their
 * chances are averaged; told limits on tokens and on requests hold both.
 */
export function foretell(state: QuotaState, reservation: number, now: number, known: KnownQuota | undefined): Foretold {
  const { hypotheses, originAtMs, callTokens, updatedMs, observedMs } = state;
  if (hypotheses === null || originAtMs === null) return { chance: 1, doubt: 0 };
  const nowMs = now - originAtMs;
  const tokens = { total: 0, sum: 0 };
  const requests = { total: 0, sum: 0 };
  let squares = 0;
  for (const { family, shape, level, probability } of weighedHypotheses(hypotheses)) {
    if (!applies(family, known)) continue;
    const callCost = costIn(family, callTokens);
    const cost = reservation === 0 ? 0 : costIn(family, reservation);
    const left = levelAfter(family, shape, level, updatedMs, nowMs, callCost);
    const spread = levelSpread(family, shape, cost || callCost, nowMs - observedMs, callCost);
    const chances = family.unit === 'tokens' ? tokens : requests;
    const chance = chanceOfRoom(left - cost, spread);
    chances.total += probability;
    chances.sum += probability * chance;
    squares += probability * chance * chance;
  }
  if (known === undefined) {
    const total = tokens.total + requests.total;
    const chance = (tokens.sum + requests.sum) / total;
    return { chance, doubt: squares / total - chance * chance };
  }
  const chanceOf = ({ total, sum }: typeof tokens): number => (total === 0 ? 1 : sum / total);
  return { chance: chanceOf(tokens) * chanceOf(requests), doubt: 0 };
}

/** The history without refused calls. */
export function withoutRefusals(history: readonly number[]): readonly number[] {
  const kept: number[] = [];
  for (let base = 0; base < history.length; base += CHARGE_STRIDE) {
    if (at(history, base + 2) !== CHARGE_REFUSED) kept.push(...history.slice(base, base + CHARGE_STRIDE));
  }
  return kept;
}

function markedRefused(history: readonly number[], startedMs: number, reservation: number): readonly number[] {
  const place = placeOf(history, startedMs, reservation);
  return place < 0 ? history : history.with(place + 2, CHARGE_REFUSED);
}

function withoutCall(history: readonly number[], startedMs: number, reservation: number): readonly number[] {
  const place = placeOf(history, startedMs, reservation);
  return place < 0 ? history : history.toSpliced(place, CHARGE_STRIDE);
}

function placeOf(history: readonly number[], startedMs: number, reservation: number): number {
  for (let base = history.length - CHARGE_STRIDE; base >= 0; base -= CHARGE_STRIDE) {
    if (
      at(history, base) === startedMs &&
      at(history, base + 1) === reservation &&
      at(history, base + 2) === CHARGE_ACCEPTED
    )
      return base;
  }
  return -1;
}
