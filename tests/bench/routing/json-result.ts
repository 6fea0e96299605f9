import type { Scenario } from './scenario-schema.ts';
import type { Estimate, PolicySummary } from './summary.ts';

/** One scenario's results as the command prints them: means over the seeds, and half-widths of 95 % intervals beside. */
export function toJson(scenario: Scenario, seeds: number, summaries: readonly PolicySummary[]): unknown {
  const bound = summaries.find(({ primaryShareBound }) => primaryShareBound !== null)?.primaryShareBound ?? null;
  return {
    scenario: scenario.name,
    seeds,
    clairvoyantPrimaryShare: bound?.mean ?? null,
    policies: summaries.map(policyJson),
  };
}

function policyJson({ policy, title, recoveryMedianS, ...estimates }: PolicySummary): unknown {
  const entries: [string, Estimate | null][] = Object.entries(estimates);
  return {
    policy,
    title,
    ...Object.fromEntries(entries.map(([name, value]) => [name, value === null ? null : rounded(value.mean)])),
    recoveryMedianS,
    confidence95: Object.fromEntries(
      entries.map(([name, value]) => [name, value === null ? null : rounded(value.halfWidth)]),
    ),
  };
}

/** Six digits are more than the seeds can tell. */
function rounded(value: number): number {
  return Number(value.toPrecision(6));
}
