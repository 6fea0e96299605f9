import { plural, t } from '@lingui/core/macro';
import { CircleCheck, Hourglass, ShieldCheck } from 'lucide-react';
import { formatCountdown, Notice } from '#components/ui';
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
      <Notice tone="positive" icon={ShieldCheck} title={t`On-device checks are in use`}>
        <p>{isUnused ? t`No model has been asked yet.` : t`The figures below are from earlier model reviews.`}</p>
      </Notice>
    );
  }
  if (exhaustion !== null) {
    const { earliestRecoveryAtMs } = exhaustion;
    const leftMs = earliestRecoveryAtMs === null ? null : earliestRecoveryAtMs - nowMs;
    return (
      <Notice tone="warning" icon={Hourglass} title={t`All models are exhausted`}>
        <p>{recoveryWords(leftMs)}</p>
      </Notice>
    );
  }
  const models = routes.length;
  const available = routes.filter((route) => route.status === 'available').length;
  return (
    <Notice tone="positive" icon={CircleCheck} title={t`Ready`}>
      <p>
        {plural(models, {
          one: `${available} of # model available.`,
          other: `${available} of # models available.`,
        })}
      </p>
    </Notice>
  );
}

function recoveryWords(leftMs: number | null): string {
  if (leftMs === null) return t`Waiting will not help: check the models in the options.`;
  if (leftMs <= 0) return t`The next one is expected any moment.`;
  const countdown = formatCountdown(leftMs);
  return t`The next one is expected in ${countdown}.`;
}
