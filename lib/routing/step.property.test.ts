import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fakeUsage } from '#tests/fakes/fake-manager.ts';
import { fakeRandom } from '#tests/fakes/fake-random.ts';
import { type FakeRun, fakeRun, feed, perform, RUN_LIMITS, RUN_ROUTES, runAction } from '#tests/fakes/fake-run.ts';
import { createManagerState } from './manager-state.ts';
import { ATTEMPTS_PER_ROUTE } from './pauses.ts';
import { THROTTLE_GUARD_MS } from './route-availability.ts';
import { step } from './step.ts';

/** Checks a law on random runs. */
function holds(check: (finished: FakeRun) => void): void {
  fc.assert(
    fc.property(fc.array(runAction, { minLength: 20, maxLength: 150 }), (actions) => {
      check(fakeRun(actions));
    }),
    { numRuns: 150 },
  );
}

describe('whatever happens', () => {
  it('no more requests begin in any 60 s than the limit allows, restarts included', () => {
    holds(({ starts }) => {
      const begun = starts.filter((start) => start.attemptId.endsWith('#1'));
      for (const first of begun) {
        const inMinute = begun.filter((start) => start.atMs >= first.atMs && start.atMs < first.atMs + 60_000);
        expect(inMinute.length).toBeLessThanOrEqual(RUN_LIMITS.requestsPerMinute);
      }
    });
  });

  it('no more calls are in flight than the limit allows', () => {
    holds(({ mostInFlight }) => expect(mostInFlight).toBeLessThanOrEqual(RUN_LIMITS.concurrentRequests));
  });

  it('no call begins that does not fit what the token budget has left', () => {
    holds(({ starts }) => {
      for (const { attemptId, after } of starts) {
        const reservation = after.ledger.find((entry) => entry.attemptId === attemptId)?.tokens ?? Number.NaN;
        const sum = after.ledger.reduce((total, entry) => total + entry.tokens, 0);
        // Calls that ended above their reservation may have overdrawn the budget before; none may do so now.
        expect(reservation).toBeGreaterThan(0);
        expect(sum).toBeLessThanOrEqual(RUN_LIMITS.tokensPerMinute);
      }
    });
  });

  it('no route is called within 2 s after its throttle', () => {
    fc.assert(
      fc.property(fc.array(runAction, { minLength: 20, maxLength: 150 }), (actions) => {
        const current = fakeRun([]);
        for (const next of actions) {
          const known = current.starts.length;
          perform(current, next);
          for (const start of current.starts.slice(known)) {
            const throttledAtMs = current.lastThrottleAtMs.get(start.routeId) ?? Number.NEGATIVE_INFINITY;
            expect(start.atMs - throttledAtMs).toBeGreaterThanOrEqual(THROTTLE_GUARD_MS);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('no call begins on a disabled or unknown route, nor on one that was found unfit for the request', () => {
    holds(({ starts }) => {
      for (const { routeId, requestId, atMs, after } of starts) {
        const route = after.routes.find((candidate) => candidate.route.id === routeId);
        expect(route).toBeDefined();
        const { disablement } = route ?? {};
        const request = after.requests.find((candidate) => candidate.requestId === requestId);
        // That an account's quota is used up for an hour is only believed: a probe may find out.
        const mayBegin = disablement == null || (disablement.endsAtMs !== null && request?.kind === 'probe');
        if (!mayBegin) expect(disablement.endsAtMs).toBeLessThanOrEqual(atMs);
        expect(request?.course?.unfitRouteIds ?? []).not.toContain(routeId);
      }
    });
  });

  it('a request calls a route at most twice in a pass', () => {
    holds(({ starts, events }) => {
      const wasReset = events.some(({ event }) => event.kind === 'cooldowns-reset');
      const wasRefreshed = events.some(({ event }) => event.kind === 'credentials-refreshed');
      if (wasReset || wasRefreshed) return;
      const counts = new Map<string, number>();
      for (const { requestId, routeId, after } of starts) {
        const pass = after.requests.find((request) => request.requestId === requestId)?.course?.passes ?? 0;
        const key = `${requestId}@${routeId}/${pass}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
      for (const count of counts.values()) expect(count).toBeLessThanOrEqual(ATTEMPTS_PER_ROUTE);
    });
  });

  it('nothing begins for a request that was cancelled', () => {
    holds(({ results, events }) => {
      const cancelled = new Set<string>();
      for (const [index, { commands }] of results.entries()) {
        const event = events[index]?.event;
        if (event?.kind === 'request-cancelled') cancelled.add(event.requestId);
        for (const command of commands) {
          if (command.kind === 'start-attempt') expect(cancelled).not.toContain(command.requestId);
        }
      }
    });
  });

  it('every wake-up asked for lies ahead', () => {
    holds(({ results, events }) => {
      for (const [index, { state }] of results.entries()) {
        if (state.wakeAtMs !== null) expect(state.wakeAtMs).toBeGreaterThan(events[index]?.now ?? Number.NaN);
      }
    });
  });

  it('a state that was stored and restored goes on exactly as if it had not been', () => {
    holds(({ events, results }) => {
      let state = createManagerState(RUN_ROUTES, RUN_LIMITS);
      for (const [index, { event, now, chance }] of events.entries()) {
        const result = step(JSON.parse(JSON.stringify(state)), event, { now, random: fakeRandom(chance) });
        expect(result).toEqual(results[index]);
        state = result.state;
      }
    });
  });

  it('each call begun ends as exactly one of success, throttle, failure, cancelled, unknown, or is in flight', () => {
    fc.assert(
      fc.property(
        fc.array(
          runAction.filter((next) => next.kind !== 'configure'),
          { minLength: 20, maxLength: 150 },
        ),
        (actions) => {
          const { state } = fakeRun(actions);
          for (const { route, tally } of state.routes) {
            const inFlight = state.requests.filter((request) => request.attempt?.routeId === route.id).length;
            const ended = tally.successes + tally.throttles + tally.failures + tally.cancelled + tally.unknown;
            expect(tally.attempts).toBe(ended + inFlight);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('each request completes exactly once when the services answer again, unless a restart dropped it', () => {
    holds((current) => {
      const { dropped } = current;
      if (current.state.refreshingCredentials) feed(current, { kind: 'credentials-refreshed', ok: true });
      for (let turn = 0; turn < 2_000 && current.state.requests.length > 0; turn += 1) {
        const attempt = current.state.requests.find((request) => request.attempt !== undefined)?.attempt;
        if (attempt == null) {
          // Nothing in flight: then the manager must know when it will go on.
          expect(current.state.wakeAtMs).not.toBeNull();
          perform(current, { kind: 'wake' });
        } else {
          feed(current, { kind: 'attempt-succeeded', attemptId: attempt.attemptId, usage: fakeUsage(10, 10) });
        }
      }
      expect(current.state.requests).toEqual([]);
      expect([...current.completions.values()].every((count) => count === 1)).toBe(true);
      expect(current.completions.size + dropped).toBe(current.submitted.size);
      const { totals } = current.state;
      expect(totals.answered + totals.failed + totals.cancelled + totals.dropped).toBe(totals.submitted);
    });
  });
});
