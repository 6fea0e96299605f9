import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import { classNames, formatCompact, formatCount, formatLatency, formatShare, seriesShade } from '#components/ui';
import type { ManagerStatistics } from '#lib/routing';
import { CooldownBar } from './CooldownBar.tsx';
import styles from './ModelTable.module.css';
import { RouteDetails } from './RouteDetails.tsx';
import { describeStatus, type RouteFigures, STATUS_LOOKS } from './status-words.ts';

export interface ModelTableProps {
  readonly statistics: ManagerStatistics;
  /** Epoch milliseconds, for the countdowns. */
  readonly nowMs: number;
}

/** One row for each model, in order of priority. */
export function ModelTable({ statistics, nowMs }: ModelTableProps) {
  return (
    <table aria-label={t`Models`} className={styles.table}>
      <thead>
        <tr>
          <th scope="col">
            <Trans>Model and status</Trans>
          </th>
          <th scope="col" className={styles.number}>
            <Trans>Success</Trans>
          </th>
          <th scope="col" className={styles.number}>
            <Trans>Attempts</Trans>
          </th>
          <th scope="col" className={styles.number}>
            <Trans>
              Throttles <span className={styles.unit}>60 s</span>
            </Trans>
          </th>
          <th scope="col" className={styles.number}>
            <Trans>
              Latency <span className={styles.unit}>p50</span>
            </Trans>
          </th>
          <th scope="col" className={styles.number}>
            <Trans>
              Tokens <span className={styles.unit}>in / out</span>
            </Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {statistics.routes.map((route, index) => (
          <ModelRow key={route.routeId} route={route} index={index} atMs={statistics.atMs} nowMs={nowMs} />
        ))}
      </tbody>
    </table>
  );
}

interface ModelRowProps {
  readonly route: RouteFigures;
  /** Its place in the hierarchy, from 0. */
  readonly index: number;
  readonly atMs: number;
  readonly nowMs: number;
}

/** A model's figures; its name unfolds the rest. */
function ModelRow({ route, index, atMs, nowMs }: ModelRowProps) {
  const [isOpen, setOpen] = useState(false);
  const detailsId = useId();
  const { icon: Icon, tone } = STATUS_LOOKS[route.status];
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <>
      <tr className={classNames(isOpen && styles.open)}>
        <th scope="row" className={styles.model} title={`${route.modelId} · ${route.region}`}>
          <button
            type="button"
            className={styles.name}
            aria-expanded={isOpen}
            aria-controls={isOpen ? detailsId : undefined}
            onClick={() => setOpen(!isOpen)}
          >
            <span className={classNames(styles.shade, seriesShade(index))} aria-hidden />
            {route.name}
            <Chevron size={12} aria-hidden />
          </button>
          <span className={classNames(styles.status, styles[tone])}>
            <Icon size={11} strokeWidth={2.5} aria-hidden /> {describeStatus(route, atMs, nowMs)}
          </span>
          <CooldownBar route={route} atMs={atMs} nowMs={nowMs} />
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
              {formatCompact(route.inputTokens)}{' '}
              <span className={styles.unit}>{formatCompact(route.outputTokens)}</span>
            </>
          )}
        </td>
      </tr>
      {isOpen && (
        <tr id={detailsId}>
          <td colSpan={6} className={styles.details}>
            <RouteDetails route={route} />
          </td>
        </tr>
      )}
    </>
  );
}
