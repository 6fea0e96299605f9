import type { Scenario } from './scenario-schema.ts';
import type { Estimate, PolicySummary } from './summary.ts';

interface Column {
  readonly heading: string;
  readonly cell: (summary: PolicySummary) => string;
}

const COLUMNS: readonly Column[] = [
  { heading: 'policy', cell: ({ policy }) => policy },
  { heading: 'requests', cell: ({ requests }) => number(requests, 0) },
  { heading: 'success %', cell: ({ succeeded, requests }) => percent(succeeded, requests) },
  { heading: 'primary share', cell: ({ primaryShare }) => withInterval(primaryShare, 3) },
  { heading: '÷ state oracle', cell: ({ primaryShareOfStateOracle }) => withInterval(primaryShareOfStateOracle, 3) },
  { heading: '429 / request', cell: ({ throttledPerRequest }) => withInterval(throttledPerRequest, 3) },
  { heading: 'wasted / request', cell: ({ wastedPerRequest }) => number(wastedPerRequest, 3) },
  { heading: 'mean s', cell: ({ meanS }) => withInterval(meanS, 2) },
  { heading: 'p50 s', cell: ({ p50S }) => number(p50S, 2) },
  { heading: 'p95 s', cell: ({ p95S }) => number(p95S, 2) },
  { heading: 'p99 s', cell: ({ p99S }) => number(p99S, 2) },
  { heading: 'false block s', cell: ({ falseBlockS }) => number(falseBlockS, 1) },
  {
    heading: 'recovery s (median)',
    cell: ({ recoveryS, recoveryMedianS }) =>
      recoveryMedianS === null ? '–' : `${number(recoveryS, 1)} (${recoveryMedianS.toFixed(1)})`,
  },
  { heading: 'requests / min', cell: ({ perMinute }) => number(perMinute, 1) },
  { heading: 'cost USD', cell: ({ costUsd }) => number(costUsd, 2) },
];

/** One scenario as a heading and a table. */
export function scenarioSection(scenario: Scenario, summaries: readonly PolicySummary[]): string {
  const rows = summaries.map((summary) => `| ${COLUMNS.map(({ cell }) => cell(summary)).join(' | ')} |`);
  return [
    `## ${scenario.name}`,
    '',
    `| ${COLUMNS.map(({ heading }) => heading).join(' | ')} |`,
    `|${COLUMNS.map((_column, index) => (index === 0 ? '---' : '---:')).join('|')}|`,
    ...rows,
    '',
    boundSentence(summaries),
    '',
  ].join('\n');
}

/** The clairvoyant bound in words. */
function boundSentence(summaries: readonly PolicySummary[]): string {
  const oracle = summaries.find(({ primaryShareBound }) => primaryShareBound !== null);
  return `Clairvoyant bound on the primary share: ${withInterval(oracle?.primaryShareBound ?? null, 3)}.`;
}

/** What stands before the tables. */
export function reportHeader(seeds: number): string {
  return [
    '# Routing benchmark',
    '',
    `Discrete-event simulation in virtual time; means over ${seeds} seeds, ± the half-width of the 95 % interval.`,
    'Every policy meets the same users, tokens, latencies, outages and other clients, behind the same client limits.',
    '',
  ].join('\n');
}

function number(estimate: Estimate | null, digits: number): string {
  return estimate === null ? '–' : estimate.mean.toFixed(digits);
}

function withInterval(estimate: Estimate | null, digits: number): string {
  return estimate === null ? '–' : `${estimate.mean.toFixed(digits)} ± ${estimate.halfWidth.toFixed(digits)}`;
}

function percent(part: Estimate | null, whole: Estimate | null): string {
  return part === null || whole === null || whole.mean === 0 ? '–' : ((100 * part.mean) / whole.mean).toFixed(1);
}
