import { CircleCheck, Hourglass, ShieldCheck } from 'lucide-react';
import { formatCountdown, formatQuantity, Notice } from '#components/ui';
import type { SettingsView } from '#lib/messaging';
import type { ManagerStatistics } from '#lib/routing';

export interface ServiceStateProps {
  readonly statistics: ManagerStatistics;
  readonly settings: SettingsView | null;
  readonly nowMs: number;
}

/** In one sentence: can a review go on now? */
export function ServiceState({ statistics, settings, nowMs }: ServiceStateProps) {
  const { exhaustion, routes } = statistics;
  if (settings?.settings.provider === 'on-device') {
    const isUnused = routes.every((route) => route.attempts === 0);
    return (
      <Notice tone="positive" icon={ShieldCheck} title="On-device checks are in use">
        <p>{isUnused ? 'No model has been asked yet.' : 'The figures below are from earlier model reviews.'}</p>
      </Notice>
    );
  }
  if (exhaustion !== null) {
    const { earliestRecoveryAtMs } = exhaustion;
    const leftMs = earliestRecoveryAtMs === null ? null : earliestRecoveryAtMs - nowMs;
    return (
      <Notice tone="warning" icon={Hourglass} title="All models are exhausted">
        <p>
          {leftMs === null && 'Waiting will not help: check the models in the options.'}
          {leftMs !== null && leftMs > 0 && `The next one is expected in ${formatCountdown(leftMs)}.`}
          {leftMs !== null && leftMs <= 0 && 'The next one is expected any moment.'}
        </p>
      </Notice>
    );
  }
  const available = routes.filter((route) => route.status === 'available').length;
  return (
    <Notice tone="positive" icon={CircleCheck} title="Ready">
      <p>
        {available} of {formatQuantity(routes.length, 'model')} available.
      </p>
    </Notice>
  );
}
