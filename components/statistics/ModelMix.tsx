import { t } from '@lingui/core/macro';
import { classNames, formatShare, seriesShade } from '#components/ui';
import type { ManagerStatistics } from '#lib/routing';
import styles from './ModelMix.module.css';

/** Which models gave the answers: one bar in as many parts. Nothing while there is no answer. */
export function ModelMix({ routes }: Pick<ManagerStatistics, 'routes'>) {
  const answers = routes.reduce((sum, { successes }) => sum + successes, 0);
  if (answers === 0) return null;
  const parts = routes.map(({ routeId, name, successes }, index) => ({
    routeId,
    index,
    share: successes / answers,
    words: `${name} ${formatShare(successes / answers)}`,
  }));
  const shown = parts.filter(({ share }) => share > 0);
  const mix = shown.map(({ words }) => words).join(', ');
  return (
    <svg
      role="img"
      aria-label={t`Answers by model: ${mix}`}
      className={styles.bar}
      viewBox="0 0 100 6"
      preserveAspectRatio="none"
    >
      {shown.map(({ routeId, index, share, words }) => (
        <rect
          key={routeId}
          x={100 * parts.slice(0, index).reduce((sum, before) => sum + before.share, 0)}
          width={100 * share}
          height="6"
          className={classNames(styles.part, seriesShade(index))}
        >
          <title>{words}</title>
        </rect>
      ))}
    </svg>
  );
}
