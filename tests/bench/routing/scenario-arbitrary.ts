import fc from 'fast-check';
import { parseScenario } from './scenario.ts';
import type { Scenario } from './scenario-schema.ts';

const quota = fc.record({
  kind: fc.constantFrom('bucket' as const, 'window' as const),
  tokensPerMinute: fc.integer({ min: 3_000, max: 20_000 }),
  burndown: fc.integer({ min: 1, max: 5 }),
});

const route = fc.record(
  {
    quota,
    foreignTokensPerMinute: fc.integer({ min: 0, max: 6_000 }),
    foreign: fc.constantFrom('drop' as const, 'retry' as const, 'drain' as const),
    episodes: fc.constant({ lengthS: 5, everyS: 20 }),
    outages: fc.constantFrom([{ fromS: 20, toS: 50, status: 503 }], [{ fromS: 10, lengthS: { min: 5, max: 60 } }]),
    slowStart: fc.constant({ afterIdleS: 5, extraS: 2 }),
  },
  { requiredKeys: ['quota'] },
);

/** Small scenarios of every sort, with open arrivals within two minutes. */
export const smallScenario: fc.Arbitrary<Scenario> = fc
  .record({
    seed: fc.integer({ min: 0, max: 1_000_000 }),
    atS: fc.array(fc.integer({ min: 0, max: 120 }), { minLength: 1, maxLength: 60 }),
    patienceS: fc.integer({ min: 0, max: 60 }),
    maxTokens: fc.integer({ min: 200, max: 4_000 }),
    routes: fc.array(route, { minLength: 1, maxLength: 3 }),
    clientLimits: fc.constantFrom({}, { requestsPerMinute: 10, concurrentRequests: 3, tokensPerMinute: 30_000 }),
  })
  .map(({ seed, atS, patienceS, maxTokens, routes, clientLimits }) =>
    parseScenario({
      name: 'arbitrary',
      seed,
      durationS: 120,
      patienceS,
      arrivals: { kind: 'trace', atS },
      tokens: { input: { mean: 1_000, sd: 500 }, output: { mean: 400, sd: 300 }, maxTokens },
      clientLimits,
      routes: routes.map((one, index) => ({ ...one, id: `r${index}`, latency: { p50S: 2, p95S: 6 } })),
    }),
  );
