import { useCallback, useEffect, useState } from 'react';
import type { SettingsView, WorkerClient } from '#lib/messaging';
import type { Problem } from '#lib/review';
import type { ManagerStatistics } from '#lib/routing';

export interface StatisticsFeed {
  /** Null until the worker has answered. */
  readonly statistics: ManagerStatistics | null;
  readonly settings: SettingsView | null;
  readonly problem: Problem | null;
  readonly reportProblem: (problem: Problem | null) => void;
  readonly resetCooldowns: () => void;
}

/** Follows the worker's statistics for as long as the popup is open. */
export function useStatistics(client: WorkerClient): StatisticsFeed {
  const [statistics, setStatistics] = useState<ManagerStatistics | null>(null);
  const [settings, setSettings] = useState<SettingsView | null>(null);
  const [problem, reportProblem] = useState<Problem | null>(null);

  useEffect(() => client.watchStatistics(setStatistics), [client]);
  useEffect(() => {
    let isCurrent = true;
    void client.request('settings.get', {}).then((result) => {
      if (!isCurrent) return;
      if (result.ok) setSettings(result.value);
      else reportProblem(result.problem);
    });
    return () => {
      isCurrent = false;
    };
  }, [client]);

  const resetCooldowns = useCallback(() => {
    void client.request('statistics.resetCooldowns', {}).then((result) => {
      if (result.ok) setStatistics(result.value);
      else reportProblem(result.problem);
    });
  }, [client]);

  return { statistics, settings, problem, reportProblem, resetCooldowns };
}
