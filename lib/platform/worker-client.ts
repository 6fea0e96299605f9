import { type Browser, browser } from 'wxt/browser';
import {
  failure,
  type PanelPush,
  panelPortName,
  type Result,
  STATISTICS_PORT,
  type WorkerClient,
} from '#lib/messaging';
import type { ManagerStatistics } from '#lib/routing';

/** Connects an extension page with the worker. */
export function createWorkerClient(): WorkerClient {
  return {
    request: async (name, payload) => {
      try {
        const answer: Result<never> | undefined = await browser.runtime.sendMessage({ name, payload });
        return answer ?? failure({ code: 'internal', detail: `${name} was not answered` });
      } catch (error) {
        return failure({ code: 'internal', detail: error instanceof Error ? error.message : String(error) });
      }
    },
    watchPanel: (windowId, onPush) => watchPort(panelPortName(windowId), (push) => onPush(push as PanelPush)),
    watchStatistics: (onStatistics) =>
      watchPort(STATISTICS_PORT, (statistics) => onStatistics(statistics as ManagerStatistics)),
  };
}

/** Before connecting again to a worker that closed the port without a word: it would do so again at once. */
const RECONNECT_PAUSE_MS = 1_000;

/**
 * Listens on a port until disposed. A killed worker closes the port: connecting again wakes it, and it begins with a
 * snapshot, so nothing that was missed matters.
 */
function watchPort(name: string, onMessage: (message: unknown) => void): () => void {
  let port: Browser.runtime.Port | null = null;
  let pause: ReturnType<typeof setTimeout> | null = null;
  let disposed = false;

  function connect(): void {
    let hasSpoken = false;
    port = browser.runtime.connect({ name });
    port.onMessage.addListener((message: unknown) => {
      hasSpoken = true;
      onMessage(message);
    });
    port.onDisconnect.addListener(() => {
      if (disposed) return;
      if (hasSpoken) connect();
      else pause = setTimeout(connect, RECONNECT_PAUSE_MS);
    });
  }

  connect();
  return () => {
    disposed = true;
    if (pause !== null) clearTimeout(pause);
    port?.disconnect();
  };
}
