import { Hourglass, ShieldCheck } from 'lucide-react';
import { useId } from 'react';
import { describeRouteReason } from '#components/problem';
import { Button, formatCountdown, useNow } from '#components/ui';
import type { ExhaustionView } from '#lib/messaging';
import styles from './ExhaustedLock.module.css';

export interface ExhaustedLockProps {
  readonly exhaustion: ExhaustionView;
  /** Absent when on-device checks are in use already. */
  readonly onUseDevice?: () => void;
  readonly isBusy: boolean;
}

/** Tells that all models are waiting, why, and until when. It goes away by itself. */
export function ExhaustedLock({ exhaustion, onUseDevice, isBusy }: ExhaustedLockProps) {
  const titleId = useId();
  const nowMs = useNow(true);
  const { earliestRecoveryAtMs } = exhaustion;
  return (
    <section role="alert" aria-labelledby={titleId} className={styles.lock}>
      <div className={styles.top}>
        <Hourglass size={17} aria-hidden className={styles.icon} />
        <h2 id={titleId}>All models are exhausted</h2>
        {earliestRecoveryAtMs !== null && (
          <span role="timer" aria-label="Time to the earliest recovery" className={styles.countdown}>
            {earliestRecoveryAtMs > nowMs ? formatCountdown(earliestRecoveryAtMs - nowMs) : 'any moment'}
          </span>
        )}
      </div>
      <p>
        {earliestRecoveryAtMs === null
          ? 'Waiting will not help: choose other models in the options. Waiting sections are kept.'
          : 'Waiting sections are kept and go on by themselves as soon as a model is free.'}
      </p>
      <ul aria-label="Why each model is waiting" className={styles.reasons}>
        {exhaustion.reasons.map((reason) => (
          <li key={reason.routeId}>
            <strong>{reason.name}:</strong> {describeRouteReason(reason)}
          </li>
        ))}
      </ul>
      {onUseDevice !== undefined && (
        <div>
          <Button size="small" isDisabled={isBusy} onPress={onUseDevice}>
            <ShieldCheck size={13} aria-hidden /> Switch to on-device checks
          </Button>
        </div>
      )}
    </section>
  );
}
