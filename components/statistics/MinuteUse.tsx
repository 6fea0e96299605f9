import { t } from '@lingui/core/macro';
import { formatCompact, formatCount, ProgressBar } from '#components/ui';
import type { ManagerStatistics } from '#lib/routing';
import styles from './MinuteUse.module.css';

interface Gauge {
  readonly name: string;
  readonly used: number;
  readonly limit: number;
  readonly format: (value: number) => string;
}

/** How much of the client's own limits is in use: requests and tokens of the last minute, and calls in flight. */
export function MinuteUse({ budget, inFlight }: Pick<ManagerStatistics, 'budget' | 'inFlight'>) {
  const { requestsInLastMinute, requestsPerMinute, tokensInLastMinute, tokensPerMinute, concurrentRequests } = budget;
  const gauges: readonly Gauge[] = [
    { name: t`Requests in 60 s`, used: requestsInLastMinute, limit: requestsPerMinute, format: formatCount },
    { name: t`Tokens in 60 s`, used: tokensInLastMinute, limit: tokensPerMinute, format: formatCompact },
    { name: t`Requests at a time`, used: inFlight, limit: concurrentRequests, format: formatCount },
  ];
  return (
    <ul aria-label={t`Use of your limits`} className={styles.list}>
      {gauges.map(({ name, used, limit, format }) => {
        const inUse = format(used);
        const allowed = format(limit);
        const words = t`${inUse} of ${allowed}`;
        return (
          <li key={name} className={styles.gauge}>
            <span className={styles.name}>{name}</span>
            <span className={styles.value}>{words}</span>
            <span className={styles.bar}>
              <ProgressBar label={name} share={Math.min(1, used / limit)} valueLabel={words} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}
