import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { classifySender, createMessageServer } from '#lib/messaging';
import { createMenus, listenToCommands } from './commands.ts';
import { LOCK_ALARM } from './credential-keeper.ts';
import { createRequestHandlers } from './requests.ts';
import { welcome } from './sample.ts';
import { createServices } from './services.ts';
import { WAKE_ALARM } from './wake-alarm.ts';
import { toWorkerProblem } from './worker-problem.ts';

/** The worker. Every listener is registered while it starts, so that no event that woke it is lost. */
export default defineBackground(() => {
  const services = createServices();
  const { engine, reviews, beginnings, watch, panels, changes, statistics, highlights, credentials, retention } =
    services;
  const own = { id: browser.runtime.id, origin: new URL(browser.runtime.getURL('/')).origin };
  const serve = createMessageServer({
    own,
    requests: createRequestHandlers(services),
    readerEvents: {
      'highlight.activated': async ({ findingId }, tabId) => panels.focusFinding(tabId, findingId),
      'document.changed': async (_nothing, tabId) => changes.look(tabId),
    },
    toProblem: toWorkerProblem,
  });

  browser.runtime.onMessage.addListener((message: unknown, sender, respond: (answer: unknown) => void) => {
    const answer = serve(message, sender);
    if (answer === null) return undefined;
    if (classifySender(sender, own) === 'extension-page') credentials.touch();
    void answer.then(respond);
    return true;
  });
  browser.runtime.onConnect.addListener((port) => {
    const isOurs = port.sender !== undefined && classifySender(port.sender, own) === 'extension-page';
    if (!isOurs || (!panels.accept(port) && !statistics.accept(port))) port.disconnect();
  });
  browser.runtime.onInstalled.addListener(createMenus);
  browser.runtime.onInstalled.addListener(welcome);
  listenToCommands({ reviews, beginnings, panels, highlights });

  browser.tabs.onActivated.addListener(({ windowId }) => void panels.refresh(windowId));
  browser.tabs.onUpdated.addListener((tabId, change, tab) => {
    if (change.status !== 'complete' && change.url === undefined && change.title === undefined) return;
    void panels.refresh(tab.windowId);
    if (change.status === 'complete') void highlights.restore(tabId);
  });

  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === WAKE_ALARM) void watch.recheck();
    if (name === LOCK_ALARM) void credentials.onAlarm();
  });
  void engine.resume();
  void beginnings.resume();
  void retention.apply();
});
