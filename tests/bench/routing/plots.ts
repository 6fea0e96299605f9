import type { Scenario } from './scenario-schema.ts';
import type { PolicySummary } from './summary.ts';
import { dot, line, picture, scale, text } from './svg.ts';

const OURS = '#c2410c';
const TOLD = '#f59e0b';
const ORACLE = '#15803d';
const PEERS = '#5b6b7c';
const WIDTH = 860;

function colourOf(policy: string): string {
  if (policy === 'production') return OURS;
  if (policy === 'production-told') return TOLD;
  return policy === 'state-oracle' ? ORACLE : PEERS;
}

/** One scenario: the share of the first route, measured by the state oracle's, against throttled calls per request. */
export function scenarioPlot(scenario: Scenario, summaries: readonly PolicySummary[]): string {
  const height = 480;
  const [left, right, top, bottom] = [70, WIDTH - 170, 50, height - 60];
  const y = scale(0, 1.1, bottom, top);
  // The square root spreads out the small numbers, where good policies are.
  const x = (throttled: number): number => scale(0, 1, left, right)(Math.sqrt(throttled));
  const ticksX = [0, 0.02, 0.05, 0.1, 0.2, 0.4, 0.7, 1];
  const ticksY = [0, 0.2, 0.4, 0.6, 0.8, 1];
  const points = summaries.flatMap((summary) => {
    const share = summary.primaryShareOfStateOracle?.mean;
    const throttled = summary.throttledPerRequest?.mean;
    return share === undefined || throttled === undefined ? [] : [{ summary, share, throttled }];
  });
  return picture(WIDTH, height, `${scenario.name}: share against throttles`, [
    text(left, 22, scenario.name, { size: 15, isBold: true }),
    ...ticksX.flatMap((tick) => [
      line(x(tick), top, x(tick), bottom),
      text(x(tick), bottom + 16, tick === 1 ? '1 and more' : String(tick), { anchor: 'middle' }),
    ]),
    ...ticksY.flatMap((tick) => [
      line(left, y(tick), right, y(tick)),
      text(left - 8, y(tick) + 4, tick.toFixed(1), { anchor: 'end' }),
    ]),
    text((left + right) / 2, height - 18, 'throttled calls per request', { anchor: 'middle' }),
    text(left - 46, top - 10, 'share of the first route ÷ state oracle'),
    ...points.map(({ summary: { policy, title }, share, throttled }) =>
      dot(x(throttled), y(share), 4.5, colourOf(policy), `${title}: ${share.toFixed(3)}, ${throttled.toFixed(3)}`),
    ),
    ...legend(points, right + 18, top),
  ]);
}

/** The names beside the plot, in the order of their height in it, with their figures. */
function legend(
  points: readonly { readonly summary: PolicySummary; readonly share: number; readonly throttled: number }[],
  x: number,
  top: number,
): readonly string[] {
  const inOrder = points.toSorted((first, second) => second.share - first.share || first.throttled - second.throttled);
  return inOrder.flatMap(({ summary: { policy }, share, throttled }, index) => {
    const y = top + index * 14.5;
    const figures = `${share.toFixed(2)} | ${throttled.toFixed(2)}`;
    const isOurs = policy.startsWith('production');
    return [
      dot(x, y - 4, 3.5, colourOf(policy), policy),
      text(x + 8, y, `${policy} ${figures}`, { size: 9.5, isBold: isOurs }),
    ];
  });
}

/** All scenarios: the share relative to the state oracle's, production among its peers. */
export function overviewPlot(
  results: readonly { readonly scenario: Scenario; readonly summaries: readonly PolicySummary[] }[],
): string {
  const rowPx = 26;
  const [left, right, top] = [330, WIDTH - 40, 70];
  const height = top + results.length * rowPx + 50;
  const x = scale(0, 1.1, left, right);
  const rows = results.flatMap(({ scenario, summaries }, index) => {
    const y = top + index * rowPx;
    const marks = summaries
      .filter(({ policy }) => policy !== 'state-oracle')
      .toSorted(
        (first, second) =>
          Number(first.policy.startsWith('production')) - Number(second.policy.startsWith('production')),
      )
      .flatMap(({ policy, title, primaryShareOfStateOracle: share }) => {
        if (share === null) return [];
        const isOurs = policy.startsWith('production');
        const from = x(share.mean - share.halfWidth);
        const to = x(share.mean + share.halfWidth);
        return [
          ...(isOurs ? [line(from, y, to, y, colourOf(policy), 2)] : []),
          dot(x(share.mean), y, isOurs ? 5 : 3, colourOf(policy), `${title}: ${share.mean.toFixed(3)}`),
        ];
      });
    return [line(left, y, right, y), text(left - 12, y + 4, scenario.name, { anchor: 'end' }), ...marks];
  });
  return picture(WIDTH, height, 'Share of the first route in every scenario', [
    text(20, 28, 'Share of the first route ÷ state oracle', { size: 15, isBold: true }),
    ...[0, 0.2, 0.4, 0.6, 0.8, 1].flatMap((tick) => [
      line(x(tick), top - 14, x(tick), height - 40),
      text(x(tick), height - 24, tick.toFixed(1), { anchor: 'middle' }),
    ]),
    ...rows,
    dot(left, 46, 5, OURS, ''),
    text(left + 10, 50, 'production'),
    dot(left + 110, 46, 5, TOLD, ''),
    text(left + 120, 50, 'production, told the quotas'),
    dot(left + 300, 46, 3, PEERS, ''),
    text(left + 310, 50, 'peers'),
  ]);
}
