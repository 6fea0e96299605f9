import * as v from 'valibot';
import { createManagerState, MANAGER_STATE_VERSION, type ManagerState, type RequestState } from './manager-state.ts';
import { managerStateParts, requestSchema, routeStateParts, settingsRouteSchema } from './manager-state-schema.ts';
import { migrateManagerState1 } from './migrate-manager-state-1.ts';
import { createRouteState, type RouteState } from './route-state.ts';

/**
 * What became of a stored state:
 * - `ready`: as it was, migrated where it was older;
 * - `repaired`: parts of it (`repairs`, by name) were not as they must be and began anew;
 * - `reset`: nothing of it can be used; begin with a fresh state, and say so to a person.
 */
export type StoredManagerState =
  | { readonly kind: 'ready'; readonly state: ManagerState }
  | { readonly kind: 'repaired'; readonly state: ManagerState; readonly repairs: readonly string[] }
  | { readonly kind: 'reset'; readonly reason: string };

/** Reads what was stored, by whatever version, in whatever condition. Never throws. */
export function readManagerState(stored: unknown): StoredManagerState {
  if (!isRecord(stored)) return { kind: 'reset', reason: 'it is not a state' };
  if (stored.version !== 1 && stored.version !== MANAGER_STATE_VERSION) {
    return { kind: 'reset', reason: `its version is ${String(stored.version).slice(0, 20)}` };
  }
  const current = stored.version === 1 ? migrateManagerState1(stored) : stored;
  if (!Array.isArray(current.routes)) return { kind: 'reset', reason: 'it has no routes' };
  const repairs: string[] = [];
  const routes = readRoutes(current.routes, repairs);
  const fresh = createManagerState([], { requestsPerMinute: 30, concurrentRequests: 5, tokensPerMinute: 120_000 });
  const parts = readParts(managerStateParts, current, fresh, 'state', repairs);
  const state: ManagerState = { ...fresh, ...parts, routes, requests: readRequests(current.requests, repairs) };
  return repairs.length === 0 ? { kind: 'ready', state } : { kind: 'repaired', state, repairs };
}

function readRoutes(stored: readonly unknown[], repairs: string[]): readonly RouteState[] {
  return stored.flatMap((entry, index) => {
    const route = isRecord(entry) ? v.safeParse(settingsRouteSchema, entry.route) : null;
    if (!isRecord(entry) || !route?.success) {
      repairs.push(`routes.${index}`);
      return [];
    }
    const fresh = createRouteState(route.output);
    return [{ ...fresh, ...readParts(routeStateParts, entry, fresh, `routes.${index}`, repairs) }];
  });
}

function readRequests(stored: unknown, repairs: string[]): readonly RequestState[] {
  const entries = Array.isArray(stored) ? stored : [];
  if (!Array.isArray(stored)) repairs.push('requests');
  return entries.flatMap((entry, index) => {
    const request = v.safeParse(requestSchema, entry);
    if (request.success) return [request.output];
    repairs.push(`requests.${index}`);
    return [];
  });
}

/** Each part as stored where it has the right form, else as in a fresh state. */
function readParts<T extends object>(
  schemas: Readonly<Record<string, v.GenericSchema>>,
  stored: Readonly<Record<string, unknown>>,
  fresh: T,
  path: string,
  repairs: string[],
): Partial<T> {
  const entries = Object.entries(schemas).map(([name, schema]) => {
    const part = v.safeParse(schema, stored[name]);
    if (!part.success) repairs.push(`${path}.${name}`);
    return [name, part.success ? part.output : fresh[name as keyof T]];
  });
  return Object.fromEntries(entries) as Partial<T>;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
