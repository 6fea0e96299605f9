import { classNames, formatCompact, formatCount, formatLatency, formatShare } from '#components/ui';
import type { ManagerStatistics } from '#lib/routing';
import styles from './ModelTable.module.css';
import { describeStatus, type RouteFigures, STATUS_LOOKS } from './status-words.ts';

export interface ModelTableProps {
  readonly statistics: ManagerStatistics;
  /** Epoch milliseconds, for the countdowns. */
  readonly nowMs: number;
}

/** One row for each model, in order of priority. */
export function ModelTable({ statistics, nowMs }: ModelTableProps) {
  return (
    <table aria-label="Models" className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Model and status</th>
          <th scope="col" className={styles.number}>
            Success
          </th>
          <th scope="col" className={styles.number}>
            Attempts
          </th>
          <th scope="col" className={styles.number}>
            Throttles <span className={styles.unit}>60 s</span>
          </th>
          <th scope="col" className={styles.number}>
            Latency <span className={styles.unit}>p50</span>
          </th>
          <th scope="col" className={styles.number}>
            Tokens <span className={styles.unit}>in / out</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {statistics.routes.map((route) => (
          <ModelRow key={route.routeId} route={route} atMs={statistics.atMs} nowMs={nowMs} />
        ))}
      </tbody>
    </table>
  );
}

function ModelRow({
  route,
  atMs,
  nowMs,
}: {
  readonly route: RouteFigures;
  readonly atMs: number;
  readonly nowMs: number;
}) {
  const { icon: Icon, tone } = STATUS_LOOKS[route.status];
  return (
    <tr>
      <th scope="row" className={styles.model} title={`${route.modelId} · ${route.region}`}>
        <span className={styles.name}>{route.name}</span>
        <span className={classNames(styles.status, styles[tone])}>
          <Icon size={11} strokeWidth={2.5} aria-hidden /> {describeStatus(route, atMs, nowMs)}
        </span>
      </th>
      <td className={styles.number}>{route.successRate === null ? '–' : formatShare(route.successRate)}</td>
      <td className={styles.number}>{formatCount(route.attempts)}</td>
      <td className={styles.number}>{formatCount(route.recentThrottles)}</td>
      <td className={styles.number}>{route.latencyP50Ms === null ? '–' : formatLatency(route.latencyP50Ms)}</td>
      <td className={styles.number}>
        {route.inputTokens + route.outputTokens === 0 ? (
          '–'
        ) : (
          <>
            {formatCompact(route.inputTokens)} <span className={styles.unit}>{formatCompact(route.outputTokens)}</span>
          </>
        )}
      </td>
    </tr>
  );
}
