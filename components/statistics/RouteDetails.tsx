import { t } from '@lingui/core/macro';
import { formatCompact, formatCost, formatCount, formatLatency, formatShare } from '#components/ui';
import { FigureList } from './FigureList.tsx';
import { describeQuota } from './quota-words.ts';
import styles from './RouteDetails.module.css';
import type { RouteFigures } from './status-words.ts';

function breakerWords(breaker: RouteFigures['breaker']): string {
  return {
    closed: t({ message: 'closed', context: 'circuit breaker' }),
    open: t({ message: 'open', context: 'circuit breaker' }),
    'half-open': t`half-open, one test call at a time`,
  }[breaker];
}

/** Everything else that is known of one model. */
export function RouteDetails({ route }: { readonly route: RouteFigures }) {
  const { quota, latencyP95Ms } = route;
  const chance = formatShare(quota.acceptanceChance * (1 - quota.closedProbability));
  const answered = formatCount(route.successes);
  const throttled = formatCount(route.throttles);
  const failed = formatCount(route.failures);
  const inFlight = formatCount(route.inFlight);
  const cacheRead = formatCompact(route.cachedTokens);
  const cacheWritten = formatCompact(route.cacheWriteTokens);
  const breaker = breakerWords(route.breaker);
  const recentFailures = formatCount(route.recentFailures);
  const recentAttempts = formatCount(route.recentAttempts);
  const figures = [
    [t`Model id`, `${route.modelId}, ${route.region}`],
    [t`Quota`, describeQuota(quota)],
    [t`Next call accepted`, t`${chance} likely`],
    [t`Attempts`, t`${answered} answered, ${throttled} throttled, ${failed} failed, ${inFlight} in flight`],
    [t`Latency p95`, latencyP95Ms === null ? '–' : formatLatency(latencyP95Ms)],
    [t`Cached tokens`, t`${cacheRead} read, ${cacheWritten} written`],
    [t`Cost`, formatCost(route.costUsd)],
    [t`Circuit breaker`, t`${breaker}; ${recentFailures} of ${recentAttempts} failed in 60 s`],
  ] as const;
  return <FigureList figures={figures} className={styles.figures} figureClassName={styles.figure} />;
}
