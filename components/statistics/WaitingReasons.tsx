import { formatQuantity } from '#components/ui';
import type { ManagerStatistics } from '#lib/routing';
import { HOLDING_WORDS } from './holding-words.ts';
import styles from './WaitingReasons.module.css';

/** Why requests wait, each layer that holds any; nothing while none waits. */
export function WaitingReasons({ waitingByLayer }: Pick<ManagerStatistics, 'waitingByLayer'>) {
  const layers = Object.entries(waitingByLayer).filter(([, count]) => count > 0);
  if (layers.length === 0) return null;
  return (
    <ul aria-label="Why requests wait" className={styles.list}>
      {layers.map(([layer, count]) => (
        <li key={layer}>
          <strong>{formatQuantity(count, 'request')}</strong> {HOLDING_WORDS[layer as keyof typeof HOLDING_WORDS]}
        </li>
      ))}
    </ul>
  );
}
