import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ChartColumn, History, RotateCw } from 'lucide-react';
import { useState } from 'react';
import { ProblemNotice } from '#components/problem';
import { Button, Notice } from '#components/ui';
import type { Analytics, AnalyticsRange } from '#lib/analytics';
import type { WorkerClient } from '#lib/messaging';
import styles from './AnalyticsPage.module.css';
import { DocumentUsageTable } from './DocumentUsageTable.tsx';
import { FigureCard } from './FigureCard.tsx';
import { figuresOf } from './figures.ts';
import { ModelUsageTable } from './ModelUsageTable.tsx';
import { ProjectionCard } from './ProjectionCard.tsx';
import { RangeChoice } from './RangeChoice.tsx';
import { useAnalytics } from './use-analytics.ts';

export interface AnalyticsPageProps {
  readonly client: WorkerClient;
  /** The reader's, e.g. `Europe/Berlin`. */
  readonly timeZone: string;
  readonly openActivity: () => void;
}

/** What the models did and cost, over time, by model and by document, and what a month would come to. */
export function AnalyticsPage({ client, timeZone, openActivity }: AnalyticsPageProps) {
  const [range, setRange] = useState<AnalyticsRange>('30d');
  const { analytics, isLoading, problem, reload } = useAnalytics(client, range, timeZone);
  return (
    <main className={styles.page} aria-busy={isLoading}>
      <header className={styles.header}>
        <h1 className={styles.heading}>
          <Trans>Analytics</Trans>
        </h1>
        <RangeChoice value={range} onChange={setRange} />
        <div className={styles.actions}>
          <Button size="small" isPending={isLoading} onPress={reload}>
            <RotateCw size={13} aria-hidden /> <Trans>Refresh</Trans>
          </Button>
          <Button size="small" onPress={openActivity}>
            <History size={13} aria-hidden /> <Trans>Audit log</Trans>
          </Button>
        </div>
      </header>
      <p className={styles.intro}>
        <Trans>
          What the models did, by the audit log. It is kept in this browser for 90 days and sent nowhere. Days are those
          of {timeZone}.
        </Trans>
      </p>
      {problem !== null && (
        <ProblemNotice
          problem={problem}
          actions={
            <Button size="small" onPress={reload}>
              <Trans>Try again</Trans>
            </Button>
          }
        />
      )}
      {analytics === null ? (
        isLoading && (
          <p role="status" className={styles.waiting}>
            <Trans>Processing…</Trans>
          </p>
        )
      ) : (
        <Content analytics={analytics} />
      )}
    </main>
  );
}

function Content({ analytics }: { readonly analytics: Analytics }) {
  const [pointed, setPointed] = useState<number | null>(null);
  const { totals, routes, documents, projection, range } = analytics;
  if (totals.attempts === 0) {
    return (
      <>
        <Notice
          tone="neutral"
          icon={ChartColumn}
          role="status"
          title={range === '90d' ? t`No model has been called yet` : t`No model was called in this time`}
        >
          <p>
            <Trans>Review a page with models, and the figures appear here. On-device checks call none.</Trans>
          </p>
        </Notice>
        <ProjectionCard projection={projection} />
      </>
    );
  }
  return (
    <>
      <div className={styles.figures}>
        {figuresOf(analytics).map((figure) => (
          <FigureCard key={figure.id} figure={figure} analytics={analytics} pointed={pointed} onPoint={setPointed} />
        ))}
      </div>
      <ProjectionCard projection={projection} />
      <section className={styles.part}>
        <h2 className={styles.subheading}>
          <Trans>By model</Trans>
        </h2>
        <ModelUsageTable routes={routes} totals={totals} />
      </section>
      {documents.length > 0 && (
        <section className={styles.part}>
          <h2 className={styles.subheading}>
            <Trans>By document</Trans>
          </h2>
          <DocumentUsageTable documents={documents} />
        </section>
      )}
    </>
  );
}
