import { t } from '@lingui/core/macro';
import { describeReason } from '#components/reasons';
import { formatCountdown } from '#components/ui';
import type { ExhaustionView } from '#lib/messaging';
import styles from './ModelReasons.module.css';

export interface ModelReasonsProps {
  readonly reasons: ExhaustionView['reasons'];
  /** Epoch milliseconds, for the countdowns. */
  readonly nowMs: number;
}

/** Why each model is waiting, what the service said, and when it is expected back. */
export function ModelReasons({ reasons, nowMs }: ModelReasonsProps) {
  return (
    <ul aria-label={t`Why each model is waiting`} className={styles.reasons}>
      {reasons.map((reason) => (
        <li key={reason.routeId} className={styles.reason}>
          <span className={styles.model}>
            <strong>{reason.name}</strong> <span className={styles.region}>{reason.region}</span>
          </span>
          {reason.recoversAtMs !== null && reason.recoversAtMs > nowMs && (
            <span
              role="timer"
              aria-label={t`Time until ${{ name: reason.name }} is expected`}
              className={styles.countdown}
            >
              {formatCountdown(reason.recoversAtMs - nowMs)}
            </span>
          )}
          <span className={styles.words}>{describeReason(reason.reason)}</span>
          {reason.detail !== '' && (
            <q className={styles.detail} title={reason.detail}>
              {reason.detail}
            </q>
          )}
        </li>
      ))}
    </ul>
  );
}
