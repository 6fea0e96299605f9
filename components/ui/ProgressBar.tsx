import { ProgressBar as AriaProgressBar } from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './ProgressBar.module.css';

export interface ProgressBarProps {
  readonly label: string;
  /** 0–1; undefined while the amount of work is not known. */
  readonly share: number | undefined;
  /** What a screen reader says instead of a percentage, e.g. `3 of 12 sections`. */
  readonly valueLabel?: string;
}

/** A thin bar. An SVG draws it, so that its width needs no inline style. */
export function ProgressBar({ label, share, valueLabel }: ProgressBarProps) {
  const known = share !== undefined;
  return (
    <AriaProgressBar
      aria-label={label}
      value={known ? share * 100 : 0}
      isIndeterminate={!known}
      {...(valueLabel === undefined ? {} : { valueLabel })}
      className={classNames(styles.bar)}
    >
      <svg className={styles.drawing} viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect className={styles.track} width="100" height="4" />
        <rect className={known ? styles.fill : styles.sweep} width={known ? share * 100 : 30} height="4" />
      </svg>
    </AriaProgressBar>
  );
}
