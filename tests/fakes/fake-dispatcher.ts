import {
  type AttemptContext,
  type AttemptRecord,
  type AttemptResult,
  createDispatcher,
  createManagerState,
  type Dispatcher,
  type DispatcherPorts,
  type Fault,
  type FaultKind,
  type ManagerState,
  ModelFault,
  type Submission,
} from '#lib/routing';
import { type FakeClock, fakeClock } from './fake-clock.ts';
import { fakeFault, fakeRoute, fakeUsage, NO_LIMITS } from './fake-manager.ts';

/** A dispatcher in virtual time. */
export interface FakeDispatcher {
  readonly clock: FakeClock;
  readonly dispatcher: Dispatcher;
  readonly records: AttemptRecord[];
}

/** `ports` replace those of the fake; `state` replaces a fresh one. */
export function fakeDispatcher(
  routeIds: readonly string[],
  ports: Partial<DispatcherPorts> = {},
  state?: ManagerState,
): FakeDispatcher {
  const clock = fakeClock();
  const records: AttemptRecord[] = [];
  const dispatcher = createDispatcher(state ?? createManagerState(routeIds.map(fakeRoute), NO_LIMITS), {
    now: clock.now,
    random: () => 0.5,
    schedule: clock.schedule,
    refreshCredentials: () => Promise.resolve(true),
    onAttemptSettled: (record) => records.push(record),
    ...ports,
  });
  return { clock, dispatcher, records };
}

/** A request named `one` unless told otherwise. */
export function fakeSubmission<T>(
  run: (attempt: AttemptContext) => Promise<AttemptResult<T>>,
  more: Partial<Submission<T>> = {},
): Submission<T> {
  return {
    requestId: 'one',
    kind: 'section',
    estimatedTokens: 1_000,
    signal: new AbortController().signal,
    run,
    ...more,
  };
}

/** A call that fails with these faults in turn, then answers with the route's id. */
export function failing(
  ...faults: readonly (Fault | FaultKind)[]
): (attempt: AttemptContext) => Promise<AttemptResult<string>> {
  return ({ attemptNumber, route }) => {
    const fault = faults[attemptNumber - 1];
    if (fault === undefined) return Promise.resolve({ value: route.id, usage: fakeUsage(100, 10) });
    return Promise.reject(new ModelFault(typeof fault === 'string' ? fakeFault(fault) : fault));
  };
}

/** A call that ends only when it is aborted. */
export function hanging(attempt: AttemptContext): Promise<never> {
  return new Promise((_, reject) => {
    attempt.signal.addEventListener('abort', () => reject(attempt.signal.reason));
  });
}
