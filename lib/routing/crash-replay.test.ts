import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FakeRun, fakeRun, feed, perform, RUN_LIMITS, type RunAction, runAction } from '#tests/fakes/fake-run.ts';
import type { ManagerState } from './manager-state.ts';
import { readManagerState } from './read-manager-state.ts';
import { THROTTLE_GUARD_MS } from './route-availability.ts';

const TRACE_EVENTS = 500;
/** How much happens after each restart: enough for a minute's limits to be met again. */
const ACTIONS_AFTER_RESTART = 25;
const MINUTE_MS = 60_000;
/** Thousands of steps in each test, on machines that may be busy. */
const PATIENCE_MS = 60_000;

/** The run as it was when the worker died: what had been stored, and what a bystander knows. */
interface Kill {
  readonly stored: string;
  readonly run: FakeRun;
}

function sampleActions(count: number, seed: number): readonly RunAction[] {
  // One worker dies, with the settings it began with. A route that is disabled for good would leave little to forget.
  const lasting = runAction.filter((action) => {
    if (action.kind === 'fail') return action.fault !== 'access' && action.fault !== 'not-found';
    return action.kind !== 'configure' && action.kind !== 'restart' && action.kind !== 'reset';
  });
  return fc.sample(lasting, { numRuns: count, seed });
}

/** One long run, and how it stood after each of its events. */
function traceWithKills(): readonly Kill[] {
  const run = fakeRun([]);
  const kills: Kill[] = [];
  for (const action of sampleActions(4 * TRACE_EVENTS, 7)) {
    const known = run.events.length;
    perform(run, action);
    if (run.events.length > known) kills.push({ stored: JSON.stringify(run.state), run: copyOf(run) });
    if (kills.length === TRACE_EVENTS) break;
  }
  return kills;
}

function copyOf(run: FakeRun): FakeRun {
  return {
    ...run,
    starts: [...run.starts],
    submitted: new Set(run.submitted),
    completions: new Map(run.completions),
    lastThrottleAtMs: new Map(run.lastThrottleAtMs),
    inFlight: new Set(run.inFlight),
    events: [...run.events],
    results: [],
  };
}

/** A new worker with what was stored; it has told the manager that it is back. */
function restarted({ stored, run }: Kill): FakeRun {
  const reading = readManagerState(JSON.parse(stored));
  expect(reading.kind).toBe('ready');
  if (reading.kind === 'reset') throw new Error(reading.reason);
  const resumed = { ...copyOf(run), state: reading.state };
  feed(resumed, { kind: 'restarted' });
  return resumed;
}

/** What the ways of failing and their remedies are remembered by. */
function blocks({ routes }: ManagerState) {
  return routes.map(({ cooldown, lastThrottleAtMs, recentThrottles, disablement, breaker }) => ({
    cooldown,
    lastThrottleAtMs,
    recentThrottles,
    disablement,
    breaker,
  }));
}

const kills = traceWithKills();
const tail = sampleActions(ACTIONS_AFTER_RESTART, 11);

describe('a worker that is killed after any event of a long run', { timeout: PATIENCE_MS }, () => {
  it('met everything worth forgetting', () => {
    const states = kills.map(({ run }) => run.state);
    expect(kills).toHaveLength(TRACE_EVENTS);
    expect(
      states.filter(({ requests }) => requests.some(({ attempt }) => attempt !== undefined)).length,
    ).toBeGreaterThan(100);
    expect(states.filter(({ routes }) => routes.some(({ cooldown }) => cooldown !== null)).length).toBeGreaterThan(100);
    expect(states.some(({ exhaustedAtMs }) => exhaustedAtMs !== null)).toBe(true);
    expect(states.some(({ routes }) => routes.some(({ disablement }) => disablement !== null))).toBe(true);
  });

  it('forgets no cooldown, no throttle, no disablement, no breaker and no token spent', () => {
    for (const kill of kills) {
      const { state } = restarted(kill);
      expect(blocks(state)).toEqual(blocks(kill.run.state));
      expect(state.ledger).toEqual(
        kill.run.state.ledger.filter(({ startedAtMs }) => startedAtMs > kill.run.now - MINUTE_MS),
      );
    }
  });

  it('counts no call in flight as a success, and each as unknown', () => {
    for (const kill of kills) {
      const { state } = restarted(kill);
      for (const [index, { route, tally }] of state.routes.entries()) {
        const before = kill.run.state.routes[index]?.tally;
        const lost = kill.run.state.requests.filter(({ attempt }) => attempt?.routeId === route.id).length;
        expect(tally).toEqual({ ...before, unknown: (before?.unknown ?? 0) + lost });
      }
      expect(state.requests).toEqual([]);
    }
  });

  it('goes on within every limit, those of the minute before it died included', () => {
    for (const kill of kills) {
      const resumed = restarted(kill);
      const alive = kill.run.starts.length;
      for (const action of tail) {
        const known = resumed.starts.length;
        perform(resumed, action);
        for (const { atMs, routeId, after } of resumed.starts.slice(known)) {
          const throttledAtMs = resumed.lastThrottleAtMs.get(routeId) ?? Number.NEGATIVE_INFINITY;
          expect(atMs - throttledAtMs).toBeGreaterThanOrEqual(THROTTLE_GUARD_MS);
          expect(after.ledger.reduce((sum, { tokens }) => sum + tokens, 0)).toBeLessThanOrEqual(
            RUN_LIMITS.tokensPerMinute,
          );
        }
      }
      expect(resumed.inFlight.size).toBeLessThanOrEqual(RUN_LIMITS.concurrentRequests);
      const begun = resumed.starts.filter(({ attemptId }) => attemptId.endsWith('#1'));
      for (const { atMs } of resumed.starts.slice(alive)) {
        const inMinute = begun.filter((start) => start.atMs > atMs - MINUTE_MS && start.atMs <= atMs);
        expect(inMinute.length).toBeLessThanOrEqual(RUN_LIMITS.requestsPerMinute);
      }
    }
  });
});
