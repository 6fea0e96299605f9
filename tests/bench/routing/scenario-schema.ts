import * as v from 'valibot';

const text = v.pipe(v.string(), v.nonEmpty());
const positive = v.pipe(v.number(), v.gtValue(0));
const atLeastZero = v.pipe(v.number(), v.minValue(0));
const positiveCount = v.pipe(v.number(), v.integer(), v.minValue(1));
const seconds = atLeastZero;

const arrivals = v.variant('kind', [
  v.strictObject({ kind: v.literal('closed'), users: positiveCount, requests: positiveCount, thinkTimeS: seconds }),
  v.strictObject({ kind: v.literal('poisson'), perMinute: positive }),
  v.strictObject({ kind: v.literal('burst'), size: positiveCount, everyS: positive }),
  v.strictObject({ kind: v.literal('trace'), atS: v.array(seconds) }),
  /** Poisson with a rate that changes evenly over `durationS`. */
  v.strictObject({ kind: v.literal('ramp'), fromPerMinute: atLeastZero, toPerMinute: positive }),
]);

const normal = v.strictObject({ mean: positive, sd: v.optional(atLeastZero, 0) });

const tokens = v.strictObject({ input: normal, output: normal, maxTokens: positiveCount });

const clientLimits = v.strictObject({
  requestsPerMinute: v.optional(positiveCount),
  concurrentRequests: v.optional(positiveCount),
  tokensPerMinute: v.optional(positiveCount),
});

const quota = v.strictObject({
  kind: v.optional(v.picklist(['bucket', 'window']), 'bucket'),
  tokensPerMinute: v.optional(positive),
  requestsPerMinute: v.optional(positive),
  burndown: v.optional(atLeastZero, 1),
  /** The policy is given the quota. */
  told: v.optional(v.boolean(), false),
  /** A refusal says how long to wait, in whole seconds. */
  retryAfter: v.optional(v.boolean(), false),
});

const status = v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599));

/** Ends at `toS`, or after a length drawn evenly from `lengthS` for each seed. */
const outage = v.union([
  v.strictObject({ fromS: seconds, toS: seconds, status: v.optional(status, 503) }),
  v.strictObject({
    fromS: seconds,
    lengthS: v.strictObject({ min: seconds, max: seconds }),
    status: v.optional(status, 503),
  }),
]);

const route = v.strictObject({
  id: text,
  latency: v.strictObject({ p50S: positive, p95S: positive }),
  quota: v.optional(quota),
  foreignTokensPerMinute: v.optional(atLeastZero, 0),
  foreign: v.optional(v.picklist(['drop', 'retry', 'drain']), 'drop'),
  episodes: v.optional(v.strictObject({ lengthS: positive, everyS: positive })),
  outages: v.optional(v.array(outage), []),
  /** The first call after so long without one takes so much longer. */
  slowStart: v.optional(v.strictObject({ afterIdleS: positive, extraS: positive })),
  /** In USD for a million tokens. */
  prices: v.optional(v.strictObject({ input: atLeastZero, output: atLeastZero }), { input: 3, output: 15 }),
});

/** The scenario file. Unknown members are refused. */
export const scenarioSchema = v.strictObject({
  name: text,
  seed: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 1),
  durationS: positive,
  patienceS: seconds,
  arrivals,
  tokens,
  clientLimits: v.optional(clientLimits, {}),
  routes: v.pipe(v.array(route), v.minLength(1)),
});

/** A scenario with its defaults filled in. Seconds, tokens, USD. */
export type Scenario = v.InferOutput<typeof scenarioSchema>;
/** A scenario as written in a file. */
export type ScenarioInput = v.InferInput<typeof scenarioSchema>;
export type ScenarioRoute = Scenario['routes'][number];
export type ScenarioQuota = NonNullable<ScenarioRoute['quota']>;
export type ScenarioLimits = Scenario['clientLimits'];
