import type { AttemptRecord } from '#lib/routing';

/** An answered attempt for a section, with what a test says otherwise. */
export function fakeAttempt(changes: Partial<AttemptRecord> = {}): AttemptRecord {
  return {
    attemptId: 'a1',
    requestId: 'r1/s1/t1',
    requestKind: 'section',
    attemptNumber: 1,
    routeId: 'model@us-east-2',
    modelId: 'model',
    region: 'us-east-2',
    startedAtMs: 1_000,
    firstByteAtMs: 1_200,
    endedAtMs: 2_500,
    outcome: 'answered',
    fault: null,
    usage: { inputTokens: 900, outputTokens: 80, cacheReadTokens: 0, cacheWriteTokens: 0 },
    costUsd: 0.004,
    next: { kind: 'ended' },
    ...changes,
  };
}

/** An attempt that its model throttled; the request went on to another. */
export function fakeThrottle(changes: Partial<AttemptRecord> = {}): AttemptRecord {
  return fakeAttempt({
    attemptId: 'a0',
    outcome: 'failed',
    firstByteAtMs: null,
    fault: { kind: 'throttled', code: 'ThrottlingException', message: '=1+1, too many requests', status: 429 },
    usage: null,
    costUsd: 0,
    next: { kind: 'called', routeId: 'other@us-east-2' },
    ...changes,
  });
}
