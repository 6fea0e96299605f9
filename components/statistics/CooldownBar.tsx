import styles from './CooldownBar.module.css';
import { type RouteFigures, remainingMs } from './status-words.ts';

export interface CooldownBarProps {
  readonly route: RouteFigures;
  /** The moment the route's figures are of, and now: epoch milliseconds. */
  readonly atMs: number;
  readonly nowMs: number;
}

/** How much of a cooldown is left, as a bar that runs out; the countdown beside it says the same. Nothing without one. */
export function CooldownBar({ route, atMs, nowMs }: CooldownBarProps) {
  const leftMs = remainingMs(route, atMs, nowMs);
  if (route.cooldownMs === null || leftMs === null || leftMs === 0) return null;
  return (
    <svg className={styles.bar} viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true">
      <rect className={styles.track} width="100" height="3" />
      <rect className={styles.left} width={100 * Math.min(1, leftMs / route.cooldownMs)} height="3" />
    </svg>
  );
}
