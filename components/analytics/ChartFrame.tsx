import { scaleBand, scaleLinear } from '@visx/scale';
import type { ReactNode } from 'react';
import { classNames } from '#components/ui';
import styles from './Chart.module.css';
import { useWidth } from './use-width.ts';

const HEIGHT = 128;
/** Room above for the label of the topmost line, and below for times. */
const TOP = 16;
const BOTTOM = 18;
const LINES = 3;

/** What a chart draws with: from the place of a span and from values to CSS pixels. */
export interface Plot {
  readonly bands: ReturnType<typeof bandScale>;
  readonly values: ReturnType<typeof valueScale>;
}

export interface ChartFrameProps {
  /** What the chart says, in words. */
  readonly label: string;
  /** Each span in short, oldest first. */
  readonly times: readonly string[];
  readonly greatest: number;
  readonly formatValue: (value: number) => string;
  /** The span that the pointer is at, in this chart or another; null for none. */
  readonly pointed: number | null;
  readonly onPoint: (index: number | null) => void;
  readonly children: (plot: Plot) => ReactNode;
}

/** The frame that all charts share: a few labelled lines, times below, and the mark of what the pointer is at. */
export function ChartFrame({ label, times, greatest, formatValue, pointed, onPoint, children }: ChartFrameProps) {
  const [ref, width] = useWidth<SVGSVGElement>();
  const bands = bandScale(times.length, width);
  const values = valueScale(greatest);
  const leftOf = (index: number) => bands(index) ?? 0;
  const ticks = greatest === 0 ? [0] : values.ticks(LINES);
  return (
    <svg
      ref={ref}
      role="img"
      aria-label={label}
      className={styles.chart}
      height={HEIGHT}
      onPointerMove={({ clientX, currentTarget }) => {
        const across = (clientX - currentTarget.getBoundingClientRect().left) / width;
        onPoint(Math.max(0, Math.min(times.length - 1, Math.floor(across * times.length))));
      }}
      onPointerLeave={() => onPoint(null)}
    >
      {pointed !== null && pointed < times.length && (
        <rect
          className={styles.pointed}
          x={leftOf(pointed) - bands.step() * 0.1}
          width={bands.step()}
          y={TOP}
          height={HEIGHT - BOTTOM - TOP}
        />
      )}
      {ticks.map((tick) => (
        <line
          key={tick}
          className={classNames(styles.line, tick === 0 && styles.base)}
          x2={width}
          y1={values(tick)}
          y2={values(tick)}
        />
      ))}
      {width > 0 && children({ bands, values })}
      {ticks.slice(1).map((tick) => (
        <text key={tick} className={styles.tick} y={values(tick) - 3}>
          {formatValue(tick)}
        </text>
      ))}
      <text className={styles.tick} y={HEIGHT - 4}>
        {times[0]}
      </text>
      <text className={styles.middle} x={leftOf(times.length >> 1) + bands.bandwidth() / 2} y={HEIGHT - 4}>
        {times[times.length >> 1]}
      </text>
      <text className={styles.last} x={width} y={HEIGHT - 4}>
        {times.at(-1)}
      </text>
    </svg>
  );
}

function bandScale(count: number, width: number) {
  const domain = Array.from({ length: count }, (_, index) => index);
  return scaleBand<number>({ domain, range: [0, width], paddingInner: 0.2 });
}

function valueScale(greatest: number) {
  return scaleLinear<number>({ domain: [0, greatest || 1], range: [HEIGHT - BOTTOM, TOP], nice: LINES });
}
