import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import {
  classNames,
  formatCompact,
  formatCost,
  formatCount,
  formatLatency,
  formatShare,
  seriesShade,
} from '#components/ui';
import type { Analytics } from '#lib/analytics';
import { orDash } from './figure.ts';
import styles from './UsageTable.module.css';

/** One row for each model that was called, as in the chart of answers. */
export function ModelUsageTable({ routes, totals }: Pick<Analytics, 'routes' | 'totals'>) {
  const name = t`Models`;
  return (
    <section
      className={styles.scroll}
      aria-label={name} // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
    >
      <table aria-label={name} className={styles.table}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Model</Trans>
            </th>
            {[
              t`Share of answers`,
              t`Answers`,
              t`Attempts`,
              t`Throttles`,
              t`Latency p50 / p95`,
              t`Tokens in / out / cached`,
              t`Cost`,
            ].map((heading) => (
              <th key={heading} scope="col" className={styles.number}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {routes.map((route, place) => (
            <tr key={route.routeId}>
              <th scope="row">
                <span className={classNames(styles.swatch, seriesShade(place))} aria-hidden="true" />
                <span className={styles.name}>{route.name}</span> <span className={styles.detail}>{route.region}</span>
              </th>
              <td className={styles.number}>
                {totals.answered === 0 ? '–' : formatShare(route.answered / totals.answered)}
              </td>
              <td className={styles.number}>{formatCount(route.answered)}</td>
              <td className={styles.number}>{formatCount(route.attempts)}</td>
              <td className={styles.number}>{formatCount(route.throttles)}</td>
              <td className={styles.number}>
                {orDash(route.latencyP50Ms, formatLatency)} / {orDash(route.latencyP95Ms, formatLatency)}
              </td>
              <td className={styles.number}>
                {formatCompact(route.inputTokens)} / {formatCompact(route.outputTokens)} /{' '}
                {formatCompact(route.cacheReadTokens)}
              </td>
              <td className={styles.number}>{formatCost(route.costUsd)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
