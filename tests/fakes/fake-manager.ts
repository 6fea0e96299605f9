import {
  type ClientLimits,
  createManagerState,
  type Fault,
  type FaultKind,
  type ManagerCommand,
  type ManagerEvent,
  type ManagerState,
  type RequestKind,
  type RequestOutcome,
  type Route,
  step,
  type TokenUsage,
} from '#lib/routing';

/** A route named `a`, `b`, … of no particular model. */
export function fakeRoute(id: string): Route {
  return { id, modelId: `model-${id}`, name: `Model ${id.toUpperCase()}`, region: 'us-east-2' };
}

export function fakeUsage(inputTokens: number, outputTokens: number): TokenUsage {
  return { inputTokens, outputTokens, cacheReadTokens: 0, cacheWriteTokens: 0 };
}

export function fakeFault(kind: FaultKind, more: Partial<Fault> = {}): Fault {
  return { kind, code: `Fake-${kind}`, message: `it was ${kind}`, emittedOutput: false, ...more };
}

/** Limits that hold nothing back. */
export const NO_LIMITS: ClientLimits = {
  requestsPerMinute: 1_000,
  concurrentRequests: 1_000,
  tokensPerMinute: 1_000_000_000,
};

/** The reducer with its state, driven by hand in virtual time. */
export interface FakeManager {
  now: number;
  state: ManagerState;
  /** Steps; answers with the commands. */
  readonly feed: (event: ManagerEvent) => readonly ManagerCommand[];
  readonly submit: (requestId: string, requestKind?: RequestKind, estimatedTokens?: number) => void;
  readonly succeed: (requestId: string, usage?: TokenUsage) => void;
  readonly fail: (requestId: string, fault: Fault | FaultKind) => void;
  /** Moves on, waking the manager whenever it asked to be. */
  readonly advance: (byMs: number) => void;
  /** The route that the request is being answered by; null when it is not in flight. */
  readonly routeOf: (requestId: string) => string | null;
  /** Every start so far, e.g. `one@a`. */
  readonly starts: readonly string[];
  readonly outcomeOf: (requestId: string) => RequestOutcome | undefined;
}

export function fakeManager(routeIds: readonly string[], limits: ClientLimits = NO_LIMITS): FakeManager {
  const starts: string[] = [];
  const outcomes = new Map<string, RequestOutcome>();
  // Half of the range: pauses come without jitter.
  const random = (): number => 0.5;

  const manager: FakeManager = {
    now: Date.UTC(2026, 0, 1),
    state: createManagerState(routeIds.map(fakeRoute), limits),
    feed: (event) => {
      const result = step(manager.state, event, { now: manager.now, random });
      manager.state = result.state;
      for (const command of result.commands) {
        if (command.kind === 'start-attempt') starts.push(`${command.requestId}@${command.routeId}`);
        if (command.kind === 'complete-request') outcomes.set(command.requestId, command.outcome);
      }
      return result.commands;
    },
    submit: (requestId, requestKind = 'section', estimatedTokens = 1_000) => {
      manager.feed({ kind: 'request-submitted', requestId, requestKind, estimatedTokens, restartAfterOutput: true });
    },
    succeed: (requestId, usage = fakeUsage(500, 100)) => {
      manager.feed({ kind: 'attempt-succeeded', attemptId: attemptOf(manager.state, requestId), usage });
    },
    fail: (requestId, fault) => {
      const attemptId = attemptOf(manager.state, requestId);
      const full = typeof fault === 'string' ? fakeFault(fault) : fault;
      manager.feed({ kind: 'attempt-failed', attemptId, fault: full, usage: null });
    },
    advance: (byMs) => {
      const untilMs = manager.now + byMs;
      for (
        let wakeAtMs = manager.state.wakeAtMs;
        wakeAtMs !== null && wakeAtMs <= untilMs;
        wakeAtMs = manager.state.wakeAtMs
      ) {
        manager.now = wakeAtMs;
        manager.feed({ kind: 'time-advanced' });
      }
      manager.now = untilMs;
    },
    routeOf: (requestId) =>
      manager.state.requests.find((request) => request.requestId === requestId)?.attempt?.routeId ?? null,
    starts,
    outcomeOf: (requestId) => outcomes.get(requestId),
  };
  return manager;
}

function attemptOf(state: ManagerState, requestId: string): string {
  const attempt = state.requests.find((request) => request.requestId === requestId)?.attempt;
  if (attempt == null) throw new Error(`${requestId} is not in flight`);
  return attempt.attemptId;
}
