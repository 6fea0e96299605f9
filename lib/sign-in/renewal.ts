import { readClaims } from './token-claims.ts';

/** Long enough for a sleeping worker and a slow provider, short against the hour that most tokens last. */
const RENEW_BEFORE_END_MS = 5 * 60_000;
/** Tokens that last a few minutes only are not renewed all the time: they are when they are needed. */
const LEAST_BETWEEN_RENEWALS_MS = 5 * 60_000;
/** A token must reach AWS before it ends, by the clock there. */
const LEAST_LEFT_MS = 30_000;

/** When a token got at `gotAtMs` is to be renewed without being asked for; null where it does not say when it ends. */
export function renewalAtMs(token: string, gotAtMs: number): number | null {
  const claims = readClaims(token);
  if (claims === null) return null;
  return Math.max(claims.expiresAtMs - RENEW_BEFORE_END_MS, gotAtMs + LEAST_BETWEEN_RENEWALS_MS);
}

/** Whether AWS can be expected to take it. One that does not say when it ends is for AWS to judge. */
export function isUsable(token: string, nowMs: number): boolean {
  const claims = readClaims(token);
  return claims === null || claims.expiresAtMs - nowMs > LEAST_LEFT_MS;
}
