import type { Scenario } from './scenario-schema.ts';
import type { Estimate, PolicySummary } from './summary.ts';

/** A figure that the source systems claim to have moved. */
interface Claim {
  readonly measure: string;
  readonly from: number;
  readonly to: number;
  readonly valueOf: (summary: PolicySummary) => Estimate | null;
}

/** Claims about one change of policy, and the worlds in which they are tried. */
interface ClaimSet {
  readonly title: string;
  readonly before: string;
  readonly afters: readonly string[];
  readonly scenarios: readonly string[];
  readonly claims: readonly Claim[];
}

const CLAIM_SETS: readonly ClaimSet[] = [
  {
    title: 'V1 → V2, ten users, 100 requests',
    before: 'v1',
    afters: ['v2-literal', 'v2-eager', 'production'],
    scenarios: ["the source's claims, throttles from a quota", "the source's claims, throttles from short episodes"],
    claims: [
      { measure: 'primary share', from: 0.45, to: 0.78, valueOf: ({ primaryShare }) => primaryShare },
      { measure: 'mean response, s', from: 3.2, to: 2.1, valueOf: ({ meanS }) => meanS },
      { measure: '95th percentile, s', from: 5.8, to: 3.1, valueOf: ({ p95S }) => p95S },
      { measure: 'failed of 100', from: 6, to: 1, valueOf: ({ failed }) => failed },
    ],
  },
  {
    title: 'AI-Prism, fifty users, 200 requests (its old routing is not described; the cascade stands for it)',
    before: 'nexus-cascade',
    afters: ['ai-prism-chain', 'production'],
    scenarios: ['fifty users, 200 requests', "the source's claims, fifty users with pauses"],
    claims: [
      { measure: 'succeeded of 200', from: 165, to: 198, valueOf: ({ succeeded }) => succeeded },
      { measure: 'mean response, s', from: 8.5, to: 3.2, valueOf: ({ meanS }) => meanS },
      { measure: '95th percentile, s', from: 25, to: 6.5, valueOf: ({ p95S }) => p95S },
      { measure: '99th percentile, s', from: 60, to: 12, valueOf: ({ p99S }) => p99S },
      { measure: 'requests a minute', from: 8, to: 25, valueOf: ({ perMinute }) => perMinute },
    ],
  },
];

/** A value this much off a claimed one, in relation to the claimed change, still counts as the same. */
const TOLERANCE = 0.2;

/** What the simulation says to the source's claims; empty when none of their scenarios was run. */
export function claimsSection(
  results: readonly { readonly scenario: Scenario; readonly summaries: readonly PolicySummary[] }[],
): string {
  const tables = CLAIM_SETS.flatMap((set) => {
    const worlds = results.filter(({ scenario }) => set.scenarios.includes(scenario.name));
    return worlds.map(({ scenario, summaries }) => claimTable(set, scenario, summaries));
  });
  if (tables.length === 0) return '';
  return [
    '## The claims of the source systems',
    '',
    'A change is *reached* when it comes to the claimed value but for a fifth of the claimed change.',
    '',
    ...tables,
  ].join('\n');
}

function claimTable(set: ClaimSet, scenario: Scenario, summaries: readonly PolicySummary[]): string {
  const find = (name: string): PolicySummary | undefined => summaries.find(({ policy }) => policy === name);
  const columns = [set.before, ...set.afters];
  const rows = set.claims.map((claim) => {
    const slack = TOLERANCE * Math.abs(claim.to - claim.from);
    const cells = columns.map((name) => {
      const summary = find(name);
      const value = summary === undefined ? null : claim.valueOf(summary);
      if (value === null) return '–';
      const figure = value.mean.toFixed(Math.abs(claim.to) < 1 ? 3 : 1);
      if (name === set.before) return Math.abs(value.mean - claim.from) <= slack ? `${figure} as claimed` : figure;
      const isBetterUp = claim.to > claim.from;
      const isReached = isBetterUp ? value.mean >= claim.to - slack : value.mean <= claim.to + slack;
      return isReached ? `${figure} reached` : `${figure} not reached`;
    });
    return `| ${claim.measure} | ${claim.from} → ${claim.to} | ${cells.join(' | ')} |`;
  });
  return [
    `### ${set.title}: ${scenario.name}`,
    '',
    `| | claimed | ${columns.join(' | ')} |`,
    `|---|---:|${columns.map(() => '---:').join('|')}|`,
    ...rows,
    '',
  ].join('\n');
}
