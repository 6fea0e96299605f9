import { completeLimits, type ManagerState } from './manager-state.ts';
import type { ClientLimits, Route } from './route.ts';

/** Whether a state, as it was stored, is configured with these routes, in this order, and these limits. */
export function isConfigured(state: ManagerState, routes: readonly Route[], limits: ClientLimits): boolean {
  const own = state.routes.map(({ route }) => route);
  return isSame(own, routes) && isSame(state.limits, completeLimits(limits));
}

/** Equality of plain data; what is undefined is as good as absent, and the order of fields means nothing. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other;
  const [left, right] = [fields(one), fields(other)];
  return left.size === right.size && [...left].every(([name, value]) => isSame(value, right.get(name)));
}

function fields(data: object): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(data).filter(([, value]) => value !== undefined));
}
