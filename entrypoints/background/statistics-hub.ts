import type { Browser } from 'wxt/browser';
import { STATISTICS_PORT } from '#lib/messaging';
import type { Dispatcher, ManagerStatistics } from '#lib/routing';
import type { ModelService } from './model-service.ts';

type Port = Browser.runtime.Port;

/** Changes come in bursts while models stream; a person cannot read faster than this. */
const GATHER_MS = 200;

/** Pushes the model manager's figures to whoever shows them. */
export interface StatisticsHub {
  /** Takes a port that a page opened; returns false when the port is somebody else's. */
  readonly accept: (port: Port) => boolean;
}

export function createStatisticsHub(models: () => Promise<ModelService>): StatisticsHub {
  return {
    accept: (port) => {
      if (port.name !== STATISTICS_PORT) return false;
      let stop = (): void => {};
      let isOpen = true;
      models().then(
        ({ dispatcher }) => {
          if (isOpen) stop = pushStatistics(dispatcher, port);
        },
        // The page connects again, and so asks for the models anew.
        () => port.disconnect(),
      );
      port.onDisconnect.addListener(() => {
        isOpen = false;
        stop();
      });
      return true;
    },
  };
}

/** Pushes now, after each change, and when time alone changes something; the answer ends that. */
function pushStatistics(dispatcher: Dispatcher, port: Port): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isGathering = false;

  function push(): void {
    isGathering = false;
    const statistics = dispatcher.statistics();
    port.postMessage(statistics);
    clearTimeout(timer);
    const nextMs = nextRecoveryMs(statistics);
    if (nextMs !== null) timer = setTimeout(push, nextMs + GATHER_MS);
  }

  push();
  const unsubscribe = dispatcher.subscribe(() => {
    if (isGathering) return;
    isGathering = true;
    clearTimeout(timer);
    timer = setTimeout(push, GATHER_MS);
  });
  return () => {
    unsubscribe();
    clearTimeout(timer);
  };
}

/** When the next route recovers by itself, in milliseconds from now; null when none is waiting to. */
function nextRecoveryMs({ routes }: ManagerStatistics): number | null {
  const waits = routes.map(({ opensInMs }) => opensInMs ?? 0).filter((waitMs) => waitMs > 0);
  return waits.length === 0 ? null : Math.min(...waits);
}
