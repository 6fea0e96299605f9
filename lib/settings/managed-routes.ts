import { routeFor } from '#lib/bedrock';
import {
  type ClientLimits,
  costUsd,
  DEFAULT_ANALYSIS_PER_MINUTE,
  DEFAULT_ANALYSIS_WORKERS,
  type Route,
  type TokenUsage,
} from '#lib/routing';
import type { Settings } from './settings.ts';

/** A section of some 2,000 words with its instructions, and the answer to it, in tokens: what costs are compared by. */
const USUAL_SECTION: TokenUsage = { inputTokens: 3_500, outputTokens: 900, cacheReadTokens: 0, cacheWriteTokens: 0 };

/**
 * The hierarchy as the model manager takes it, first choice first: with the names people gave, and what is known of each
 * model. By cost, models of equal price keep the order of the list, and those without a known price come last.
 */
export function managedRoutes({ routes, routeOrder }: Pick<Settings, 'routes' | 'routeOrder'>): readonly Route[] {
  const listed = routes.map(({ modelId, region, name, quota }) => ({
    ...routeFor(modelId, region),
    name,
    ...(quota === undefined ? {} : { quota }),
  }));
  return routeOrder === 'list' ? listed : listed.toSorted((one, other) => usualCostUsd(one) - usualCostUsd(other));
}

function usualCostUsd({ prices }: Route): number {
  return prices === undefined ? Number.MAX_VALUE : costUsd(prices, USUAL_SECTION);
}

/**
 * The client's limits as the model manager takes them. Sections keep their own pace (10 a minute for each worker) beside
 * the limit on all requests; who raises that limit means sections too, so the pace is never the tighter of the two.
 */
export function managedLimits({ limits }: Pick<Settings, 'limits'>): ClientLimits {
  const share = Math.ceil(limits.requestsPerMinute / DEFAULT_ANALYSIS_WORKERS);
  return { ...limits, analysisPerMinute: Math.max(DEFAULT_ANALYSIS_PER_MINUTE, share) };
}
