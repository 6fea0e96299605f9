import { closedProbability } from './closure.ts';
import { acceptanceChance, foretell } from './quota-estimate.ts';
import type { QuotaState } from './quota-state.ts';
import { lostProbability, unlimitedProbability } from './quota-waste.ts';
import type { RouteState } from './route-state.ts';

/**
 * A call is sent where its chance of being accepted is at least this: below it, a refusal costs more than the primary
 * route's share is worth. By simulation (docs/quota-estimator.md).
 */
const SEND_FROM_CHANCE = 0.76;

/** On any route but the first in service a refusal buys no share of the first, so more is asked. */
const SEND_LATER_FROM_CHANCE = 0.84;

/** A route that may refuse everything is tried from this probability on that it does not: waiting for certainty costs more. */
const OPEN_FROM_PROBABILITY = 0.55;

/** The probability that the route is not refusing everything. */
export function openProbability({ quota, closure }: RouteState, now: number): number {
  const { originAtMs, observedMs } = quota;
  if (originAtMs === null) return 1;
  return 1 - closedProbability(closure, now, originAtMs, originAtMs + observedMs);
}

/** How much lower the threshold is when a quota is as probable as none. */
const CURIOSITY = 0.4;

/**
 * How much lower it is for a test, for each unit of doubt. Doubt is greatest, 0.22, where half of the hypotheses promise
 * room and the others none: there a test is sent from a chance of about 0.25 on.
 */
const TEST_CURIOSITY = 3.2;

/** Whether a route is the first in service, or one that is called when the first cannot be. */
export type Standing = 'first' | 'later';

/**
 * What was found out about a route as it is. Its state never changes, and hundreds of waiting requests ask the same,
 * step after step, so answers are kept as long as the state. Each follows from the state alone, or from the state and
 * one moment: a state that was stored and restored must decide the same.
 */
interface Outlook {
  /** The chance from which a call is sent. */
  readonly from: number;
  /** How much less is asked of a test, for each unit of doubt. */
  readonly curiosity: number;
  /** By class of reservation: when it first became promising after the state's last change. */
  readonly firstPromising: Map<number, number>;
  /** Found out of one moment: the largest reservation that is promising, the smallest that is not, and when others will be. */
  readonly moment: {
    now: number;
    isOpen: boolean;
    most: number;
    least: number;
    forecasts: Map<number, number>;
    tests: Map<number, boolean>;
  };
}

const outlooks = { first: new WeakMap<RouteState, Outlook>(), later: new WeakMap<RouteState, Outlook>() };

function outlookOf(route: RouteState, standing: Standing): Outlook {
  const known = outlooks[standing].get(route);
  if (known !== undefined) return known;
  const outlook: Outlook = {
    from: standing === 'first' ? sendFromChance(route.quota) : SEND_LATER_FROM_CHANCE,
    curiosity: standing === 'first' ? testCuriosity(route) : 0,
    firstPromising: new Map(),
    moment: {
      now: Number.NaN,
      isOpen: false,
      most: -1,
      least: Number.POSITIVE_INFINITY,
      forecasts: new Map(),
      tests: new Map(),
    },
  };
  outlooks[standing].set(route, outlook);
  return outlook;
}

function outlookAt(route: RouteState, standing: Standing, now: number): Outlook {
  const outlook = outlookOf(route, standing);
  if (outlook.moment.now === now) return outlook;
  const isOpen = openProbability(route, now) >= OPEN_FROM_PROBABILITY;
  Object.assign(outlook.moment, { now, isOpen, most: -1, least: Number.POSITIVE_INFINITY });
  outlook.moment.forecasts.clear();
  outlook.moment.tests.clear();
  return outlook;
}

/** Whether a call is likely enough to be accepted to be sent. */
export function isPromising(route: RouteState, reservation: number, now: number, standing: Standing): boolean {
  if (firstPromisingMs(route, reservationClass(reservation), standing) > now) return false;
  const { moment, from } = outlookAt(route, standing, now);
  if (!moment.isOpen || reservation >= moment.least) return false;
  if (reservation <= moment.most) return true;
  const isSent = acceptanceChance(route.quota, reservation, now, route.route.quota) >= from;
  if (isSent) moment.most = reservation;
  else moment.least = reservation;
  return isSent;
}

/**
 * Whether a call that is not promising is worth sending as a test, for what its outcome tells of the quota. Only where
 * room is being lost: room that is merely saved will be used without a test.
 */
export function isTelling(route: RouteState, reservation: number, now: number, standing: Standing): boolean {
  const { moment, from, curiosity } = outlookAt(route, standing, now);
  if (curiosity === 0 || !moment.isOpen) return false;
  const size = reservationClass(reservation);
  const known = moment.tests.get(size);
  if (known !== undefined) return known;
  const { chance, doubt } = foretell(route.quota, reservationOf(size), now, route.route.quota);
  const isTest = chance + curiosity * doubt >= from;
  moment.tests.set(size, isTest);
  return isTest;
}

function testCuriosity({ quota, lastThrottleAtMs }: RouteState): number {
  return TEST_CURIOSITY * lostProbability(quota, lastThrottleAtMs ?? 0);
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

/** The largest reservation of a class. */
function reservationOf(size: number): number {
  return Math.exp(size * SAME_RESERVATION_SHARE);
}

function reservationClass(reservation: number): number {
  return Math.ceil(Math.log(Math.max(1, reservation)) / SAME_RESERVATION_SHARE);
}

/** When the route will probably accept such a call, if nothing happens to it meanwhile; at most a minute from now. */
export function acceptsAtMs(route: RouteState, reservation: number, now: number, standing: Standing): number {
  const size = reservationClass(reservation);
  const firstMs = firstPromisingMs(route, size, standing);
  if (firstMs > now) return firstMs;
  // It was promising for a while, and is not any more: others' use, or the end of a window.
  const { forecasts } = outlookAt(route, standing, now).moment;
  const known = forecasts.get(size);
  if (known !== undefined) return known;
  const atMs = promisingFromMs(route, size, now, standing);
  forecasts.set(size, atMs);
  return atMs;
}

/** When a class of reservations first became promising after the state's last change; at most a minute after that. */
function firstPromisingMs(route: RouteState, size: number, standing: Standing): number {
  const { firstPromising } = outlookOf(route, standing);
  const known = firstPromising.get(size);
  if (known !== undefined) return known;
  const changedAtMs = lastChangeMs(route);
  const reservation = reservationOf(size);
  const atMs = isPromisingThen(route, reservation, changedAtMs, standing)
    ? changedAtMs
    : promisingFromMs(route, size, changedAtMs, standing);
  firstPromising.set(size, atMs);
  return atMs;
}

function lastChangeMs({ quota, closure, lastCallAtMs }: RouteState): number {
  if (quota.originAtMs === null) return 0;
  return Math.max(quota.originAtMs + quota.updatedMs, closure.lastRefusedAtMs ?? 0, lastCallAtMs ?? 0);
}

function promisingFromMs(route: RouteState, size: number, fromMs: number, standing: Standing): number {
  const reservation = reservationOf(size);
  let early = fromMs;
  let late = fromMs;
  for (let aheadMs = 1_000; ; aheadMs *= 2) {
    late = fromMs + Math.min(aheadMs, HORIZON_MS);
    if (isPromisingThen(route, reservation, late, standing)) break;
    if (aheadMs >= HORIZON_MS) return late;
    early = late;
  }
  while (late - early > PRECISION_MS) {
    const middle = Math.round((early + late) / 2);
    if (isPromisingThen(route, reservation, middle, standing)) late = middle;
    else early = middle;
  }
  return late;
}

function isPromisingThen(route: RouteState, reservation: number, atMs: number, standing: Standing): boolean {
  if (openProbability(route, atMs) < OPEN_FROM_PROBABILITY) return false;
  return acceptanceChance(route.quota, reservation, atMs, route.route.quota) >= outlookOf(route, standing).from;
}
