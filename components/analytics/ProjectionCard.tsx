import { plural } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useId } from 'react';
import { formatCompact, formatCost, formatCount } from '#components/ui';
import type { MonthProjection, ProjectedSum } from '#lib/analytics';
import styles from './ProjectionCard.module.css';

/** What a month would come to, and how that is known. */
export function ProjectionCard({ projection }: { readonly projection: MonthProjection }) {
  const titleId = useId();
  return (
    <section aria-labelledby={titleId} className={styles.card}>
      <h2 id={titleId} className={styles.title}>
        <Trans>Projection for 30 days</Trans>
      </h2>
      {projection.kind === 'projected' ? <Projected projection={projection} /> : <TooLittle projection={projection} />}
    </section>
  );
}

function Projected({ projection }: { readonly projection: Extract<MonthProjection, { kind: 'projected' }> }) {
  const { basisDays, activeDaysPerMonth, costUsd, tokens } = projection;
  const days = formatCount(basisDays);
  const expectedDays = formatCount(Math.round(activeDaysPerMonth));
  return (
    <>
      <dl className={styles.sums}>
        <div className={styles.sum}>
          <dt>
            <Trans>Cost</Trans>
          </dt>
          <dd>
            <Sum sum={costUsd} format={formatCost} />
          </dd>
        </div>
        <div className={styles.sum}>
          <dt>
            <Trans>Tokens</Trans>
          </dt>
          <dd>
            <Sum sum={tokens} format={formatCompact} />
          </dd>
        </div>
      </dl>
      <p className={styles.basis}>
        <Trans>
          The mean of the last {days} active days, times the {expectedDays} days of 30 on which models are called, if it
          goes on as in the last four weeks. Today is left out: it is not over. If days vary as they did, the sum is
          within the range in 8 cases of 10. Costs are by list prices.
        </Trans>
      </p>
    </>
  );
}

function Sum({ sum, format }: { readonly sum: ProjectedSum; readonly format: (value: number) => string }) {
  const low = format(sum.low);
  const high = format(sum.high);
  return (
    <>
      <strong>{format(sum.expected)}</strong>{' '}
      {low !== high && (
        <span className={styles.range}>
          <Trans>
            {low} to {high}
          </Trans>
        </span>
      )}
    </>
  );
}

function TooLittle({ projection }: { readonly projection: Extract<MonthProjection, { kind: 'too-little' }> }) {
  const { activeDays } = projection;
  const needed = formatCount(projection.neededDays);
  const active = plural(activeDays, {
    0: 'So far there is none.',
    one: 'So far there is # such day.',
    other: 'So far there are # such days.',
  });
  return (
    <p className={styles.basis}>
      <Trans>
        There is too little data to tell. It takes {needed} days of the last four weeks on which models were called,
        today left out. {active}
      </Trans>
    </p>
  );
}
