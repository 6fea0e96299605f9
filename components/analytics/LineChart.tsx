import { LinePath } from '@visx/shape';
import { classNames } from '#components/ui';
import styles from './Chart.module.css';
import { ChartFrame, type ChartFrameProps } from './ChartFrame.tsx';
import type { Series } from './figure.ts';

export interface LineChartProps extends Omit<ChartFrameProps, 'children' | 'greatest'> {
  readonly series: readonly Series[];
}

/** A line for each series, with a dot for each span that has a value; lines break where there is none. */
export function LineChart({ series, ...frame }: LineChartProps) {
  const greatest = Math.max(0, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  return (
    <ChartFrame {...frame} greatest={greatest}>
      {({ bands, values: scale }) => {
        const middleOf = (index: number) => (bands(index) ?? 0) + bands.bandwidth() / 2;
        const radius = bands.bandwidth() > 6 ? 2 : 1.25;
        return series.map(({ name, shade, values }) => (
          <g key={name}>
            <LinePath
              data={[...values]}
              className={classNames(styles.path, shade)}
              x={(_, index) => middleOf(index)}
              y={(value) => scale(value ?? 0)}
              defined={(value) => value !== null}
            />
            {values.map((value, index) =>
              value === null ? null : (
                <circle
                  // biome-ignore lint/suspicious/noArrayIndexKey: a span is its place.
                  key={index}
                  className={classNames(styles.dot, shade)}
                  cx={middleOf(index)}
                  cy={scale(value)}
                  r={radius}
                />
              ),
            )}
          </g>
        ));
      }}
    </ChartFrame>
  );
}
