import styles from './series-shade.module.css';

const SHADES = ['first', 'second', 'third', 'fourth', 'fifth'] as const;

/** The class that gives a series of a chart its colour, as fill, stroke and background; those beyond the last share it. */
export function seriesShade(index: number): string | undefined {
  return styles[SHADES[Math.min(index, SHADES.length - 1)] ?? 'fifth'];
}
