import type { RequestRecord } from './run-record.ts';
import type { Scenario } from './scenario-schema.ts';
import { createHealth, type Outage } from './server/health.ts';
import { windowPhaseMs } from './server/route-server.ts';

/** What a request would take from the first route's quota, and when it may. Milliseconds. */
export interface Demand {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly amount: number;
}

/** A quota as the bound sees it. */
export interface Supply {
  readonly kind: 'bucket' | 'window';
  /** What a bucket holds at most, or a window gives. */
  readonly capacity: number;
  /** What there is in the beginning. */
  readonly start: number;
  /** What evenly draining clients leave of a bucket's refill. */
  readonly refillPerMinute: number;
  /** Where windows begin. */
  readonly phaseMs: number;
  /** When nothing is accepted. */
  readonly closed: readonly Pick<Outage, 'fromMs' | 'toMs'>[];
}

const MINUTE_MS = 60_000;
/** Halvings in the search for the part of a request that still fits; the rest is rounded up. */
const HALVINGS = 7;

/**
 * An upper bound (O1) on the share of requests that any policy, even one that knows the future, could have served by the
 * first route, for these arrivals: the linear relaxation, in which requests may be served in parts, without client limits
 * other than concurrency, and with other clients only where they drain evenly. Several relaxations are bounds; the smallest counts.
 */
export function primaryShareBound(scenario: Scenario, seed: number, requests: readonly RequestRecord[]): number {
  const [route] = scenario.routes;
  if (route === undefined || requests.length === 0) return 0;
  const { quota } = route;
  const patienceMs = scenario.patienceS * 1_000;
  const world = { phaseMs: windowPhaseMs(seed, 0), closed: createHealth(route, seed, 0).outages };
  const most = (supply: Omit<Supply, 'phaseMs' | 'closed'>, amountOf: (request: RequestRecord) => number): number =>
    mostServed(
      requests.map((request) => ({
        fromMs: request.arrivedAtMs,
        untilMs: request.arrivedAtMs + patienceMs,
        amount: amountOf(request),
      })),
      { ...supply, ...world },
    );

  const boundless = Number.MAX_SAFE_INTEGER;
  // Without any quota, outages alone take requests away.
  const bounds = [most({ kind: 'bucket', capacity: boundless, start: boundless, refillPerMinute: 0 }, () => 1)];
  if (quota?.requestsPerMinute !== undefined) {
    const { kind, requestsPerMinute } = quota;
    const supply = { kind, capacity: requestsPerMinute, start: requestsPerMinute, refillPerMinute: requestsPerMinute };
    bounds.push(most(supply, () => 1));
  }
  if (quota?.tokensPerMinute !== undefined) {
    for (const { supply, amountOf } of tokenRelaxations(scenario, requests, quota.kind, quota.tokensPerMinute)) {
      bounds.push(most(supply, amountOf));
    }
  }
  return Math.min(...bounds) / requests.length;
}

/**
 * A call takes its reservation R at its start and has cost c at its end. Of calls that start between s and e, all but those
 * in flight at e have cost c, and those at least the smaller of R and c; while calls in flight at s may yet give R - c back.
 * With at most k calls in flight this bounds both the sum of min(R, c), by what is given back, and the sum of c, by what is
 * still owed too. Without a limit to k only stretches from the beginning are bounded.
 */
function* tokenRelaxations(
  scenario: Scenario,
  requests: readonly RequestRecord[],
  kind: Supply['kind'],
  perMinute: number,
): Generator<{
  readonly supply: Omit<Supply, 'phaseMs' | 'closed'>;
  readonly amountOf: (one: RequestRecord) => number;
}> {
  const [route] = scenario.routes;
  const burndown = route?.quota?.burndown ?? 1;
  const drainPerMinute = route?.foreign === 'drain' ? route.foreignTokensPerMinute : 0;
  const reservation = ({ inputTokens }: RequestRecord): number => inputTokens + scenario.tokens.maxTokens;
  const cost = ({ inputTokens, outputTokens }: RequestRecord): number => inputTokens + burndown * outputTokens;
  const inFlight = scenario.clientLimits.concurrentRequests ?? Number.POSITIVE_INFINITY;
  const sumOfLargest = (excess: (request: RequestRecord) => number): number => {
    const largest = requests.map((request) => Math.max(0, excess(request))).sort((first, second) => second - first);
    return largest.slice(0, inFlight).reduce((sum, one) => sum + one, 0);
  };
  const givenBack = kind === 'window' ? 0 : sumOfLargest((request) => reservation(request) - cost(request));
  const owed = sumOfLargest((request) => cost(request) - reservation(request));
  const refillPerMinute = Math.max(0, perMinute - drainPerMinute);

  const least = { kind, capacity: perMinute + givenBack, start: perMinute, refillPerMinute };
  yield { supply: least, amountOf: (request) => Math.min(cost(request), reservation(request)) };
  const whole = { kind, capacity: perMinute + givenBack + owed, start: perMinute + owed, refillPerMinute };
  yield { supply: whole, amountOf: cost };
}

/**
 * How many requests the supply can serve, parts counting as parts. Sets that can be served in full form a polymatroid, so
 * taking the smallest requests first is best; whether a set can be served is seen by serving it in order of arrival, which
 * is also the order of deadlines.
 */
export function mostServed(demands: readonly Demand[], supply: Supply): number {
  const order = demands.map((_demand, index) => index);
  const amountOf = (index: number): number => demands[index]?.amount ?? 0;
  const arrivalOf = (index: number): number => demands[index]?.fromMs ?? 0;
  const inArrivalOrder = order.toSorted((first, second) => arrivalOf(first) - arrivalOf(second));
  const taken = demands.map(() => 0);
  const fits = (): boolean =>
    canServe(
      inArrivalOrder.flatMap((index) => {
        const demand = demands[index];
        const amount = taken[index] ?? 0;
        return demand === undefined || amount === 0 ? [] : [{ ...demand, amount }];
      }),
      supply,
    );
  let served = 0;
  for (const index of order.toSorted((first, second) => amountOf(first) - amountOf(second))) {
    taken[index] = amountOf(index);
    if (fits()) {
      served += 1;
      continue;
    }
    let fitting = 0;
    let failing = 1;
    for (let halving = 0; halving < HALVINGS; halving++) {
      const share = (fitting + failing) / 2;
      taken[index] = share * amountOf(index);
      if (fits()) fitting = share;
      else failing = share;
    }
    taken[index] = fitting * amountOf(index);
    served += failing;
  }
  return Math.min(demands.length, served);
}

/** Whether all demands, in order of arrival, can be served from the supply by their deadlines, in parts if need be. */
export function canServe(demands: readonly Demand[], supply: Supply): boolean {
  const { kind, capacity, start, refillPerMinute, phaseMs, closed } = supply;
  const rate = kind === 'bucket' ? refillPerMinute / MINUTE_MS : 0;
  const nextWindowMs = (now: number): number =>
    kind === 'bucket' ? Number.POSITIVE_INFINITY : phaseMs + (Math.floor((now - phaseMs) / MINUTE_MS) + 1) * MINUTE_MS;
  let now = 0;
  let level = start;
  let windowEndsMs = nextWindowMs(0);

  const advance = (toMs: number): void => {
    if (toMs >= windowEndsMs) {
      level = capacity;
      windowEndsMs = nextWindowMs(toMs);
    }
    level = Math.min(capacity, level + rate * (toMs - now));
    now = toMs;
  };

  for (const { fromMs, untilMs, amount } of demands) {
    if (fromMs > now) advance(fromMs);
    let missing = amount;
    for (;;) {
      const gap = closed.find((one) => one.fromMs <= now && now < one.toMs);
      if (gap !== undefined) advance(gap.toMs);
      if (now > untilMs) return false;
      const used = Math.min(level, missing);
      level -= used;
      missing -= used;
      if (missing <= 1e-9) break;
      const nextGapMs = Math.min(...closed.filter((one) => one.fromMs > now).map((one) => one.fromMs), windowEndsMs);
      const refilledAtMs = rate > 0 ? now + missing / rate : Number.POSITIVE_INFINITY;
      const nextMs = Math.min(nextGapMs, refilledAtMs);
      if (nextMs > untilMs) {
        // What has been refilled by the deadline is not enough.
        return false;
      }
      advance(nextMs);
    }
  }
  return true;
}
