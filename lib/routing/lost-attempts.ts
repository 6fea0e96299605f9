import type { AttemptRecord } from './attempt-record.ts';
import type { ManagerState } from './manager-state.ts';

/**
 * The calls that were in flight when the worker was killed, as the audit log keeps them: nobody knows how they ended, nor
 * what they cost. `now`: when that was found out, in epoch milliseconds.
 */
export function lostAttempts({ requests, routes }: ManagerState, now: number): readonly AttemptRecord[] {
  return requests.flatMap(({ requestId, kind, attempt, attempts = 1, promptVersion }) => {
    const route = routes.find((candidate) => candidate.route.id === attempt?.routeId)?.route;
    if (attempt === undefined || route === undefined) return [];
    const { attemptId, routeId, startedAtMs, firstByteAtMs } = attempt;
    return {
      attemptId,
      requestId,
      requestKind: kind,
      ...(promptVersion !== undefined && { promptVersion }),
      attemptNumber: attempts,
      routeId,
      modelId: route.modelId,
      region: route.region,
      startedAtMs,
      firstByteAtMs,
      endedAtMs: now,
      outcome: 'unknown',
      fault: null,
      usage: null,
      costUsd: 0,
      next: { kind: 'ended' },
    };
  });
}
