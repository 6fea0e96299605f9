import type { Benchmark } from '../benchmark.ts';
import { percentile } from '../routing/measures.ts';
import { observedProduction } from '../routing/policies/production.ts';
import { parseScenario } from '../routing/scenario.ts';
import { simulate } from '../routing/simulate.ts';

const ROUTES = 10;
const REQUESTS = 10_000;
/** The state is measured after every so many steps: writing it out takes longer than a step. */
const SIZED_STEPS = 50;

/** What one run of many requests asks of the reducer. */
interface ReducerCost {
  readonly steps: number;
  /** Microseconds. */
  readonly medianUs: number;
  readonly p99Us: number;
  /** Of the state written as JSON. */
  readonly largestStateBytes: number;
  readonly lastStateBytes: number;
}

/** How long a step of the model manager takes, and how large its state grows. */
export const reducerBenchmark: Benchmark = {
  name: 'reducer',
  summary: `time of a step and size of the state, ${ROUTES} routes, ${REQUESTS} requests`,
  run: async () => {
    const cost = measureReducer();
    const markdown = [
      '# Reducer',
      '',
      `${cost.steps} steps over ${ROUTES} scarce routes and ${REQUESTS} requests.`,
      '',
      '| median µs | 99th percentile µs | largest state, bytes | last state, bytes |',
      '|---:|---:|---:|---:|',
      `| ${cost.medianUs.toFixed(1)} | ${cost.p99Us.toFixed(1)} | ${cost.largestStateBytes} | ${cost.lastStateBytes} |`,
      '',
    ].join('\n');
    return { json: [cost], markdown };
  },
};

function measureReducer(): ReducerCost {
  const stepsUs: number[] = [];
  const sizes: number[] = [];
  let lastStateBytes = 0;
  const watched = observedProduction((stepMs, state) => {
    stepsUs.push(1_000 * stepMs);
    if (stepsUs.length % SIZED_STEPS !== 0) return;
    lastStateBytes = Buffer.byteLength(JSON.stringify(state));
    sizes.push(lastStateBytes);
  });
  simulate(overload(), 1, watched);
  stepsUs.sort((first, second) => first - second);
  return {
    steps: stepsUs.length,
    medianUs: percentile(stepsUs, 0.5) ?? 0,
    p99Us: percentile(stepsUs, 0.99) ?? 0,
    largestStateBytes: Math.max(...sizes),
    lastStateBytes,
  };
}

/** Every route is throttled now and then, so that everything is kept of each that is ever kept. */
function overload() {
  return parseScenario({
    name: 'ten scarce routes',
    durationS: 36_000,
    patienceS: 60,
    arrivals: { kind: 'closed', users: 30, requests: REQUESTS, thinkTimeS: 5 },
    tokens: { input: { mean: 1_500, sd: 400 }, output: { mean: 400, sd: 150 }, maxTokens: 1_024 },
    clientLimits: { requestsPerMinute: 300, concurrentRequests: 20 },
    routes: Array.from({ length: ROUTES }, (_, index) => ({
      id: `route-${index}`,
      latency: { p50S: 2, p95S: 4 },
      quota: { tokensPerMinute: 60_000, burndown: 5 },
      episodes: { lengthS: 8, everyS: 120 },
    })),
  });
}
