import type { SettingsStore } from '#lib/platform/settings-store';
import { estimateReview, ProblemError, prepareReview, type ReviewEstimate, type ReviewStore } from '#lib/review';
import type { ManagerStatistics } from '#lib/routing';
import { managedLimits, managedRoutes } from '#lib/settings';
import type { PlaybookService } from './playbook-service.ts';
import type { Reviews } from './reviews.ts';

export interface EstimatesPorts {
  readonly reviews: Pick<Reviews, 'readAgain'>;
  readonly settings: SettingsStore;
  readonly playbooks: Pick<PlaybookService, 'chosen'>;
  readonly store: ReviewStore;
  readonly reviewerKey: (provider: 'on-device' | 'bedrock') => Promise<string>;
  readonly statistics: () => Promise<ManagerStatistics>;
}

/** Makes the answer to what a review of a tab's document would take. Reads the page; sends and keeps nothing. */
export function createEstimates(ports: EstimatesPorts): (tabId: number) => Promise<ReviewEstimate> {
  const { reviews, settings, playbooks, store, reviewerKey, statistics } = ports;
  return async (tabId) => {
    const current = await settings.settings();
    if (current.provider === 'on-device') throw new ProblemError({ code: 'model-needed' });
    const outline = await reviews.readAgain(tabId);
    const playbook = await playbooks.chosen();
    const prepared = await prepareReview(
      outline,
      { tabId, provider: current.provider, playbook, earlierId: await store.findLatest(outline.url) },
      { newId: () => 'estimate', now: Date.now, reviewerKey },
      store.load,
    );
    return estimateReview(prepared, {
      earlierReview: store.load,
      routes: managedRoutes(current),
      limits: managedLimits(current),
      experience: experienceOf(await statistics()),
    });
  };
}

function experienceOf({ routes }: ManagerStatistics) {
  const sum = (value: (route: ManagerStatistics['routes'][number]) => number) =>
    routes.reduce((total, route) => total + value(route), 0);
  return {
    answers: sum(({ successes }) => successes),
    outputTokens: sum(({ outputTokens }) => outputTokens),
    latencyP50Ms: routes.find(({ latencyP50Ms }) => latencyP50Ms !== null)?.latencyP50Ms ?? null,
  };
}
