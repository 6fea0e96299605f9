import type { ManagerStatistics } from '#lib/routing';
import type { PanelPush } from './panel-push.ts';
import type { WorkerRequests } from './protocol.ts';
import type { Result } from './result.ts';

/** What the UI needs of the worker. Components get it by props or context and never see the browser's API. */
export interface WorkerClient {
  /** Sends one request. Problems come back as data; a worker that cannot be reached is an `internal` problem. */
  readonly request: <Name extends keyof WorkerRequests>(
    name: Name,
    payload: WorkerRequests[Name]['payload'],
  ) => Promise<Result<WorkerRequests[Name]['answer']>>;
  /** Receives the panel's pushes for a window until disposed; reconnects by itself and starts with a snapshot. */
  readonly watchPanel: (windowId: number, onPush: (push: PanelPush) => void) => () => void;
  /** Receives statistics now and on each change until disposed. */
  readonly watchStatistics: (onStatistics: (statistics: ManagerStatistics) => void) => () => void;
}
