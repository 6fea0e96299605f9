import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { RouteReason } from '#lib/review';

/** Reasons that routing gives for a route, in words. A reason that is not listed is shown as it is. */
const WORDS: Readonly<Record<string, MessageDescriptor>> = {
  available: msg`nothing known against it`,
  throttled: msg`throttled, waiting for its quota`,
  'cooling-down': msg`cooling down after a throttle`,
  'breaker-open': msg`paused after repeated failures`,
  'not-ready': msg`still being loaded by AWS`,
  transient: msg`failing at the moment`,
  request: msg`refused the request`,
  'route-limitation': msg`cannot do what this request needs`,
  'quota-exceeded': msg`its account quota is used up`,
  access: msg`no access with these credentials`,
  'not-found': msg`not available in this region, or no such model`,
  credentials: msg`credentials refused`,
  malformed: msg`answered in an unusable form`,
  cancelled: msg`stopped`,
  disabled: msg`switched off until the settings change`,
  exhausted: msg`exhausted`,
};

/** Why a model could not answer, in a few words without a full stop. */
export function describeReason(reason: string): string {
  const words = WORDS[reason];
  return words === undefined ? reason.replaceAll('-', ' ') : i18n._(words);
}

/** The reason and what the service said about it. */
export function describeRouteReason(route: RouteReason): string {
  const words = describeReason(route.reason);
  return route.detail === '' ? words : `${words} (${route.detail})`;
}
