import { routeFor } from '#lib/bedrock';
import { type ClientLimits, DEFAULT_ANALYSIS_PER_MINUTE, DEFAULT_ANALYSIS_WORKERS, type Route } from '#lib/routing';
import type { Settings } from './settings.ts';

/** The hierarchy as the model manager takes it: with the names people gave, and what is known of each model. */
export function managedRoutes(settings: Pick<Settings, 'routes'>): readonly Route[] {
  return settings.routes.map(({ modelId, region, name }) => ({ ...routeFor(modelId, region), name }));
}

/**
 * The client's limits as the model manager takes them. Sections keep their own pace (10 a minute for each worker) beside
 * the limit on all requests; who raises that limit means sections too, so the pace is never the tighter of the two.
 */
export function managedLimits({ limits }: Pick<Settings, 'limits'>): ClientLimits {
  const share = Math.ceil(limits.requestsPerMinute / DEFAULT_ANALYSIS_WORKERS);
  return { ...limits, analysisPerMinute: Math.max(DEFAULT_ANALYSIS_PER_MINUTE, share) };
}
