import { useCallback, useEffect, useRef, useState } from 'react';
import type { Analytics, AnalyticsRange } from '#lib/analytics';
import type { WorkerClient } from '#lib/messaging';
import type { Problem } from '#lib/review';

/** The figures as they are on display. */
export interface AnalyticsView {
  /** Those of the last answer, also while others are on their way; null before the first. */
  readonly analytics: Analytics | null;
  readonly isLoading: boolean;
  readonly problem: Problem | null;
  readonly reload: () => void;
}

/** Asks the worker for the figures of a range, and again whenever the reader comes back to the page. */
export function useAnalytics(client: WorkerClient, range: AnalyticsRange, timeZone: string): AnalyticsView {
  const [analytics, setAnalytics] = useState<Analytics | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isLoading, setIsLoading] = useState(true);
  /** Answers to questions that are no longer asked are dropped. */
  const latest = useRef(0);

  const reload = useCallback(async () => {
    latest.current += 1;
    const mine = latest.current;
    setIsLoading(true);
    const result = await client.request('analytics.read', { range, timeZone });
    if (mine !== latest.current) return;
    setIsLoading(false);
    setProblem(result.ok ? null : result.problem);
    if (result.ok) setAnalytics(result.value);
  }, [client, range, timeZone]);

  useEffect(() => {
    void reload();
    const onReturn = () => {
      if (document.visibilityState === 'visible') void reload();
    };
    document.addEventListener('visibilitychange', onReturn);
    return () => document.removeEventListener('visibilitychange', onReturn);
  }, [reload]);

  return { analytics, isLoading, problem, reload: () => void reload() };
}
