import { failure, type PanelPush, type Result, type WorkerClient, type WorkerRequests } from '#lib/messaging';
import type { ManagerStatistics } from '#lib/routing';

type Handlers = {
  [Name in keyof WorkerRequests]?: (
    payload: WorkerRequests[Name]['payload'],
  ) => Result<WorkerRequests[Name]['answer']> | Promise<Result<WorkerRequests[Name]['answer']>>;
};

/** A worker that answers with the handlers given, and records what it was asked. */
export interface FakeWorkerClient extends WorkerClient {
  readonly requests: { readonly name: keyof WorkerRequests; readonly payload: unknown }[];
  /** Sends a push to every panel that watches. */
  readonly push: (push: PanelPush) => void;
  readonly pushStatistics: (statistics: ManagerStatistics) => void;
  /** Panels and popups that watch at present. */
  readonly watcherCount: () => number;
}

/**
 * @param handlers answers by request; one that is missing answers with a `not-found` problem.
 * @param initial pushes that a panel gets on connecting.
 */
export function createFakeWorkerClient(
  handlers: Handlers = {},
  initial: { readonly pushes?: readonly PanelPush[]; readonly statistics?: ManagerStatistics } = {},
): FakeWorkerClient {
  const requests: FakeWorkerClient['requests'] = [];
  const panels = new Set<(push: PanelPush) => void>();
  const popups = new Set<(statistics: ManagerStatistics) => void>();
  return {
    requests,
    request: async (name, payload) => {
      requests.push({ name, payload });
      const handler = handlers[name];
      return handler === undefined ? failure({ code: 'not-found', what: name }) : handler(payload);
    },
    watchPanel: (_windowId, onPush) => {
      panels.add(onPush);
      for (const push of initial.pushes ?? []) onPush(push);
      return () => panels.delete(onPush);
    },
    watchStatistics: (onStatistics) => {
      popups.add(onStatistics);
      if (initial.statistics !== undefined) onStatistics(initial.statistics);
      return () => popups.delete(onStatistics);
    },
    push: (push) => {
      for (const onPush of panels) onPush(push);
    },
    pushStatistics: (statistics) => {
      for (const onStatistics of popups) onStatistics(statistics);
    },
    watcherCount: () => panels.size + popups.size,
  };
}
