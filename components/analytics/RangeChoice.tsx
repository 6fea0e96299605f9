import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useId } from 'react';
import { VisuallyHidden } from '#components/ui';
import { ANALYTICS_RANGES, type AnalyticsRange } from '#lib/analytics';
import styles from './RangeChoice.module.css';

export interface RangeChoiceProps {
  readonly value: AnalyticsRange;
  readonly onChange: (range: AnalyticsRange) => void;
}

function rangeWords(range: AnalyticsRange): string {
  return { '24h': t`24 hours`, '7d': t`7 days`, '30d': t`30 days`, '90d': t`90 days` }[range];
}

/** How far back the page looks. Native radio buttons in a row. */
export function RangeChoice({ value, onChange }: RangeChoiceProps) {
  const name = useId();
  return (
    <fieldset className={styles.ranges}>
      <legend>
        <VisuallyHidden>
          <Trans>Time range</Trans>
        </VisuallyHidden>
      </legend>
      {ANALYTICS_RANGES.map((range) => (
        <label key={range} className={styles.range}>
          <input
            type="radio"
            name={name}
            className={styles.input}
            checked={range === value}
            onChange={() => onChange(range)}
          />
          {rangeWords(range)}
        </label>
      ))}
    </fieldset>
  );
}
