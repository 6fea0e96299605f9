import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useId, useState } from 'react';
import { Button, classNames } from '#components/ui';
import type { Analytics } from '#lib/analytics';
import { BarChart } from './BarChart.tsx';
import styles from './FigureCard.module.css';
import { FigureTable } from './FigureTable.tsx';
import { type Figure, orDash } from './figure.ts';
import { LineChart } from './LineChart.tsx';
import { longSpan, shortSpan } from './span-words.ts';

export interface FigureCardProps {
  readonly figure: Figure;
  readonly analytics: Analytics;
  /** The span that the pointer is at, in whichever chart. */
  readonly pointed: number | null;
  readonly onPoint: (index: number | null) => void;
}

/** A small chart with its figure in large; the same as a table on request. */
export function FigureCard({ figure, analytics, pointed, onPoint }: FigureCardProps) {
  const [isTable, setTable] = useState(false);
  const titleId = useId();
  const { title, form, series, sums, formatValue, note } = figure;
  const { unit, spans } = analytics;
  const span = pointed === null ? undefined : spans[pointed];
  const Chart = form === 'bars' ? BarChart : LineChart;
  const headline = figure.headline(undefined);
  return (
    <section aria-labelledby={titleId} className={styles.card}>
      <header className={styles.header}>
        <h2 id={titleId} className={styles.title}>
          {title}
        </h2>
        <Button
          variant="quiet"
          size="small"
          aria-label={isTable ? t`Show as chart: ${title}` : t`Show as table: ${title}`}
          onPress={() => setTable(!isTable)}
        >
          {isTable ? <Trans>Show as chart</Trans> : <Trans>Show as table</Trans>}
        </Button>
      </header>
      <p className={styles.headline}>
        <strong>{figure.headline(span)}</strong>{' '}
        <span className={styles.note}>{span === undefined ? note : longSpan(span.startMs, unit)}</span>
      </p>
      {isTable ? (
        <FigureTable figure={figure} spans={spans} unit={unit} />
      ) : (
        <Chart
          label={unit === 'hour' ? t`${title} by hour: ${headline}` : t`${title} by day: ${headline}`}
          series={series}
          times={spans.map(({ startMs }) => shortSpan(startMs, unit))}
          formatValue={formatValue}
          pointed={pointed}
          onPoint={onPoint}
        />
      )}
      {sums !== undefined && !isTable && (
        <ul aria-label={title} className={styles.legend}>
          {series.map(({ name, shade, values }, place) => (
            <li key={name}>
              <span className={classNames(styles.swatch, shade)} aria-hidden="true" />
              {name} <strong>{pointed === null ? sums[place] : orDash(values[pointed] ?? null, formatValue)}</strong>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
