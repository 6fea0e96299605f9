import type { RouteReason } from '#lib/review';

/** Reasons that routing gives for a route, in words. A reason that is not listed is shown as it is. */
const WORDS: Readonly<Record<string, string>> = {
  available: 'nothing known against it',
  throttled: 'throttled, waiting for its quota',
  'cooling-down': 'cooling down after a throttle',
  'breaker-open': 'paused after repeated failures',
  'not-ready': 'still being loaded by AWS',
  transient: 'failing at the moment',
  request: 'refused the request',
  'route-limitation': 'cannot do what this request needs',
  'quota-exceeded': 'its account quota is used up',
  access: 'no access with these credentials',
  'not-found': 'not available in this region, or no such model',
  credentials: 'credentials refused',
  malformed: 'answered in an unusable form',
  cancelled: 'stopped',
  disabled: 'switched off until the settings change',
  exhausted: 'exhausted',
};

/** Why a model could not answer, in a few words without a full stop. */
export function describeReason(reason: string): string {
  return WORDS[reason] ?? reason.replaceAll('-', ' ');
}

/** The reason and what the service said about it. */
export function describeRouteReason(route: RouteReason): string {
  const words = describeReason(route.reason);
  return route.detail === '' ? words : `${words} (${route.detail})`;
}
