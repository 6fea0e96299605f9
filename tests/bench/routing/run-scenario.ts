import { primaryShareBound } from './clairvoyant-bound.ts';
import { measure, type RunMeasures } from './measures.ts';
import type { PolicyDefinition } from './policy.ts';
import type { Scenario } from './scenario-schema.ts';
import { simulate } from './simulate.ts';
import { type PolicySummary, summarise } from './summary.ts';

const ORACLE = 'state-oracle';
/** The work for the bound grows with the square of the requests. */
const MOST_BOUND_REQUESTS = 1_500;

/** Runs every seed of one policy, in order; with the state oracle, the clairvoyant bound for its arrivals is computed too. */
export function runSeeds(scenario: Scenario, policy: PolicyDefinition, seeds: number): readonly RunMeasures[] {
  return Array.from({ length: seeds }, (_, index) => {
    const seed = scenario.seed + index;
    const run = simulate(scenario, seed, policy);
    const hasBound = policy.name === ORACLE && run.requests.length <= MOST_BOUND_REQUESTS;
    const bound = hasBound ? primaryShareBound(scenario, seed, run.requests) : null;
    return measure(scenario, run, bound);
  });
}

/** Sums up all policies in one scenario; `runs` in the order of `policies`. */
export function summariseAll(
  policies: readonly { readonly name: string; readonly title: string }[],
  runs: readonly (readonly RunMeasures[])[],
): readonly PolicySummary[] {
  const oracle = runs[policies.findIndex(({ name }) => name === ORACLE)] ?? [];
  return policies.map(({ name, title }, index) => summarise(name, title, runs[index] ?? [], oracle));
}
