import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { WorkerClient, WorkerRequests } from '#lib/messaging';
import { INITIAL_PANEL_STATE, type PanelState, type PendingRequest, reducePanel } from './panel-state.ts';

export interface Panel {
  readonly state: PanelState;
  /** Sends a request that the panel shows as pending; its problem becomes the panel's. */
  readonly send: <Name extends keyof WorkerRequests>(
    pending: PendingRequest,
    name: Name,
    payload: WorkerRequests[Name]['payload'],
  ) => void;
  readonly selectFinding: (findingId: string) => void;
  readonly dismissProblem: () => void;
}

/** Connects a panel to the worker for as long as it is mounted. */
export function usePanel(client: WorkerClient, windowId: number): Panel {
  const [state, dispatch] = useReducer(reducePanel, INITIAL_PANEL_STATE);

  useEffect(() => client.watchPanel(windowId, (push) => dispatch({ kind: 'push', push })), [client, windowId]);

  const requestCount = useRef(0);
  const send = useCallback<Panel['send']>(
    (pending, name, payload) => {
      requestCount.current += 1;
      const id = requestCount.current;
      dispatch({ kind: 'requested', request: pending, id });
      void client.request(name, payload).then((result) => {
        dispatch(result.ok ? { kind: 'answered', id } : { kind: 'failed', id, problem: result.problem });
      });
    },
    [client],
  );
  const selectFinding = useCallback((findingId: string) => dispatch({ kind: 'finding-selected', findingId }), []);
  const dismissProblem = useCallback(() => dispatch({ kind: 'problem-dismissed' }), []);

  return { state, send, selectFinding, dismissProblem };
}
