import fc from 'fast-check';
import {
  createManagerState,
  type FaultKind,
  type ManagerCommand,
  type ManagerEvent,
  type ManagerState,
  REQUEST_KINDS,
  type RequestKind,
  step,
} from '#lib/routing';
import { fakeFault, fakeRoute, fakeUsage } from './fake-manager.ts';
import { fakeRandom } from './fake-random.ts';

/** Tight limits, so that random runs meet them. */
export const RUN_LIMITS = { requestsPerMinute: 6, concurrentRequests: 3, tokensPerMinute: 20_000, patienceMs: 90_000 };
export const RUN_ROUTES = ['a', 'b', 'c'].map(fakeRoute);
const FAULTS: readonly FaultKind[] = [
  'throttled',
  'throttled',
  'throttled',
  'transient',
  'transient',
  'not-ready',
  'malformed',
  'request',
  'route-limitation',
  'quota-exceeded',
  'access',
  'not-found',
  'credentials',
  'cancelled',
];

/** What may happen next; `pick` chooses among what is open at that moment. */
export type RunAction =
  | { readonly kind: 'submit'; readonly requestKind: RequestKind; readonly tokens: number; readonly restarts: boolean }
  | { readonly kind: 'succeed'; readonly pick: number; readonly output: number }
  | {
      readonly kind: 'fail';
      readonly pick: number;
      readonly fault: FaultKind;
      readonly retryAfterMs: number;
      readonly emitted: boolean;
    }
  | { readonly kind: 'first-byte'; readonly pick: number }
  | { readonly kind: 'cancel'; readonly pick: number }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'wake' }
  | { readonly kind: 'refreshed'; readonly ok: boolean }
  | { readonly kind: 'reset' }
  | { readonly kind: 'configure'; readonly count: number }
  | { readonly kind: 'restart' };

const pick = fc.nat(50);
/** Any of them, those that make trouble more often. */
export const runAction: fc.Arbitrary<RunAction> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('submit' as const),
      requestKind: fc.constantFrom(...REQUEST_KINDS),
      tokens: fc.integer({ min: 1, max: 25_000 }),
      restarts: fc.boolean(),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('succeed' as const), pick, output: fc.nat(5_000) }) },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('fail' as const),
      pick,
      fault: fc.constantFrom(...FAULTS),
      retryAfterMs: fc.oneof(fc.constant(0), fc.nat(100_000)),
      emitted: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('first-byte' as const), pick }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const), pick }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.nat(8_000) }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('wake' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('refreshed' as const), ok: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reset' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('configure' as const), count: fc.integer({ min: 1, max: 3 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const) }) },
);

/** One start, with all that the invariants need to know of it. */
export interface RunStart {
  readonly atMs: number;
  readonly requestId: string;
  readonly attemptId: string;
  readonly routeId: string;
  readonly after: ManagerState;
}

/** A run of the manager through random events, and what came of it. */
export interface FakeRun {
  state: ManagerState;
  now: number;
  readonly starts: RunStart[];
  readonly submitted: Set<string>;
  readonly completions: Map<string, number>;
  /** Requests that a restart dropped. */
  dropped: number;
  readonly lastThrottleAtMs: Map<string, number>;
  readonly inFlight: Set<string>;
  mostInFlight: number;
  readonly events: { readonly event: ManagerEvent; readonly now: number; readonly chance: number }[];
  readonly results: { readonly state: ManagerState; readonly commands: readonly ManagerCommand[] }[];
}

/** Drives a new manager through these actions. */
export function fakeRun(actions: readonly RunAction[]): FakeRun {
  const current: FakeRun = {
    state: createManagerState(RUN_ROUTES, RUN_LIMITS),
    now: Date.UTC(2026, 0, 1),
    starts: [],
    submitted: new Set(),
    completions: new Map(),
    dropped: 0,
    lastThrottleAtMs: new Map(),
    inFlight: new Set(),
    mostInFlight: 0,
    events: [],
    results: [],
  };
  for (const next of actions) perform(current, next);
  return current;
}

/** Lets the next thing happen; does nothing when it cannot, e.g. a success with no call in flight. */
export function perform(current: FakeRun, next: RunAction): void {
  if (next.kind === 'wait') {
    current.now += next.ms;
    return;
  }
  if (next.kind === 'wake') current.now = Math.max(current.now, current.state.wakeAtMs ?? current.now);
  const event = eventOf(current, next);
  if (event !== null) feed(current, event);
}

function eventOf(current: FakeRun, next: Exclude<RunAction, { kind: 'wait' }>): ManagerEvent | null {
  const open = current.state.requests;
  const attempts = open.flatMap((request) => (request.attempt === undefined ? [] : [request.attempt]));
  switch (next.kind) {
    case 'submit':
      return {
        kind: 'request-submitted',
        requestId: `r${current.submitted.size}`,
        requestKind: next.requestKind,
        estimatedTokens: next.tokens,
        restartAfterOutput: next.restarts,
      };
    case 'succeed': {
      const attempt = attempts[next.pick % attempts.length];
      return attempt === undefined
        ? null
        : { kind: 'attempt-succeeded', attemptId: attempt.attemptId, usage: fakeUsage(100, next.output) };
    }
    case 'fail': {
      const attempt = attempts[next.pick % attempts.length];
      if (attempt === undefined) return null;
      const more = next.retryAfterMs > 0 ? { retryAfterMs: next.retryAfterMs } : {};
      const fault = fakeFault(next.fault, { ...more, emittedOutput: next.emitted });
      const isKnown = current.state.routes.some(({ route }) => route.id === attempt.routeId);
      if (next.fault === 'throttled' && isKnown) current.lastThrottleAtMs.set(attempt.routeId, current.now);
      return { kind: 'attempt-failed', attemptId: attempt.attemptId, fault, usage: null };
    }
    case 'first-byte': {
      const attempt = attempts[next.pick % attempts.length];
      return attempt === undefined ? null : { kind: 'attempt-first-byte', attemptId: attempt.attemptId };
    }
    case 'cancel': {
      const request = open[next.pick % open.length];
      if (request === undefined) return null;
      return { kind: 'request-cancelled', requestId: request.requestId };
    }
    case 'wake':
      return { kind: 'time-advanced' };
    case 'refreshed':
      return { kind: 'credentials-refreshed', ok: next.ok };
    case 'reset':
      return { kind: 'cooldowns-reset' };
    case 'configure':
      // A route that settings remove is forgotten, its throttles included.
      for (const { id } of RUN_ROUTES.slice(next.count)) current.lastThrottleAtMs.delete(id);
      return { kind: 'routes-configured', routes: RUN_ROUTES.slice(0, next.count) };
    case 'restart':
      return { kind: 'restarted' };
  }
}

/** One step, with its input frozen, so that a step that changed it would throw. */
export function feed(current: FakeRun, event: ManagerEvent): void {
  const before = current.state;
  const chance = current.events.length;
  if (event.kind === 'request-submitted') current.submitted.add(event.requestId);
  if (event.kind === 'attempt-succeeded' || event.kind === 'attempt-failed') current.inFlight.delete(event.attemptId);
  if (event.kind === 'restarted') {
    current.inFlight.clear();
    current.dropped += before.requests.length;
  }
  const result = step(frozen(before), event, { now: current.now, random: fakeRandom(chance) });
  current.state = result.state;
  current.events.push({ event, now: current.now, chance });
  current.results.push(result);
  for (const command of result.commands) {
    if (command.kind === 'abort-attempt') current.inFlight.delete(command.attemptId);
    if (command.kind === 'complete-request') {
      current.completions.set(command.requestId, (current.completions.get(command.requestId) ?? 0) + 1);
    }
    if (command.kind === 'start-attempt') {
      const { requestId, attemptId, routeId } = command;
      current.starts.push({ atMs: current.now, requestId, attemptId, routeId, after: result.state });
      current.inFlight.add(attemptId);
    }
  }
  current.mostInFlight = Math.max(current.mostInFlight, current.inFlight.size);
}

function frozen<T>(value: T): T {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const item of Object.values(value)) frozen(item);
  }
  return value;
}
