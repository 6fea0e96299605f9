import type { AttemptRecord, AttemptSequel } from './attempt-record.ts';
import type { AttemptContext, DispatcherPorts } from './dispatcher-ports.ts';
import type { Fault, TokenUsage } from './fault.ts';
import { factsOf } from './fault-facts.ts';
import type { ManagerEvent } from './manager-event.ts';
import { ModelFault } from './model-fault.ts';
import type { OpenRequest } from './open-request.ts';
import type { Route } from './route.ts';
import { costUsd } from './token-prices.ts';

/** A call to be made. */
export interface AttemptOrder {
  readonly requestId: string;
  readonly attemptId: string;
  readonly attemptNumber: number;
  readonly route: Route;
}

interface RunningAttempt extends AttemptOrder {
  readonly request: OpenRequest;
  readonly controller: AbortController;
  readonly startedAtMs: number;
  firstByteAtMs: number | null;
}

/** How a call ended. */
type Ending =
  | { readonly outcome: 'answered'; readonly fault: null; readonly usage: TokenUsage }
  | { readonly outcome: 'failed' | 'cancelled'; readonly fault: Fault; readonly usage: TokenUsage | null };

const ABORTED: Ending = {
  outcome: 'cancelled',
  fault: { kind: 'cancelled', code: 'Aborted', message: '', emittedOutput: false },
  usage: null,
};

/** Makes calls, tells of their ends, and writes each to the audit log exactly once. */
export interface RunningAttempts {
  /** Makes the call once `stored` has settled, unless it was aborted by then. */
  readonly start: (order: AttemptOrder, request: OpenRequest, stored: Promise<void>) => void;
  /** Aborts the call; whatever it still says is ignored. */
  readonly abort: (attemptId: string, reason: unknown) => void;
}

/** `feed` takes the events that calls give rise to; `sequel` tells how a request goes on after what was fed. */
export function createRunningAttempts(
  ports: DispatcherPorts,
  feed: (event: ManagerEvent) => void,
  sequel: (requestId: string) => AttemptSequel,
): RunningAttempts {
  const running = new Map<string, RunningAttempt>();

  async function make(attempt: RunningAttempt): Promise<void> {
    const { attemptId } = attempt;
    const ending = await attempt.request.run(contextOf(attempt)).then(answered, failed);
    // Aborted meanwhile: that was its end.
    if (!running.delete(attemptId)) return;
    const { fault, usage } = ending;
    // Before the manager hears of it: what it keeps away for a time from then on must not look as if it came back early.
    const endedAtMs = ports.now();
    feed(
      fault === null
        ? { kind: 'attempt-succeeded', attemptId, usage }
        : { kind: 'attempt-failed', attemptId, fault, usage },
    );
    ports.onAttemptSettled?.(toRecord(attempt, ending, sequel(attempt.requestId), endedAtMs));
  }

  function contextOf(attempt: RunningAttempt): AttemptContext {
    const { requestId, attemptId, attemptNumber, route, startedAtMs, controller } = attempt;
    const reportFirstByte = (): void => {
      if (attempt.firstByteAtMs !== null || !running.has(attemptId)) return;
      attempt.firstByteAtMs = ports.now();
      feed({ kind: 'attempt-first-byte', attemptId });
    };
    return { requestId, attemptId, attemptNumber, route, startedAtMs, signal: controller.signal, reportFirstByte };
  }

  return {
    start: (order, request, stored) => {
      const attempt: RunningAttempt = {
        ...order,
        request,
        controller: new AbortController(),
        startedAtMs: ports.now(),
        firstByteAtMs: null,
      };
      running.set(order.attemptId, attempt);
      const makeUnlessAborted = (): Promise<void> => (running.has(order.attemptId) ? make(attempt) : Promise.resolve());
      void stored.then(makeUnlessAborted, makeUnlessAborted);
    },
    abort: (attemptId, reason) => {
      const attempt = running.get(attemptId);
      if (attempt === undefined) return;
      running.delete(attemptId);
      attempt.controller.abort(reason);
      ports.onAttemptSettled?.(toRecord(attempt, ABORTED, { kind: 'ended' }, ports.now()));
    },
  };
}

function answered(usage: TokenUsage): Ending {
  return { outcome: 'answered', fault: null, usage };
}

/** What was thrown, as a fault. Anything but a `ModelFault` is a defect of our own: no other model will mend it. */
function failed(error: unknown): Ending {
  if (error instanceof ModelFault) {
    const outcome = error.fault.kind === 'cancelled' ? 'cancelled' : 'failed';
    return { outcome, fault: error.fault, usage: error.usage };
  }
  const code = error instanceof Error ? error.name : 'UnknownError';
  const message = error instanceof Error ? error.message : String(error);
  return { outcome: 'failed', fault: { kind: 'request', code, message, emittedOutput: false }, usage: null };
}

function toRecord(attempt: RunningAttempt, ending: Ending, next: AttemptSequel, endedAtMs: number): AttemptRecord {
  const { fault, usage } = ending;
  const { kind, promptVersion } = attempt.request;
  return {
    attemptId: attempt.attemptId,
    requestId: attempt.requestId,
    requestKind: kind,
    ...(promptVersion !== undefined && { promptVersion }),
    attemptNumber: attempt.attemptNumber,
    routeId: attempt.route.id,
    modelId: attempt.route.modelId,
    region: attempt.route.region,
    startedAtMs: attempt.startedAtMs,
    firstByteAtMs: attempt.firstByteAtMs,
    endedAtMs,
    outcome: ending.outcome,
    fault: fault === null ? null : factsOf(fault),
    usage,
    costUsd: usage === null ? 0 : costUsd(attempt.route.prices, usage),
    next,
  };
}
