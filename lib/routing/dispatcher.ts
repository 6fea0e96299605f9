import type { AttemptSequel } from './attempt-record.ts';
import type { Answer, DispatcherPorts, Submission } from './dispatcher-ports.ts';
import { type Exhaustion, exhaustion } from './exhaustion.ts';
import { lostAttempts } from './lost-attempts.ts';
import type { ManagerCommand } from './manager-command.ts';
import type { ManagerEvent } from './manager-event.ts';
import type { ManagerState } from './manager-state.ts';
import { type OpenRequest, openRequest } from './open-request.ts';
import type { ClientLimits, Route } from './route.ts';
import { createRunningAttempts } from './running-attempts.ts';
import type { SelectRoute } from './select-route.ts';
import { type ManagerStatistics, statistics } from './statistics.ts';
import { step } from './step.ts';
import { isWorthStoring } from './worth-storing.ts';

/** The model manager at work. */
export interface Dispatcher {
  /**
   * Has the request answered by the best model that can take it.
   *
   * Rejects with `ModelsExhaustedError`, `RequestRejectedError`, `CredentialsRejectedError` or `OutputInterruptedError`;
   * with the signal's reason as soon as it is aborted: then no call begins any more, and one in flight is aborted.
   */
  readonly submit: <T>(submission: Submission<T>) => Promise<Answer<T>>;
  readonly configureRoutes: (routes: readonly Route[]) => void;
  readonly configureLimits: (limits: ClientLimits) => void;
  readonly resetCooldowns: () => void;
  /** Looks at the time: for alarms, and whenever somebody comes to look. */
  readonly advance: () => void;
  readonly statistics: () => ManagerStatistics;
  /** Null while a model can be had. */
  readonly exhaustion: () => Exhaustion | null;
  readonly state: () => ManagerState;
  /** Calls back after each change (it must not throw); the answer ends that. */
  readonly subscribe: (listener: () => void) => () => void;
}

/**
 * Carries out what `step` decides: the only place where the state is held. `initial` is a fresh state, or one that was
 * stored before the worker was killed.
 */
export function createDispatcher(initial: ManagerState, ports: DispatcherPorts, selectRoute?: SelectRoute): Dispatcher {
  let state = initial;
  let isDraining = false;
  let cancelWakeUp = (): void => {};
  const events: ManagerEvent[] = [];
  const open = new Map<string, OpenRequest & { readonly signal: AbortSignal }>();
  const listeners = new Set<() => void>();
  const attempts = createRunningAttempts(ports, feed, sequelOf);

  /** One event after the other, also when carrying out one brings forth another. */
  function feed(event: ManagerEvent): void {
    events.push(event);
    if (isDraining) return;
    isDraining = true;
    try {
      for (let next = events.shift(); next !== undefined; next = events.shift()) take(next);
    } finally {
      isDraining = false;
    }
    for (const listener of [...listeners]) listener();
  }

  function take(event: ManagerEvent): void {
    const { now, random } = ports;
    const before = state;
    const result = step(before, event, { now: now(), random, ...(selectRoute && { selectRoute }) });
    state = result.state;
    const stored = (isWorthStoring(event, before, result) ? ports.persist?.(state) : null) ?? Promise.resolve();
    stored.catch(() => {});
    for (const command of result.commands) carryOut(command, stored);
  }

  function carryOut(command: ManagerCommand, stored: Promise<void>): void {
    switch (command.kind) {
      case 'start-attempt':
        startAttempt(command, stored);
        break;
      case 'abort-attempt':
        attempts.abort(command.attemptId, open.get(command.requestId)?.signal.reason);
        break;
      case 'complete-request':
        open.get(command.requestId)?.complete(command.outcome, ports.now());
        open.delete(command.requestId);
        break;
      case 'refresh-credentials':
        ports.refreshCredentials().then(
          (ok) => feed({ kind: 'credentials-refreshed', ok }),
          () => feed({ kind: 'credentials-refreshed', ok: false }),
        );
        break;
      case 'wake-at':
        cancelWakeUp();
        cancelWakeUp =
          command.atMs === null ? () => {} : ports.schedule(command.atMs, () => feed({ kind: 'time-advanced' }));
        break;
    }
  }

  function startAttempt(command: Extract<ManagerCommand, { kind: 'start-attempt' }>, stored: Promise<void>): void {
    const request = open.get(command.requestId);
    const route = state.routes.find((candidate) => candidate.route.id === command.routeId)?.route;
    if (request !== undefined && route !== undefined) attempts.start({ ...command, route }, request, stored);
  }

  function sequelOf(requestId: string): AttemptSequel {
    const request = state.requests.find((other) => other.requestId === requestId);
    if (request?.attempt !== undefined) return { kind: 'called', routeId: request.attempt.routeId };
    if (request?.heldBy === undefined) return { kind: 'ended' };
    return { kind: 'waiting', layer: request.heldBy, untilAtMs: request.heldUntilAtMs ?? null };
  }

  function submit<T>(submission: Submission<T>): Promise<Answer<T>> {
    const { requestId, kind, estimatedTokens, signal, restartAfterOutput = true } = submission;
    const { deadlineAtMs, worker, promptVersion } = submission;
    if (signal.aborted) return Promise.reject(signal.reason);
    if (open.has(requestId)) return Promise.reject(new RangeError(`request ${requestId} is open already`));
    return new Promise((resolve, reject) => {
      const request = openRequest(submission, resolve, reject);
      const cancel = (): void => feed({ kind: 'request-cancelled', requestId });
      signal.addEventListener('abort', cancel, { once: true });
      open.set(requestId, {
        ...request,
        signal,
        complete: (outcome, endedAtMs) => {
          signal.removeEventListener('abort', cancel);
          request.complete(outcome, endedAtMs);
        },
      });
      feed({
        kind: 'request-submitted',
        requestId,
        requestKind: kind,
        estimatedTokens,
        restartAfterOutput,
        ...(deadlineAtMs !== undefined && { deadlineAtMs }),
        ...(worker !== undefined && { worker }),
        ...(promptVersion !== undefined && { promptVersion }),
      });
    });
  }

  for (const lost of lostAttempts(initial, ports.now())) ports.onAttemptSettled?.(lost);
  feed({ kind: 'restarted' });

  return {
    submit,
    configureRoutes: (routes) => feed({ kind: 'routes-configured', routes }),
    configureLimits: (limits) => feed({ kind: 'limits-configured', limits }),
    resetCooldowns: () => feed({ kind: 'cooldowns-reset' }),
    advance: () => feed({ kind: 'time-advanced' }),
    statistics: () => statistics(state, ports.now()),
    exhaustion: () => exhaustion(state, ports.now()),
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
