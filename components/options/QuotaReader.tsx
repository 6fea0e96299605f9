import { t } from '@lingui/core/macro';
import { Button } from '#components/ui';
import styles from './ModelsSection.module.css';
import { OutcomeMessage } from './OutcomeMessage.tsx';
import { QuotaReportView } from './QuotaReportView.tsx';
import type { RouteDraft } from './settings-draft.ts';
import type { QuotaReading } from './use-quota-reading.ts';
import type { Outcome } from './use-settings.ts';

export interface QuotaReaderProps {
  readonly reading: QuotaReading;
  readonly outcome: Outcome | null;
  readonly routes: readonly RouteDraft[];
}

/** Where quotas come from: typed, read from AWS, or learned. */
export function QuotaReader({ reading, outcome, routes }: QuotaReaderProps) {
  const { report, isPending, read } = reading;
  return (
    <div className={styles.quotas}>
      <div className={styles.quotaReader}>
        <p>{t`A quota you enter is used as it is; models without one have theirs learned from use.`}</p>
        <Button size="small" isPending={isPending} onPress={() => void read()}>
          {t`Read quotas from AWS`}
        </Button>
      </div>
      <div role="status">
        {isPending && <p>{t`Processing… AWS is asked for the account’s quotas.`}</p>}
        {report !== null && <QuotaReportView report={report} routes={routes} />}
      </div>
      <OutcomeMessage outcome={outcome} place="quotas" />
    </div>
  );
}
