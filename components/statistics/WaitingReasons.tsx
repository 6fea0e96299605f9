import { plural, t } from '@lingui/core/macro';
import type { ManagerStatistics } from '#lib/routing';
import { holdingWords } from './holding-words.ts';
import styles from './WaitingReasons.module.css';

/** Why requests wait, each layer that holds any; nothing while none waits. */
export function WaitingReasons({ waitingByLayer }: Pick<ManagerStatistics, 'waitingByLayer'>) {
  const layers = Object.entries(waitingByLayer).filter(([, count]) => count > 0);
  if (layers.length === 0) return null;
  return (
    <ul aria-label={t`Why requests wait`} className={styles.list}>
      {layers.map(([layer, count]) => (
        <li key={layer}>
          <strong>{plural(count, { one: '# request', other: '# requests' })}</strong>{' '}
          {holdingWords(layer as keyof typeof waitingByLayer)}
        </li>
      ))}
    </ul>
  );
}
