import { classNames, formatShare } from '#components/ui';
import type { ManagerStatistics } from '#lib/routing';
import styles from './ModelMix.module.css';

/** Shades for the models in order of priority; those beyond the last share it. */
const SHADES = ['first', 'second', 'third', 'fourth', 'fifth'] as const;

/** The shade of the model at a place of the hierarchy, as the bar and the table show it. */
export function shadeOf(index: number): string | undefined {
  return styles[SHADES[Math.min(index, SHADES.length - 1)] ?? 'fifth'];
}

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
  return (
    <svg
      role="img"
      aria-label={`Answers by model: ${shown.map(({ words }) => words).join(', ')}`}
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
          className={classNames(styles.part, shadeOf(index))}
        >
          <title>{words}</title>
        </rect>
      ))}
    </svg>
  );
}
