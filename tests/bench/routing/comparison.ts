import type { Scenario } from './scenario-schema.ts';
import type { Estimate, PolicySummary } from './summary.ts';

/** Policies that are no peers: ourselves and the bounds. */
const NO_PEERS = ['production', 'production-told', 'state-oracle'];

/** A share this much smaller counts as the same. */
const SAME_SHARE = 0.005;

const HEADINGS = [
  'scenario',
  'success %',
  'share ÷ oracle',
  '429 / request',
  'told: share, 429',
  'least throttled peer with that share',
  '429 ÷ that peer’s',
  'flat 30 s: share, 429',
  'mean ÷ oracle',
  'p95 ÷ oracle',
  'false block s',
  'median recovery s',
  'calls within 2 s of a throttle',
];

/** Production against the state oracle and, in throttles, against the best peer that serves as much by the first route. */
export function comparisonTable(
  results: readonly { readonly scenario: Scenario; readonly summaries: readonly PolicySummary[] }[],
): string {
  const rows = results.flatMap(({ scenario, summaries }) => {
    const find = (name: string): PolicySummary | undefined => summaries.find(({ policy }) => policy === name);
    const production = find('production');
    const oracle = find('state-oracle');
    if (production === undefined || oracle === undefined) return [];
    const rival = bestRival(production, summaries);
    const cells = [
      scenario.name,
      figure(quotient(production.succeeded, production.requests, 100), 1),
      figure(meanOf(production.primaryShareOfStateOracle), 3),
      figure(meanOf(production.throttledPerRequest), 3),
      shareAndThrottles(find('production-told')),
      rival === null ? 'none' : `${rival.policy} ${shareAndThrottles(rival)}`,
      rival === null ? '–' : figure(quotient(production.throttledPerRequest, rival.throttledPerRequest), 2),
      shareAndThrottles(find('flat-30')),
      figure(quotient(production.meanS, oracle.meanS), 3),
      figure(quotient(production.p95S, oracle.p95S), 3),
      figure(meanOf(production.falseBlockS), 1),
      figure(production.recoveryMedianS, 1),
      figure(meanOf(production.hastyPerRequest), 3),
    ];
    return [`| ${cells.join(' | ')} |`];
  });
  return [
    '## Production against the state oracle and the best peer',
    '',
    `| ${HEADINGS.join(' | ')} |`,
    `|${HEADINGS.map((_heading, index) => (index === 0 ? '---' : '---:')).join('|')}|`,
    ...rows,
    '',
  ].join('\n');
}

/** The least throttled peer that serves as many requests, and as many by the first route; null when there is none. */
function bestRival(production: PolicySummary, summaries: readonly PolicySummary[]): PolicySummary | null {
  const rivals = summaries
    .filter(({ policy }) => !NO_PEERS.includes(policy))
    .filter((peer) => (meanOf(peer.succeeded) ?? 0) >= (meanOf(production.succeeded) ?? 0) - 1e-9)
    .filter((peer) => (meanOf(peer.primaryShare) ?? 0) >= (meanOf(production.primaryShare) ?? 0) - SAME_SHARE)
    .toSorted((first, second) => (meanOf(first.throttledPerRequest) ?? 0) - (meanOf(second.throttledPerRequest) ?? 0));
  return rivals[0] ?? null;
}

function meanOf(estimate: Estimate | null): number | null {
  return estimate?.mean ?? null;
}

function quotient(above: Estimate | null, below: Estimate | null, factor = 1): number | null {
  return above === null || below === null || below.mean === 0 ? null : (factor * above.mean) / below.mean;
}

function shareAndThrottles(summary: PolicySummary | undefined): string {
  if (summary === undefined) return '–';
  return `${figure(meanOf(summary.primaryShareOfStateOracle), 3)}, ${figure(meanOf(summary.throttledPerRequest), 3)}`;
}

function figure(value: number | null, digits: number): string {
  return value === null ? '–' : value.toFixed(digits);
}
