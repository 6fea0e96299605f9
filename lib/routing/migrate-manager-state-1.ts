import { createBreakerState } from './breaker.ts';
import { createClosureState } from './closure.ts';
import {
  DEFAULT_ANALYSIS_PER_MINUTE,
  DEFAULT_ANALYSIS_WORKERS,
  DEFAULT_CHAT_PER_MINUTE,
  MANAGER_STATE_VERSION,
} from './manager-state.ts';
import { createQuotaState } from './quota-state.ts';

type Stored = Readonly<Record<string, unknown>>;

/**
 * A state of version 1 in the form of version 2, which added quotas, closures and breakers to routes and paces to limits.
 * What is not as version 1 wrote it is passed on as it is, for the reader to find. Open requests are left out: whoever
 * had submitted them is gone, and what they had in flight stands in the ledger.
 */
export function migrateManagerState1(stored: Stored): Stored {
  const { routes, limits, requests, totals } = stored;
  const dropped = Array.isArray(requests) ? requests.length : 0;
  return {
    ...stored,
    version: MANAGER_STATE_VERSION,
    routes: Array.isArray(routes)
      ? routes.map((route) => (isStored(route) ? migrateRoute(route, requests) : route))
      : routes,
    limits: isStored(limits)
      ? {
          ...limits,
          analysisPerMinute: DEFAULT_ANALYSIS_PER_MINUTE,
          analysisWorkers: DEFAULT_ANALYSIS_WORKERS,
          chatPerMinute: DEFAULT_CHAT_PER_MINUTE,
        }
      : limits,
    requests: [],
    totals:
      isStored(totals) && typeof totals.dropped === 'number'
        ? { ...totals, dropped: totals.dropped + dropped }
        : totals,
  };
}

function migrateRoute(route: Stored, requests: unknown): Stored {
  const { cooldown, tally } = route;
  const settings = isStored(route.route) ? route.route.id : undefined;
  const lost = Array.isArray(requests) ? requests.filter((request) => routeInFlight(request) === settings).length : 0;
  return {
    ...route,
    cooldown: isStored(cooldown) ? { ...cooldown, ceilingAtMs: cooldown.endsAtMs } : cooldown,
    tally: isStored(tally) && typeof tally.unknown === 'number' ? { ...tally, unknown: tally.unknown + lost } : tally,
    quota: createQuotaState(),
    closure: createClosureState(),
    breaker: createBreakerState(),
    unspoiled: null,
    lastCallAtMs: null,
  };
}

function routeInFlight(request: unknown): unknown {
  if (!isStored(request) || !isStored(request.attempt)) return null;
  return request.attempt.routeId;
}

function isStored(value: unknown): value is Stored {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
