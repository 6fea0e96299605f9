import * as v from 'valibot';

const claimsSchema = v.object({ exp: v.number() });

/**
 * When an identity token (JWT, RFC 7519) ends by its `exp` claim, in epoch milliseconds; null where it does not say or is
 * no such token. Nothing is verified: that is for AWS to do.
 */
export function tokenExpiresAtMs(token: string): number | null {
  const [, payload = ''] = token.split('.');
  try {
    const json = atob(payload.replaceAll('-', '+').replaceAll('_', '/'));
    return v.parse(claimsSchema, JSON.parse(json)).exp * 1_000;
  } catch {
    return null;
  }
}
