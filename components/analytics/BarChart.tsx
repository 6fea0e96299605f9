import { BarStack } from '@visx/shape';
import { classNames } from '#components/ui';
import styles from './Chart.module.css';
import { ChartFrame, type ChartFrameProps } from './ChartFrame.tsx';
import type { Series } from './figure.ts';

export interface BarChartProps extends Omit<ChartFrameProps, 'children' | 'greatest'> {
  readonly series: readonly Series[];
}

/** A bar for each span, in as many parts as there are series. */
export function BarChart({ series, ...frame }: BarChartProps) {
  const data = frame.times.map((_, index) => ({ index, values: series.map(({ values }) => values[index] ?? 0) }));
  const greatest = Math.max(...data.map(({ values }) => values.reduce((sum, value) => sum + value, 0)));
  return (
    <ChartFrame {...frame} greatest={greatest}>
      {({ bands, values }) => (
        <BarStack
          data={data}
          keys={series.map((_, place) => place)}
          x={({ index }) => index}
          value={(datum, place) => datum.values[place] ?? 0}
          xScale={bands}
          yScale={values}
          color={() => ''}
        >
          {(stacks) =>
            stacks.flatMap(({ index: place, bars }) =>
              bars
                .filter(({ height }) => height > 0)
                .map(({ index, x, y, width, height }) => (
                  <rect
                    key={`${place}/${index}`}
                    className={classNames(styles.bar, series[place]?.shade)}
                    x={x}
                    y={y}
                    width={width}
                    height={height}
                  />
                )),
            )
          }
        </BarStack>
      )}
    </ChartFrame>
  );
}
