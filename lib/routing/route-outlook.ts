import { closedProbability } from './closure.ts';
import { acceptanceChance, unlimitedProbability } from './quota-estimate.ts';
import type { QuotaState } from './quota-state.ts';
import type { RouteState } from './route-state.ts';

/**
 * A call is sent where its chance of being accepted is at least this: below it, a refusal costs more than the primary
 * route's share is worth. By simulation (docs/quota-estimator.md).
 */
const SEND_FROM_CHANCE = 0.76;

/** A route that may refuse everything is tried from this probability on that it does not: waiting for certainty costs more. */
const OPEN_FROM_PROBABILITY = 0.55;

/** The probability that the route is not refusing everything. */
export function openProbability({ quota, closure }: RouteState, now: number): number {
  const { originAtMs, observedMs } = quota;
  if (originAtMs === null) return 1;
  return 1 - closedProbability(closure, now, originAtMs, originAtMs + observedMs);
}

/** How much lower the threshold is when a quota is as probable as none. */
const CURIOSITY = 0.5;

/** What was found out about a route as it is at one moment: reservations that are promising, and that are not. */
interface Findings {
  readonly now: number;
  readonly isOpen: boolean;
  readonly from: number;
  most: number;
  least: number;
}

/** A route's state never changes, and hundreds of waiting requests ask the same: answers are kept as long as the state. */
const findings = new WeakMap<RouteState, Findings>();

/** Whether a call is likely enough to be accepted to be sent. */
export function isPromising(route: RouteState, reservation: number, now: number): boolean {
  let known = findings.get(route);
  if (known?.now !== now) {
    const isOpen = openProbability(route, now) >= OPEN_FROM_PROBABILITY;
    known = { now, isOpen, from: sendFromChance(route.quota), most: -1, least: Number.POSITIVE_INFINITY };
    findings.set(route, known);
  }
  if (!known.isOpen || reservation >= known.least) return false;
  if (reservation <= known.most) return true;
  const isSent = acceptanceChance(route.quota, reservation, now, route.route.quota) >= known.from;
  if (isSent) known.most = reservation;
  else known.least = reservation;
  return isSent;
}

/** While it is in doubt whether there is a quota at all, trying tells more: the threshold is lower. */
function sendFromChance(quota: QuotaState): number {
  const unlimited = unlimitedProbability(quota);
  return SEND_FROM_CHANCE - CURIOSITY * 4 * unlimited * (1 - unlimited);
}

/** How far ahead a better chance is looked for, and how exactly. */
const HORIZON_MS = 60_000;
const PRECISION_MS = 250;

/** Calls whose reservations differ by less than this share are taken to fit at the same moment. */
const SAME_RESERVATION_SHARE = 0.1;

interface Forecast {
  readonly now: number;
  readonly moments: Map<number, number>;
}

const forecasts = new WeakMap<RouteState, Forecast>();

/** When the route will probably accept such a call, if nothing happens to it meanwhile; at most a minute from now. */
export function acceptsAtMs(route: RouteState, reservation: number, now: number): number {
  let forecast = forecasts.get(route);
  if (forecast?.now !== now) {
    forecast = { now, moments: new Map() };
    forecasts.set(route, forecast);
  }
  const step = Math.ceil(Math.log(Math.max(1, reservation)) / SAME_RESERVATION_SHARE);
  const known = forecast.moments.get(step);
  if (known !== undefined) return known;
  const atMs = firstPromisingMs(route, Math.exp(step * SAME_RESERVATION_SHARE), now);
  forecast.moments.set(step, atMs);
  return atMs;
}

function firstPromisingMs(route: RouteState, reservation: number, now: number): number {
  let early = now;
  let late = now;
  for (let aheadMs = 1_000; ; aheadMs *= 2) {
    late = now + Math.min(aheadMs, HORIZON_MS);
    if (isPromisingThen(route, reservation, late)) break;
    if (aheadMs >= HORIZON_MS) return late;
    early = late;
  }
  while (late - early > PRECISION_MS) {
    const middle = Math.round((early + late) / 2);
    if (isPromisingThen(route, reservation, middle)) late = middle;
    else early = middle;
  }
  return late;
}

function isPromisingThen(route: RouteState, reservation: number, atMs: number): boolean {
  if (openProbability(route, atMs) < OPEN_FROM_PROBABILITY) return false;
  return acceptanceChance(route.quota, reservation, atMs, route.route.quota) >= sendFromChance(route.quota);
}
