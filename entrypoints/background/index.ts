import { type Browser, browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { speakInWorker } from '#components/language';
import { classifySender, createMessageServer } from '#lib/messaging';
import { announcePolicy } from '#lib/platform/policy-notice';
import { createPolicyStore } from '#lib/platform/policy-store';
import { createMenus, listenToCommands } from './commands.ts';
import { LOCK_ALARM } from './credential-keeper.ts';
import { createRequestHandlers } from './requests.ts';
import { welcome } from './sample.ts';
import { createServices, type Services } from './services.ts';
import { SIGN_IN_ALARM } from './sign-in-service.ts';
import { WAKE_ALARM } from './wake-alarm.ts';
import { toWorkerProblem } from './worker-problem.ts';

/** The worker. Every listener is registered while it starts, so that no event that woke it is lost. */
export default defineBackground(() => {
  speakInWorker(navigator.languages);
  const own = { id: browser.runtime.id, origin: new URL(browser.runtime.getURL('/')).origin };
  const ports = new Set<Browser.runtime.Port>();
  const policies = createPolicyStore();
  let services = createServices({ startAnew, policies });
  let serve = createServer(services);

  /** After erasing: nothing that was known is known any more, and pages connect again. */
  function startAnew(): void {
    services = createServices({ startAnew, policies });
    serve = createServer(services);
    for (const port of ports) port.disconnect();
    ports.clear();
  }

  function createServer(current: Services) {
    return createMessageServer({
      own,
      requests: createRequestHandlers(current),
      readerEvents: {
        'highlight.activated': async ({ findingId }, tabId) => current.panels.focusFinding(tabId, findingId),
        'document.changed': async (_nothing, tabId) => current.changes.look(tabId),
      },
      toProblem: toWorkerProblem,
    });
  }

  browser.runtime.onMessage.addListener((message: unknown, sender, respond: (answer: unknown) => void) => {
    const answer = serve(message, sender);
    if (answer === null) return undefined;
    if (classifySender(sender, own) === 'extension-page') services.credentials.touch();
    void answer.then(respond);
    return true;
  });
  browser.runtime.onConnect.addListener((port) => {
    const isOurs = port.sender !== undefined && classifySender(port.sender, own) === 'extension-page';
    if (!isOurs || (!services.panels.accept(port) && !services.statistics.accept(port))) return port.disconnect();
    ports.add(port);
    port.onDisconnect.addListener(() => ports.delete(port));
  });
  browser.runtime.onInstalled.addListener(createMenus);
  browser.runtime.onInstalled.addListener(welcome);
  listenToCommands(() => services);

  browser.tabs.onActivated.addListener(({ windowId }) => void services.panels.refresh(windowId));
  browser.tabs.onUpdated.addListener((tabId, change, tab) => {
    if (change.status !== 'complete' && change.url === undefined && change.title === undefined) return;
    void services.panels.refresh(tab.windowId);
    if (change.status === 'complete') void services.highlights.restore(tabId);
  });

  policies.onChanged(() => void services.obeyPolicy().then(announcePolicy));
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === WAKE_ALARM) void services.watch.recheck();
    if (name === LOCK_ALARM) void services.credentials.onAlarm();
    if (name === SIGN_IN_ALARM) void services.signIn.onAlarm();
  });
  void services.engine.resume();
  void services.beginnings.resume();
  void services.keeping.retention.apply();
});
