import type { RequestHandlers, RequestPreview } from '#lib/messaging';
import type { ReaderClient } from '#lib/platform/reader-client';
import type { ReportSource } from '#lib/reports';
import type { ReviewEngine, ReviewEstimate } from '#lib/review';
import type { Beginnings } from './beginnings.ts';
import type { ChatService } from './chat-service.ts';
import type { CredentialKeeper } from './credential-keeper.ts';
import type { Keeping } from './keeping.ts';
import type { ModelService } from './model-service.ts';
import type { PanelHub } from './panel-hub.ts';
import type { PlaybookService } from './playbook-service.ts';
import { readQuotas } from './quota-service.ts';
import type { Reviews } from './reviews.ts';
import { createSampleReview } from './sample.ts';
import type { SettingsService } from './settings-service.ts';
import type { SignInService } from './sign-in-service.ts';
import { toWorkerProblem } from './worker-problem.ts';

export interface RequestPorts {
  readonly engine: ReviewEngine;
  readonly reviews: Reviews;
  readonly beginnings: Beginnings;
  readonly chat: ChatService;
  readonly keeping: Pick<Keeping, 'history' | 'activity' | 'measure' | 'erase'>;
  readonly reader: ReaderClient;
  readonly settings: SettingsService;
  readonly credentials: CredentialKeeper;
  readonly signIn: SignInService;
  readonly playbooks: PlaybookService;
  readonly models: () => Promise<ModelService>;
  readonly panels: PanelHub;
  readonly estimate: (tabId: number) => Promise<ReviewEstimate>;
  readonly preview: (reviewId: string, sectionId: string) => Promise<RequestPreview>;
  readonly reportSource: (reviewId: string) => Promise<ReportSource>;
}

/** What the worker does for each request of our pages: one line each, the work is elsewhere. */
export function createRequestHandlers(ports: RequestPorts): RequestHandlers {
  const {
    engine,
    reviews,
    beginnings,
    chat,
    keeping,
    reader,
    settings,
    credentials,
    signIn,
    playbooks,
    models,
    panels,
    estimate,
    preview,
    reportSource,
  } = ports;
  const { history, activity } = keeping;

  /** Whoever asked may be gone by now, as a popup is: the panel beside the tab is told too. */
  async function reporting<T>(tabId: number, work: Promise<T>): Promise<T> {
    return work.catch((error: unknown) => {
      panels.reportProblem(tabId, toWorkerProblem(error));
      throw error;
    });
  }

  return {
    'review.start': async (request) => ({ reviewId: await beginnings.begin(request) }),
    'review.estimate': ({ tabId }) => estimate(tabId),
    'review.stop': async ({ reviewId }) => {
      if (!(await beginnings.cancel(reviewId))) await engine.stop(reviewId);
      return null;
    },
    'review.pause': async ({ reviewId }) => {
      await engine.pause(reviewId);
      return null;
    },
    'review.resume': async ({ reviewId }) => {
      await engine.resumeReview(reviewId);
      return null;
    },
    'section.exclude': async ({ reviewId, sectionId, isExcluded }) => {
      await engine.exclude(reviewId, sectionId, isExcluded);
      return null;
    },
    'section.preview': ({ reviewId, sectionId }) => preview(reviewId, sectionId),
    'finding.decide': async ({ reviewId, findingIds, decision }) => {
      await engine.decide(reviewId, findingIds, decision);
      return null;
    },
    'document.check': async ({ reviewId }) => {
      await engine.checkDocument(reviewId);
      return null;
    },
    'document.delete': async ({ reviewId }) => {
      await chat.clear((await engine.snapshot(reviewId)).review.url);
      await reviews.deleteDocument(reviewId);
      await panels.refresh();
      return null;
    },
    'review.retry': async ({ reviewId }) => {
      await reviews.retry(reviewId);
      return null;
    },
    'review.get': async ({ reviewId }) => {
      await beginnings.begun(reviewId);
      return engine.snapshot(reviewId);
    },
    'review.report': ({ reviewId }) => reportSource(reviewId),
    'sample.review': async ({ tabId }) => ({ reviewId: await createSampleReview(beginnings)(tabId) }),
    'history.list': (query) => history.list(query),
    'history.delete': async ({ reviewIds }) => {
      await history.delete(reviewIds);
      return null;
    },
    'history.import': ({ text }) => history.importFile(text),
    'history.imported': ({ reviewId }) => history.imported(reviewId),
    'selection.start': async ({ tabId }) => {
      const started = await reporting(tabId, reviews.startSelection(tabId));
      await panels.showReview(tabId, started.reviewId);
      return started;
    },
    'finding.show': async ({ reviewId, findingId }) => {
      const tabId = await reviews.tabOf(reviewId);
      const answer = await reader.ask(tabId, 'reader.show', { findingId });
      // Words that are gone are a sign that the document has changed: the panel is told what else has.
      if (!answer.shown) reviews.compare(reviewId, tabId).catch(() => undefined);
      return answer;
    },
    'quote.show': ({ tabId, ...passage }) => reader.ask(tabId, 'reader.showQuote', passage),
    'chat.ask': async (question) => ({ turnId: await chat.ask(question) }),
    'chat.retry': async (turn) => {
      await chat.retry(turn);
      return null;
    },
    'chat.stop': async ({ turnId }) => {
      await chat.stop(turnId);
      return null;
    },
    'chat.clear': async ({ url, scope }) => {
      await chat.clear(url, scope);
      return null;
    },
    'outline.read': ({ tabId }) => reader.ask(tabId, 'reader.outline', {}),
    'quotes.locate': ({ tabId, quotes }) => reader.ask(tabId, 'reader.locate', { quotes }),
    'settings.get': () => settings.view(),
    'settings.save': ({ settings: data, auth }) => settings.save(data, auth),
    'settings.import': ({ text }) => settings.importFile(text),
    'settings.importEnvironment': ({ text }) => settings.importEnvironment(text),
    'credentials.keep': ({ passphrase }) =>
      settings.changeCredentials(() => (passphrase === null ? credentials.drop() : credentials.keep(passphrase))),
    'credentials.unlock': ({ passphrase }) => settings.changeCredentials(() => credentials.unlock(passphrase)),
    'credentials.lock': () => settings.changeCredentials(credentials.lock),
    'credentials.signIn': () => settings.changeCredentials(signIn.signIn),
    'settings.export': async () => ({ text: await settings.exportFile() }),
    'playbooks.list': () => playbooks.list(),
    'playbooks.save': (request) => playbooks.save(request),
    'playbooks.delete': ({ id }) => playbooks.delete(id),
    'playbooks.import': (request) => playbooks.importFile(request),
    'playbooks.export': async ({ id }) => ({ text: await playbooks.exportFile(id) }),
    'connection.test': async () => (await models()).test(),
    'quotas.read': async ({ settings: data, auth }) => readQuotas(await settings.check(data, auth)),
    'models.check': async () => (await models()).check(),
    'statistics.get': async () => (await models()).dispatcher.statistics(),
    'statistics.resetCooldowns': async () => {
      const { dispatcher } = await models();
      dispatcher.resetCooldowns();
      return dispatcher.statistics();
    },
    'activity.read': (query) => activity.read(query),
    'activity.reasoning': async ({ jobId }) => ({ text: await activity.reasoning(jobId) }),
    'analytics.read': (query) => activity.summarize(query),
    'activity.clear': async () => {
      await activity.clear();
      return null;
    },
    'data.measure': () => keeping.measure(),
    'data.erase': async () => {
      await keeping.erase();
      return null;
    },
  };
}
