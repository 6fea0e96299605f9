import type { UsageSpan } from '#lib/analytics';

/** One series of a chart. */
export interface Series {
  readonly name: string;
  /** The class of its colour. */
  readonly shade: string | undefined;
  /** One for each span, oldest first; null where nothing is known. */
  readonly values: readonly (number | null)[];
}

/** One of the small charts, with what is said beside it. */
export interface Figure {
  readonly id: string;
  readonly title: string;
  readonly form: 'bars' | 'lines';
  readonly series: readonly Series[];
  readonly formatValue: (value: number) => string;
  /** The figure in large, of one span; of the whole range without one. */
  readonly headline: (span: UsageSpan | undefined) => string;
  /** What stands beside the headline of the whole range; empty for nothing. */
  readonly note: string;
  /** The values of the series for the whole range, where there are several: `74%`. */
  readonly sums?: readonly string[];
}

/** A value, or a dash where nothing is known. */
export function orDash(value: number | null, format: (value: number) => string): string {
  return value === null ? '–' : format(value);
}
