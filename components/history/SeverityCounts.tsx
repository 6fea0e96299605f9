import { i18n } from '@lingui/core';
import { t } from '@lingui/core/macro';
import { SEVERITY_LOOKS } from '#components/review';
import { formatCount } from '#components/ui';
import { SEVERITIES } from '#lib/findings';
import type { HistoryEntry } from '#lib/history';
import styles from './SeverityCounts.module.css';

/** How many findings there are of each severity that occurs. */
export function SeverityCounts({ counts }: Pick<HistoryEntry, 'counts'>) {
  const occurring = SEVERITIES.filter((severity) => counts[severity] > 0);
  if (occurring.length === 0) return <span className={styles.none}>{t`No findings`}</span>;
  return (
    <span className={styles.counts}>
      {occurring.map((severity) => {
        const { icon: Icon, ...look } = SEVERITY_LOOKS[severity];
        const word = i18n._(look.word);
        return (
          <span key={severity} className={styles[severity]} title={word}>
            <Icon size={12} strokeWidth={2.5} role="img" aria-label={word} /> {formatCount(counts[severity])}{' '}
          </span>
        );
      })}
    </span>
  );
}
