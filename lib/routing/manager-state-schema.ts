import * as v from 'valibot';
import { HOLDING_LAYERS, type LedgerEntry, REQUEST_KINDS, type RequestState } from './manager-state.ts';
import { HYPOTHESES, STRIDE } from './quota-hypothesis.ts';
import { CHARGE_STRIDE } from './quota-state.ts';
import type { Route } from './route.ts';

/** JSON has no infinities, and nothing here may be one: a moment that is not finite would never come. */
const number = v.pipe(v.number(), v.finite());
const count = v.pipe(number, v.minValue(0));
const maybe = <S extends v.GenericSchema>(schema: S) => v.nullable(schema);
const faultKind = v.picklist([
  'throttled',
  'not-ready',
  'transient',
  'request',
  'route-limitation',
  'quota-exceeded',
  'access',
  'not-found',
  'credentials',
  'malformed',
  'cancelled',
]);
const faultFacts = v.object({ kind: faultKind, code: v.string(), message: v.string(), status: maybe(number) });
const faultOnRoute = maybe(v.object({ ...faultFacts.entries, routeId: v.string() }));
const packed = v.pipe(v.array(number), v.length(HYPOTHESES * STRIDE));

/** A route's settings. */
export const settingsRouteSchema: v.GenericSchema<unknown, Route> = v.object({
  id: v.string(),
  modelId: v.string(),
  name: v.string(),
  region: v.string(),
  outputBurndown: v.exactOptional(count),
  quota: v.exactOptional(
    v.object({
      tokensPerMinute: v.exactOptional(maybe(count)),
      requestsPerMinute: v.exactOptional(maybe(count)),
      kind: v.exactOptional(v.picklist(['bucket', 'window'])),
    }),
  ),
  prices: v.exactOptional(v.object({ input: count, output: count, cacheRead: count, cacheWrite: count })),
});

/** The parts of what is known of a route, each of which may be lost without the others. */
export const routeStateParts = {
  recentThrottles: v.array(v.object({ atMs: number, requestId: v.string(), message: v.string(), counts: v.boolean() })),
  lastThrottleAtMs: maybe(number),
  cooldown: maybe(
    v.object({ startedAtMs: number, endsAtMs: number, retryAfterEndsAtMs: maybe(number), ceilingAtMs: number }),
  ),
  disablement: maybe(
    v.object({
      kind: v.picklist(['access', 'not-found', 'quota-exceeded']),
      code: v.string(),
      message: v.string(),
      startedAtMs: number,
      endsAtMs: maybe(number),
    }),
  ),
  quota: v.object({
    originAtMs: maybe(number),
    updatedMs: number,
    observedMs: number,
    chargedTokens: number,
    calls: number,
    callTokens: count,
    history: v.pipe(
      v.array(number),
      v.check((history) => history.length % CHARGE_STRIDE === 0),
    ),
    hypotheses: maybe(packed),
    spilledMs: v.exactOptional(number),
  }),
  closure: v.object({
    probability: v.pipe(count, v.maxValue(1)),
    sinceAtMs: maybe(number),
    lastRefusedAtMs: maybe(number),
    count,
    lengthsMs: v.array(count),
  }),
  breaker: v.object({
    successesAtMs: v.array(number),
    failuresAtMs: v.array(number),
    openedAtMs: maybe(number),
    probeAtMs: maybe(number),
    failedProbes: count,
  }),
  unspoiled: maybe(v.object({ updatedMs: number, hypotheses: maybe(packed) })),
  lastCallAtMs: maybe(number),
  lastFault: maybe(v.object({ kind: faultKind, code: v.string(), message: v.string() })),
  latenciesMs: v.array(count),
  tally: v.object({
    attempts: count,
    successes: count,
    throttles: count,
    failures: count,
    cancelled: count,
    unknown: count,
    inputTokens: count,
    outputTokens: count,
    cacheReadTokens: count,
    cacheWriteTokens: count,
    costUsd: count,
  }),
} satisfies Record<string, v.GenericSchema>;

const course = v.object({
  passes: count,
  failuresByRoute: v.record(v.string(), count),
  leftRouteIds: v.array(v.string()),
  unfitRouteIds: v.array(v.string()),
  unfitFault: faultOnRoute,
  nextPassAtMs: maybe(number),
  pauseEndsAtMs: maybe(number),
  credentialsFault: faultOnRoute,
});

/** A request that was open. */
export const requestSchema: v.GenericSchema<unknown, RequestState> = v.object({
  requestId: v.string(),
  kind: v.picklist(REQUEST_KINDS),
  estimatedTokens: count,
  submittedAtMs: number,
  deadlineAtMs: v.optional(number),
  worker: v.optional(v.string()),
  promptVersion: v.optional(v.string()),
  keepsBrokenOutput: v.optional(v.literal(true)),
  attempt: v.optional(
    v.object({
      attemptId: v.string(),
      routeId: v.string(),
      startedAtMs: number,
      firstByteAtMs: maybe(number),
      reservation: count,
      mark: v.object({ tokens: number, calls: number }),
    }),
  ),
  attempts: v.optional(count),
  waitingSinceAtMs: v.optional(number),
  heldBy: v.optional(v.picklist(HOLDING_LAYERS)),
  heldUntilAtMs: v.optional(number),
  course: v.optional(course),
});

/** Until entries became shorter, each said whether it had begun its request. */
const ledgerEntry = v.pipe(
  v.object({
    attemptId: v.exactOptional(v.string()),
    startedAtMs: number,
    isContinuation: v.exactOptional(v.boolean()),
    beginsRequest: v.exactOptional(v.boolean()),
    tokens: count,
    pace: v.optional(v.string()),
  }),
  v.transform(
    ({ beginsRequest, ...entry }): LedgerEntry =>
      beginsRequest === false ? { ...entry, isContinuation: true } : entry,
  ),
);

const ledger: v.GenericSchema<unknown, LedgerEntry[]> = v.array(ledgerEntry);

/** The parts of the state besides routes and requests. */
export const managerStateParts = {
  seenAtMs: count,
  limits: v.object({
    requestsPerMinute: count,
    concurrentRequests: count,
    tokensPerMinute: count,
    patienceMs: count,
    analysisPerMinute: count,
    analysisWorkers: count,
    chatPerMinute: count,
  }),
  ledger,
  refreshingCredentials: v.boolean(),
  credentialsRefreshedAtMs: maybe(number),
  exhaustedAtMs: maybe(number),
  // States of this version were stored before there were probes.
  probedAtMs: v.optional(maybe(number), null),
  wakeAtMs: maybe(number),
  totals: v.object({
    submitted: count,
    answered: count,
    answeredByPrimary: count,
    failed: count,
    cancelled: count,
    dropped: count,
  }),
} satisfies Record<string, v.GenericSchema>;
