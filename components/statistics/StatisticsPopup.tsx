import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ChartColumn, History, PanelRight, RotateCcw, Settings as SettingsIcon, Sparkles } from 'lucide-react';
import { Button, IconButton, useNow } from '#components/ui';
import type { WorkerClient } from '#lib/messaging';
import { HealthList } from './HealthList.tsx';
import { LateProblemNotice } from './LateProblemNotice.tsx';
import { MinuteUse } from './MinuteUse.tsx';
import { ModelMix } from './ModelMix.tsx';
import { ModelTable } from './ModelTable.tsx';
import { ServiceState } from './ServiceState.tsx';
import styles from './StatisticsPopup.module.css';
import { Totals } from './Totals.tsx';
import { useStatistics } from './use-statistics.ts';
import { WaitingReasons } from './WaitingReasons.tsx';

export interface StatisticsPopupProps {
  readonly client: WorkerClient;
  /** The extension's version. */
  readonly build: string;
  /** Known before the first click: the browser opens a panel only inside one, and closes the popup with it. */
  readonly windowId: number;
  /** The tab the popup was opened over; null when there is none. */
  readonly tabId: number | null;
  readonly openSidePanel: (windowId: number) => Promise<void>;
  readonly openOptions: () => void;
  readonly openActivity: () => void;
  readonly openAnalytics: () => void;
  readonly close: () => void;
}

/** The toolbar popup: how the models are doing, and the way to the panel. */
export function StatisticsPopup(props: StatisticsPopupProps) {
  const { client, build, windowId, tabId, openSidePanel, openOptions, openActivity, openAnalytics, close } = props;
  const { statistics, settings, problem, reportProblem, resetCooldowns } = useStatistics(client);
  const nowMs = useNow(true);
  const isLocked = statistics !== null && statistics.exhaustion !== null && settings?.settings.provider === 'bedrock';

  const openPanel = () => {
    openSidePanel(windowId).then(close, reportInternal);
  };
  const review = () => {
    if (tabId === null) return reportProblem({ code: 'page-gone' });
    // Both at once, before anything is awaited: the browser opens a panel only within the click, and as it opens the
    // popup goes away. What was not sent by then is never sent.
    const started = client.request('review.start', { tabId });
    openSidePanel(windowId).catch(reportInternal);
    void started.then((result) => (result.ok ? close() : reportProblem(result.problem)));
  };
  const reportInternal = (error: unknown) => {
    reportProblem({ code: 'internal', detail: error instanceof Error ? error.message : String(error) });
  };

  return (
    <main className={styles.popup}>
      <header className={styles.header}>
        <h1 className={styles.heading}>
          <Trans>Model statistics</Trans>
        </h1>
        <div className={styles.pages}>
          <IconButton icon={ChartColumn} label={t`Analytics`} onPress={openAnalytics} />
          <IconButton icon={History} label={t`Activity`} onPress={openActivity} />
          <IconButton icon={SettingsIcon} label={t`Options`} onPress={openOptions} />
        </div>
      </header>
      <div className={styles.actions}>
        <Button variant="primary" isDisabled={isLocked} onPress={review}>
          <Sparkles size={14} aria-hidden /> <Trans>Review this page</Trans>
        </Button>
        <Button onPress={openPanel}>
          <PanelRight size={14} aria-hidden /> <Trans>Open side panel</Trans>
        </Button>
      </div>
      {problem !== null && <LateProblemNotice problem={problem} />}
      {statistics === null ? (
        <p className={styles.waiting}>
          <Trans>Processing…</Trans>
        </p>
      ) : (
        <>
          <ServiceState statistics={statistics} settings={settings} nowMs={nowMs} />
          <ModelMix routes={statistics.routes} />
          {statistics.routes.length > 0 && <ModelTable statistics={statistics} nowMs={nowMs} />}
          <Totals statistics={statistics} />
          <WaitingReasons waitingByLayer={statistics.waitingByLayer} />
          <MinuteUse budget={statistics.budget} inFlight={statistics.inFlight} />
          <HealthList health={statistics.health} />
          <footer className={styles.footer}>
            <span>
              {statistics.version} · {build}
            </span>
            <Button size="small" onPress={resetCooldowns}>
              <RotateCcw size={13} aria-hidden /> <Trans>Reset cooldowns</Trans>
            </Button>
          </footer>
        </>
      )}
    </main>
  );
}
