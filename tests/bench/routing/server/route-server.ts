import { randomStream } from '../random.ts';
import type { Scenario, ScenarioQuota } from '../scenario-schema.ts';
import { createForeignTraffic } from './foreign-traffic.ts';
import { createHealth, type Outage } from './health.ts';
import { createBucket, createWindow, type Meter, UNLIMITED } from './meter.ts';

/** What a call brings along. */
export interface CallSize {
  readonly inputTokens: number;
  readonly maxTokens: number;
}

/** The server's word on a call that wants to start. */
export type Verdict =
  /** `extraMs`: how much longer than usual the answer takes. */
  | { readonly ok: true; readonly extraMs: number }
  | { readonly ok: false; readonly status: number; readonly retryAfterMs: number | null };

/** One route's servers in one run. Moments are in milliseconds and never go back. */
export interface RouteServer {
  readonly outages: readonly Outage[];
  /** Whether a call starting now would be answered. */
  readonly wouldAccept: (size: CallSize, now: number) => boolean;
  /** A call starts: it reserves input and maxTokens, or is refused at no cost. */
  readonly begin: (size: CallSize, now: number) => Verdict;
  /** A call that began is complete: what it used is charged, and the rest of its reservation released. */
  readonly settle: (size: CallSize, outputTokens: number, begunAtMs: number, now: number) => void;
  /** Whether the route is healthy and nothing of its quota is used. */
  readonly isIdleAndWell: (now: number) => boolean;
}

/** The servers of a scenario's route, as the seed makes them. */
export function createRouteServer(scenario: Scenario, seed: number, routeIndex: number): RouteServer {
  const route = scenario.routes[routeIndex];
  if (route === undefined) throw new Error(`the scenario has no route ${routeIndex}`);
  const phaseMs = windowPhaseMs(seed, routeIndex);
  const drain = route.foreign === 'drain' ? route.foreignTokensPerMinute : 0;
  const tokens = createMeter(route.quota, route.quota?.tokensPerMinute, phaseMs, drain);
  const requests = createMeter(route.quota, route.quota?.requestsPerMinute, phaseMs, 0);
  const foreign = createForeignTraffic(scenario, route, tokens, seed, routeIndex);
  const health = createHealth(route, seed, routeIndex);
  const burndown = route.quota?.burndown ?? 1;
  let lastCallAtMs = Number.NEGATIVE_INFINITY;

  const advance = (now: number): void => {
    foreign.advance(now);
    requests.advance(now);
  };
  const hasRoom = (size: CallSize): boolean => tokens.left() >= reservationOf(size) && requests.left() >= 1;
  const startUpMs = (now: number): number => {
    const { slowStart } = route;
    return slowStart !== undefined && now - lastCallAtMs > slowStart.afterIdleS * 1_000 ? slowStart.extraS * 1_000 : 0;
  };

  return {
    outages: health.outages,
    wouldAccept: (size, now) => {
      advance(now);
      return health.refusalAt(now) === null && hasRoom(size);
    },
    begin: (size, now) => {
      advance(now);
      const refusal = health.refusalAt(now);
      if (refusal !== null) return { ok: false, status: refusal, retryAfterMs: null };
      if (!hasRoom(size)) {
        const waitMs = Math.max(tokens.waitMs(reservationOf(size), now), requests.waitMs(1, now));
        const retryAfterMs = route.quota?.retryAfter ? 1_000 * Math.ceil(waitMs / 1_000) : null;
        return { ok: false, status: 429, retryAfterMs };
      }
      tokens.reserve(reservationOf(size));
      requests.reserve(1);
      const extraMs = startUpMs(now);
      lastCallAtMs = now;
      return { ok: true, extraMs };
    },
    settle: (size, outputTokens, begunAtMs, now) => {
      advance(now);
      tokens.settle(reservationOf(size), size.inputTokens + burndown * outputTokens, begunAtMs);
    },
    isIdleAndWell: (now) => {
      advance(now);
      return health.refusalAt(now) === null && tokens.isFull() && requests.isFull();
    },
  };
}

/** When the first full window of the route begins, in milliseconds. */
export function windowPhaseMs(seed: number, routeIndex: number): number {
  return 60_000 * randomStream(seed, 'phase', routeIndex)();
}

function reservationOf({ inputTokens, maxTokens }: CallSize): number {
  return inputTokens + maxTokens;
}

function createMeter(
  quota: ScenarioQuota | undefined,
  perMinute: number | undefined,
  phaseMs: number,
  drainPerMinute: number,
): Meter {
  if (quota === undefined || perMinute === undefined) return UNLIMITED;
  return quota.kind === 'window'
    ? createWindow(perMinute, phaseMs, drainPerMinute)
    : createBucket(perMinute, drainPerMinute);
}
