import { formatCompact, formatCost, formatCount, formatLatency, formatShare } from '#components/ui';
import { FigureList } from './FigureList.tsx';
import { describeQuota } from './quota-words.ts';
import styles from './RouteDetails.module.css';
import type { RouteFigures } from './status-words.ts';

const BREAKER_WORDS: Readonly<Record<RouteFigures['breaker'], string>> = {
  closed: 'closed',
  open: 'open',
  'half-open': 'half-open, one test call at a time',
};

/** Everything else that is known of one model. */
export function RouteDetails({ route }: { readonly route: RouteFigures }) {
  const { quota, latencyP95Ms, cachedTokens, cacheWriteTokens, recentFailures, recentAttempts } = route;
  const figures = [
    ['Model id', `${route.modelId}, ${route.region}`],
    ['Quota', describeQuota(quota)],
    ['Next call accepted', `${formatShare(quota.acceptanceChance * (1 - quota.closedProbability))} likely`],
    [
      'Attempts',
      `${formatCount(route.successes)} answered, ${formatCount(route.throttles)} throttled, ${formatCount(route.failures)} failed, ${formatCount(route.inFlight)} in flight`,
    ],
    ['Latency p95', latencyP95Ms === null ? '–' : formatLatency(latencyP95Ms)],
    ['Cached tokens', `${formatCompact(cachedTokens)} read, ${formatCompact(cacheWriteTokens)} written`],
    ['Cost', formatCost(route.costUsd)],
    [
      'Circuit breaker',
      `${BREAKER_WORDS[route.breaker]}; ${formatCount(recentFailures)} of ${formatCount(recentAttempts)} failed in 60 s`,
    ],
  ] as const;
  return <FigureList figures={figures} className={styles.figures} figureClassName={styles.figure} />;
}
