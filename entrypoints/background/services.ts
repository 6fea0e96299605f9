import { browser } from 'wxt/browser';
import type { RequestPreview } from '#lib/messaging';
import { openDatabase } from '#lib/platform/database';
import { createIntentStore } from '#lib/platform/intent-store';
import { createKeepAlive } from '#lib/platform/keep-alive';
import { createPlaybookStore } from '#lib/platform/playbook-store';
import type { PolicyStore } from '#lib/platform/policy-store';
import { createReaderClient, type ReaderClient } from '#lib/platform/reader-client';
import { createReviewStore } from '#lib/platform/review-store';
import { createSettingsStore } from '#lib/platform/settings-store';
import { isWorkerStopping } from '#lib/platform/stopping-worker';
import type { ReportSource } from '#lib/reports';
import { createReviewEngine, type ReviewEngine, type ReviewEstimate, type ReviewEvent } from '#lib/review';
import { attemptTotals } from './attempt-totals.ts';
import { type Beginnings, createBeginnings } from './beginnings.ts';
import { createBusyness } from './busyness.ts';
import { type ChangeWatch, createChangeWatch } from './change-watch.ts';
import { createChatMaterials } from './chat-material.ts';
import { type ChatService, createChatService } from './chat-service.ts';
import type { CredentialKeeper } from './credential-keeper.ts';
import { createCredentialServices } from './credential-services.ts';
import type { ErasurePorts } from './erasure.ts';
import { createEstimates } from './estimates.ts';
import { createHighlightKeeper, type HighlightKeeper } from './highlights.ts';
import { createKeeping, type Keeping } from './keeping.ts';
import { isLoopbackAllowed } from './model-access.ts';
import { createModelService, type ModelService } from './model-service.ts';
import { createModelWatch, type ModelWatch } from './model-watch.ts';
import { newToken } from './new-token.ts';
import { once } from './once.ts';
import { describePage, describeTab } from './pages.ts';
import { createPanelHub, type PanelHub } from './panel-hub.ts';
import { createPlaybookService, type PlaybookService } from './playbook-service.ts';
import { policedSettings } from './policed-settings.ts';
import { createRedactions } from './redactions.ts';
import { createReportSource } from './report-source.ts';
import { createPreviews } from './request-preview.ts';
import { createReviewers } from './reviewers.ts';
import { createReviews, type Reviews } from './reviews.ts';
import { createSettingsService, type SettingsService } from './settings-service.ts';
import type { SignInService } from './sign-in-service.ts';
import { createSiteGuard } from './site-guard.ts';
import { FIRST_PORTION } from './snapshot-portions.ts';
import { createStatisticsHub, type StatisticsHub } from './statistics-hub.ts';
import { createWakeAlarm } from './wake-alarm.ts';
import { toWorkerProblem } from './worker-problem.ts';

export interface Services {
  readonly engine: ReviewEngine;
  readonly reviews: Reviews;
  readonly beginnings: Beginnings;
  readonly chat: ChatService;
  readonly keeping: Keeping;
  readonly reader: ReaderClient;
  readonly settings: SettingsService;
  readonly credentials: CredentialKeeper;
  readonly signIn: SignInService;
  /** What the administrator has decided may have changed. */
  readonly obeyPolicy: () => Promise<void>;
  readonly playbooks: PlaybookService;
  readonly models: () => Promise<ModelService>;
  readonly watch: ModelWatch;
  readonly panels: PanelHub;
  readonly changes: ChangeWatch;
  readonly statistics: StatisticsHub;
  readonly highlights: HighlightKeeper;
  readonly estimate: (tabId: number) => Promise<ReviewEstimate>;
  readonly preview: (reviewId: string, sectionId: string) => Promise<RequestPreview>;
  readonly reportSource: (reviewId: string) => Promise<ReportSource>;
}

export interface ServicesPorts extends Pick<ErasurePorts, 'startAnew'> {
  readonly policies: PolicyStore;
}

/** Between portions of a long review, so that a panel draws the first before it reads the others. */
const PORTION_PAUSE_MS = 50;

/** Builds everything the worker is made of and joins it. Decides nothing itself. */
export function createServices({ startAnew, policies }: ServicesPorts): Services {
  const database = openDatabase();
  const store = createReviewStore(database);
  const settingsStore = policedSettings(createSettingsStore(), policies);
  const urlOf = async (tabId: number) => (await describeTab(tabId)).url;
  const sites = createSiteGuard({ settings: settingsStore, reader: createReaderClient(), urlOf });
  const { reader } = sites;
  const redactorFor = createRedactions(settingsStore);
  const keepAlive = createKeepAlive();

  let expiresAtMs: () => number | null = () => null;
  const models = once(async () => {
    const service = await createModelService({
      database,
      settings: settingsStore,
      signIn,
      onAttemptSettled: (record) => {
        credentials.touch();
        engine.recordAttempt(record.requestId, attemptTotals(record));
        chat.recordAttempt(record.requestId, attemptTotals(record));
      },
      onProblem: (problem) => panels.announce(problem),
      newId: newToken,
    });
    watch.follow(service);
    expiresAtMs = service.credentialsExpireAtMs;
    return service;
  });

  const watch = createModelWatch({
    models,
    areModelsInUse,
    onExhaustion: (exhaustion) => {
      panels.broadcast({ kind: 'exhaustion', exhaustion });
      engine.setModelsFree(exhaustion === null || exhaustion.earliestRecoveryAtMs === null);
    },
    setAlarm: createWakeAlarm(),
  });

  async function areModelsInUse(): Promise<boolean> {
    return (await settingsStore.settings()).provider === 'bedrock';
  }

  const { setBusy, isBusy: hasWork } = createBusyness((isBusy) => {
    keepAlive(isBusy);
    watch.setBusy(isBusy);
  });

  const reviewers = createReviewers({
    settings: settingsStore,
    models,
    redactorFor,
    ensureAllowed: sites.ensureAllowed,
  });
  const engine = createReviewEngine({
    store,
    now: Date.now,
    newId: () => crypto.randomUUID(),
    owner: crypto.randomUUID(),
    reviewerFor: reviewers.for,
    reviewerKey: reviewers.key,
    isStopping: isWorkerStopping,
    publish,
    onBusyChanged: (isBusy) => setBusy('reviews', isBusy),
  });
  const playbooks = createPlaybookService({
    store: createPlaybookStore(),
    policies,
    settings: settingsStore,
    onChanged: () => tellSettings(),
  });
  const reviews = createReviews({
    engine,
    store,
    reader,
    settings: settingsStore,
    playbooks,
    urlOf,
  });
  const chat = createChatService({
    database,
    materials: createChatMaterials({ engine, store, reader, urlOf }),
    models,
    areModelsInUse,
    ensureAllowed: sites.ensureAllowed,
    redactorFor,
    publish: (change) => panels.publishChat(change),
    onBusyChanged: (isBusy) => setBusy('chat', isBusy),
    newToken,
  });
  const beginnings = createBeginnings({
    intents: createIntentStore(),
    newId: () => crypto.randomUUID(),
    exists: async (reviewId) => (await store.load(reviewId)) !== null,
    start: async ({ reviewId, request: { tabId, ...request } }, signal) => {
      await reviews.start(tabId, request, { reviewId, signal });
    },
    isStopping: isWorkerStopping,
    onReading: (tabId, reviewId) => panels.showReading(tabId, reviewId),
    onBegun: (tabId, reviewId) => panels.showReview(tabId, reviewId),
    onFailed: (tabId, error) => panels.reportProblem(tabId, toWorkerProblem(error)),
  });
  const highlights = createHighlightKeeper({ reader, reviews, snapshot: engine.snapshot });

  function publish(event: ReviewEvent): void {
    panels.publish(event);
    if (event.kind === 'findings-changed') highlights.refresh(event.reviewId);
  }

  const tellSettings = async () => panels.broadcast({ kind: 'settings', settings: await settings.view() });
  const { credentials, signIn, signInRedirect } = createCredentialServices({
    store: settingsStore,
    policies,
    isBusy: () => hasWork(),
    onLocked: () => refreshSettings(),
    onRenewed: () => void tellSettings(),
  });

  const settings = createSettingsService({
    store: settingsStore,
    playbooks,
    loopbackAllowed: isLoopbackAllowed(),
    keptCredentials: () => credentials.state(),
    policies,
    freshen: signIn.fresh,
    signInRedirect,
    expiresAtMs: () => expiresAtMs(),
    onChanged: (view) => {
      // Models that cannot be had now are made with these settings when they are asked for.
      models()
        .then((service) => service.reconfigure())
        .catch(() => undefined);
      panels.broadcast({ kind: 'settings', settings: view });
      void keeping.retention.apply();
      // Sites may have been listed, or taken off the list.
      void panels.refresh();
    },
  });

  const panels = createPanelHub({
    describePage: async (windowId) => sites.judge(await describePage(windowId)),
    readingIn: (tabId) => beginnings.inTab(tabId),
    reviewOfPage: async ({ url, tabId }) => {
      const reviewId = url === '' ? null : await reviews.ofDocument(url);
      if (reviewId !== null && tabId !== null) reviews.bindTab(reviewId, tabId);
      return reviewId;
    },
    snapshot: engine.snapshot,
    beginning: (reviewId) => engine.beginning(reviewId, FIRST_PORTION),
    compare: ({ tabId, access }, reviewId) => {
      // A page that cannot be read now says nothing of its changes.
      if (tabId !== null && access === 'granted') reviews.compare(reviewId, tabId).catch(() => undefined);
    },
    chatOf: chat.turnsOf,
    settings: settings.view,
    settingsProblem: async () => (await settings.problem()) ?? playbooks.problem(),
    exhaustion: watch.exhaustion,
    recheckModels: watch.recheck,
    pause: () => new Promise((resume) => setTimeout(resume, PORTION_PAUSE_MS)),
    onWatched: watch.setWatched,
    now: Date.now,
  });

  const refreshSettings = async () => void (await settings.changeCredentials(async () => undefined));
  const obeyPolicy = () => credentials.obey().then(refreshSettings);
  void credentials.obey();

  const changes = createChangeWatch({ reviewBeside: panels.reviewBeside, compare: reviews.compare });
  const statistics = createStatisticsHub(models);
  const { version } = browser.runtime.getManifest();
  const estimate = createEstimates({
    reviews,
    settings: settingsStore,
    playbooks,
    store,
    reviewerKey: reviewers.key,
    statistics: async () => (await models()).dispatcher.statistics(),
  });
  const keeping = createKeeping({
    database,
    engine,
    store,
    reviews,
    beginnings,
    chat,
    panels,
    settings: settingsStore,
    startAnew,
    now: Date.now,
  });
  const reportSource = createReportSource({ engine, store, generator: { name: 'AI-Prism', version } });
  return {
    engine,
    reviews,
    beginnings,
    chat,
    keeping,
    reader,
    settings,
    credentials,
    signIn,
    obeyPolicy,
    playbooks,
    models,
    watch,
    panels,
    changes,
    highlights,
    statistics,
    estimate,
    preview: createPreviews({
      engine,
      settings: settingsStore,
      ensureAllowed: sites.ensureAllowed,
      redactorFor,
      newNonce: newToken,
    }),
    reportSource,
  };
}
