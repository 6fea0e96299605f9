import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { Analytics } from '#lib/analytics';
import { type Figure, orDash } from './figure.ts';
import { longSpan } from './span-words.ts';
import styles from './UsageTable.module.css';

export interface FigureTableProps extends Pick<Analytics, 'spans' | 'unit'> {
  readonly figure: Figure;
}

/** The same as the chart, newest first. */
export function FigureTable({ figure, spans, unit }: FigureTableProps) {
  const { title, series, formatValue } = figure;
  return (
    <section
      className={styles.low}
      aria-label={t`Table: ${title}`} // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
    >
      <table aria-label={title} className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{unit === 'hour' ? <Trans>Hour</Trans> : <Trans>Day</Trans>}</th>
            {series.map(({ name }) => (
              <th key={name} scope="col" className={styles.number}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {spans
            .map(({ startMs }, index) => (
              <tr key={startMs}>
                <th scope="row">{longSpan(startMs, unit)}</th>
                {series.map(({ name, values }) => (
                  <td key={name} className={styles.number}>
                    {orDash(values[index] ?? null, formatValue)}
                  </td>
                ))}
              </tr>
            ))
            .toReversed()}
        </tbody>
      </table>
    </section>
  );
}
