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

const WORDS: Readonly<Record<keyof Health, HealthWords>> = {
  primaryShare: { name: 'First model answers', target: 'over 70%', format: formatShare },
  successRate: { name: 'Requests answered', target: 'over 95%', format: formatShare },
  recentThrottles: { name: 'Throttles per minute', target: 'under 5', format: formatCount },
  cooldownMs: { name: 'Longest cooldown', target: 'up to 30 s', format: (value) => `${Math.round(value / 1000)} s` },
};

const NAMES = ['primaryShare', 'successRate', 'recentThrottles', 'cooldownMs'] as const;

/** The manager's figures against their targets. */
export function HealthList({ health }: { readonly health: Health }) {
  return (
    <ul aria-label="Health" className={styles.list}>
      {NAMES.map((key) => {
        const { value, isGood } = health[key];
        const { name, target, format } = WORDS[key];
        const Icon = isGood === null ? CircleDashed : isGood ? CircleCheck : TriangleAlert;
        return (
          <li key={key} className={styles.mark}>
            <Icon
              size={13}
              aria-hidden
              className={classNames(isGood === null ? styles.unknown : isGood ? styles.good : styles.poor)}
            />
            <VisuallyHidden>
              {isGood === null ? 'Not known yet: ' : isGood ? 'Good: ' : 'Needs attention: '}
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
