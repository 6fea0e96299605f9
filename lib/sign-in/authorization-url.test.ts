import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fakeIdToken } from '#tests/fakes/fake-id-token.ts';
import { authorizationUrl, isUsable, renewalAtMs, type SignInSettings } from './index.ts';

const SETTINGS: SignInSettings = {
  authorizationEndpoint: 'https://login.example/authorize?tenant=7#top',
  clientId: 'client-1',
  scopes: 'openid email',
  responseType: 'id_token',
  roleArn: 'arn:aws:iam::123456789012:role/reviewer',
};
const REQUEST = { redirectUri: 'https://abc.chromiumapp.org/', state: 's', nonce: 'n' };

it('asks for what OpenID Connect wants to know, and keeps what the address has', () => {
  const url = new URL(authorizationUrl(SETTINGS, REQUEST, false));
  expect(url.origin + url.pathname + url.hash).toBe('https://login.example/authorize');
  expect(Object.fromEntries(url.searchParams)).toEqual({
    tenant: '7',
    client_id: 'client-1',
    response_type: 'id_token',
    scope: 'openid email',
    redirect_uri: 'https://abc.chromiumapp.org/',
    state: 's',
    nonce: 'n',
  });
  expect(new URL(authorizationUrl(SETTINGS, REQUEST, true)).searchParams.get('prompt')).toBe('none');
});

it('lets no setting change the request', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.webUrl({ withQueryParameters: true }), (clientId, scopes, endpoint) => {
      const settings = { ...SETTINGS, clientId, scopes, authorizationEndpoint: `${endpoint}#&state=x` };
      const { searchParams: query } = new URL(authorizationUrl(settings, REQUEST, true));
      const wellFormed = (text: string) => text.toWellFormed();
      expect(query.getAll('state')).toEqual(['s']);
      expect(query.getAll('redirect_uri')).toEqual([REQUEST.redirectUri]);
      expect(query.getAll('client_id')).toEqual([wellFormed(clientId)]);
      expect(query.getAll('scope')).toEqual([wellFormed(scopes)]);
    }),
  );
});

it('renews minutes before the end, and short tokens not all the time', () => {
  const token = (lifetimeS: number) => fakeIdToken({ aud: 'c', exp: 1_000_000 + lifetimeS });
  const gotAtMs = 1_000_000_000;
  expect(renewalAtMs(token(3_600), gotAtMs)).toBe(gotAtMs + 55 * 60_000);
  expect(renewalAtMs(token(900), gotAtMs)).toBe(gotAtMs + 10 * 60_000);
  expect(renewalAtMs(token(60), gotAtMs)).toBe(gotAtMs + 5 * 60_000);
  expect(renewalAtMs('opaque', gotAtMs)).toBeNull();
  expect([31, 30, 0, -5].map((leftS) => isUsable(token(leftS), gotAtMs))).toEqual([true, false, false, false]);
  expect(isUsable('opaque', gotAtMs)).toBe(true);
});
