import { AUTO_REGION } from '#lib/outline';
import type { ReaderClient } from '#lib/platform/reader-client';
import type { SettingsStore } from '#lib/platform/settings-store';
import { estimateReview, ProblemError, prepareReview, type ReviewEstimate, type ReviewStore } from '#lib/review';
import type { ManagerStatistics } from '#lib/routing';
import { managedLimits, managedRoutes } from '#lib/settings';
import { documentUrl } from './pages.ts';
import type { PlaybookService } from './playbook-service.ts';

export interface EstimatesPorts {
  readonly reader: ReaderClient;
  readonly settings: SettingsStore;
  readonly playbooks: Pick<PlaybookService, 'chosen'>;
  readonly store: ReviewStore;
  readonly reviewerKey: (provider: 'on-device' | 'bedrock') => Promise<string>;
  readonly statistics: () => Promise<ManagerStatistics>;
}

/** Makes the answer to what a review of a tab's document would take. Reads the page; sends and keeps nothing. */
export function createEstimates(ports: EstimatesPorts): (tabId: number) => Promise<ReviewEstimate> {
  const { reader, settings, playbooks, store, reviewerKey, statistics } = ports;
  return async (tabId) => {
    const current = await settings.settings();
    if (current.provider === 'on-device') throw new ProblemError({ code: 'model-needed' });
    const outline = await reader.ask(tabId, 'reader.outline', { region: AUTO_REGION });
    if (outline.words === 0) throw new ProblemError({ code: 'page-empty' });
    const url = documentUrl(outline.url);
    const playbook = await playbooks.chosen();
    const prepared = await prepareReview(
      { ...outline, url },
      { tabId, provider: current.provider, playbook, earlierId: await store.findLatest(url) },
      { newId: () => 'estimate', now: Date.now, reviewerKey },
      store.load,
    );
    return estimateReview(prepared, {
      playbook,
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
