import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Hourglass, RefreshCw, ShieldCheck } from 'lucide-react';
import { useId } from 'react';
import { Button, formatCountdown, useNow } from '#components/ui';
import type { ExhaustionView, WorkerClient } from '#lib/messaging';
import { describeCheck } from './check-words.ts';
import styles from './ExhaustedLock.module.css';
import { ModelReasons } from './ModelReasons.tsx';
import { useModelCheck } from './use-model-check.ts';

export interface ExhaustedLockProps {
  readonly exhaustion: ExhaustionView;
  readonly client: WorkerClient;
  readonly onUseDevice: () => void;
  readonly onOptions: () => void;
  readonly isBusy: boolean;
}

/** Tells that all models are waiting, why, and until when. It goes away by itself, or sooner if a check finds a model. */
export function ExhaustedLock({ exhaustion, client, onUseDevice, onOptions, isBusy }: ExhaustedLockProps) {
  const titleId = useId();
  const check = useModelCheck(client);
  const nowMs = useNow(true);
  const { earliestRecoveryAtMs } = exhaustion;
  const canRecover = earliestRecoveryAtMs !== null;
  return (
    <div className={styles.lock}>
      <section role="alert" aria-labelledby={titleId} className={styles.message}>
        <div className={styles.top}>
          <Hourglass size={17} aria-hidden className={styles.icon} />
          <h2 id={titleId}>
            <Trans>All models are exhausted</Trans>
          </h2>
          {canRecover && (
            <span role="timer" aria-label={t`Time to the earliest recovery`} className={styles.countdown}>
              {earliestRecoveryAtMs > nowMs ? formatCountdown(earliestRecoveryAtMs - nowMs) : t`any moment`}
            </span>
          )}
        </div>
        <p>
          {canRecover
            ? t`Waiting sections are kept and go on by themselves as soon as a model is free.`
            : t`Waiting will not help: choose other models in the options. Waiting sections are kept.`}
        </p>
        <ModelReasons reasons={exhaustion.reasons} nowMs={nowMs} />
      </section>
      <div className={styles.actions}>
        {canRecover ? (
          <Button size="small" isPending={check.isChecking} onPress={check.check}>
            <RefreshCw size={13} aria-hidden /> <Trans>Check now</Trans>
          </Button>
        ) : (
          <Button size="small" onPress={onOptions}>
            <Trans>Open options</Trans>
          </Button>
        )}
        <Button size="small" isDisabled={isBusy} onPress={onUseDevice}>
          <ShieldCheck size={13} aria-hidden /> <Trans>Use on-device checks</Trans>
        </Button>
      </div>
      <p role="status" className={styles.found}>
        {check.isChecking && t`Asking the models…`}
        {!check.isChecking && check.outcome !== null && describeCheck(check.outcome, nowMs)}
      </p>
    </div>
  );
}
