import { t } from '@lingui/core/macro';
import { CircleCheck, CircleDashed, TriangleAlert } from 'lucide-react';
import { classNames, formatCount, formatShare, VisuallyHidden } from '#components/ui';
import type { ManagerStatistics } from '#lib/routing';
import styles from './HealthList.module.css';

type Health = ManagerStatistics['health'];

interface HealthWords {
  readonly name: string;
  readonly target: string;
  readonly format: (value: number) => string;
}

function healthWords(): Readonly<Record<keyof Health, HealthWords>> {
  return {
    primaryShare: { name: t`First model answers`, target: t`over 70%`, format: formatShare },
    successRate: { name: t`Requests answered`, target: t`over 95%`, format: formatShare },
    recentThrottles: { name: t`Throttles per minute`, target: t`under 5`, format: formatCount },
    cooldownMs: {
      name: t`Longest cooldown`,
      target: t`up to 30 s`,
      format: (value) => `${Math.round(value / 1000)} s`,
    },
  };
}

const NAMES = ['primaryShare', 'successRate', 'recentThrottles', 'cooldownMs'] as const;

/** The manager's figures against their targets. */
export function HealthList({ health }: { readonly health: Health }) {
  const words = healthWords();
  return (
    <ul aria-label={t`Health`} className={styles.list}>
      {NAMES.map((key) => {
        const { value, isGood } = health[key];
        const { name, target, format } = words[key];
        const Icon = isGood === null ? CircleDashed : isGood ? CircleCheck : TriangleAlert;
        return (
          <li key={key} className={styles.mark}>
            <Icon
              size={13}
              aria-hidden
              className={classNames(isGood === null ? styles.unknown : isGood ? styles.good : styles.poor)}
            />
            <VisuallyHidden>
              {isGood === null ? t`Not known yet:` : isGood ? t`Good:` : t`Needs attention:`}{' '}
            </VisuallyHidden>
            <span className={styles.name}>{name}</span>
            <span className={styles.value}>{value === null ? '–' : format(value)}</span>
            <span className={styles.target}>{target}</span>
          </li>
        );
      })}
    </ul>
  );
}
