import { describe, expect, it } from 'vitest';
import { tokenExpiresAtMs } from './index.ts';

const jwt = (claims: unknown) => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`;

describe('the end of an identity token', () => {
  it('is its exp claim, also where the claims need base64url', () => {
    expect(tokenExpiresAtMs(jwt({ sub: 'Zoë ÿÿ??>>', exp: 1_800_000_000 }))).toBe(1_800_000_000_000);
  });

  it.each(['', 'opaque', 'a.b.c', jwt({}), jwt({ exp: 'soon' }), jwt(null)])('is not known of %j', (token) => {
    expect(tokenExpiresAtMs(token)).toBeNull();
  });
});
