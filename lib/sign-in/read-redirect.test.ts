import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fakeIdToken } from '#tests/fakes/fake-id-token.ts';
import { readRedirect, SignInFailedError } from './index.ts';

const NOW_MS = 1_800_000_000_000;
const EXPECTED = {
  redirectUri: 'https://abc.chromiumapp.org/',
  state: 'state-1',
  nonce: 'nonce-1',
  clientId: 'client-1',
  nowMs: NOW_MS,
};
const CLAIMS = { aud: 'client-1', nonce: 'nonce-1', exp: NOW_MS / 1000 + 3_600 };
const TOKEN = fakeIdToken(CLAIMS);

const answer = (parameters: Record<string, string>) => `${EXPECTED.redirectUri}#${new URLSearchParams(parameters)}`;

function failureOf(address: string): Pick<SignInFailedError, 'reason' | 'detail'> | string {
  try {
    return readRedirect(address, EXPECTED);
  } catch (error) {
    if (!(error instanceof SignInFailedError)) throw error;
    return { reason: error.reason, detail: error.detail };
  }
}

describe('the answer of a sign-in page', () => {
  it('gives the token of this request', () => {
    expect(readRedirect(answer({ id_token: TOKEN, state: 'state-1' }), EXPECTED)).toBe(TOKEN);
    const many = fakeIdToken({ ...CLAIMS, aud: ['other', 'client-1'], name: 'Zoë' });
    expect(readRedirect(answer({ access_token: 'x', id_token: many, state: 'state-1' }), EXPECTED)).toBe(many);
  });

  it.each([
    ['text that is no address', 'hello', 'other-address'],
    ['another host', answer({ id_token: TOKEN, state: 'state-1' }).replace('abc', 'abd'), 'other-address'],
    ['another path', answer({ id_token: TOKEN, state: 'state-1' }).replace('/#', '/x#'), 'other-address'],
    ['another state', answer({ id_token: TOKEN, state: 'state-2' }), 'other-request'],
    ['no state', answer({ id_token: TOKEN }), 'other-request'],
    ['two states', `${answer({ id_token: TOKEN, state: 'state-1' })}&state=state-1`, 'other-request'],
    ['two tokens', `${answer({ id_token: TOKEN, state: 'state-1' })}&id_token=${TOKEN}`, 'no-token'],
    ['an access token alone', answer({ access_token: TOKEN, state: 'state-1' }), 'no-token'],
    ['a token in the query', `${EXPECTED.redirectUri}?id_token=${TOKEN}&state=state-1`, 'other-request'],
    ['no JWT', answer({ id_token: 'opaque', state: 'state-1' }), 'token-unreadable'],
    ['claims that are none', answer({ id_token: 'a.bm8.c', state: 'state-1' }), 'token-unreadable'],
    ['a nonce that is missing', { ...CLAIMS, nonce: undefined }, 'token-of-other-request'],
    ['the nonce of another request', { ...CLAIMS, nonce: 'nonce-2' }, 'token-of-other-request'],
    ['a token for another client', { ...CLAIMS, aud: ['client-2'] }, 'token-for-other-client'],
    ['a token without an end', { ...CLAIMS, exp: undefined }, 'token-unreadable'],
    ['a token that has ended', { ...CLAIMS, exp: NOW_MS / 1000 }, 'token-expired'],
  ])('is refused with %s', (_case, given, fault) => {
    const address = typeof given === 'string' ? given : answer({ id_token: fakeIdToken(given), state: 'state-1' });
    expect(failureOf(address)).toEqual({ reason: 'answer-invalid', detail: fault });
  });

  it.each([
    ['access_denied', 'refused'],
    ['login_required', 'person-needed'],
    ['consent_required', 'person-needed'],
    ['unauthorized_client', 'provider-error'],
  ])('tells an error (%s) in the provider’s words', (error, reason) => {
    const words = { error, error_description: 'Because of that.', state: 'state-1' };
    const told = { reason, detail: `Because of that. (${error})` };
    expect(failureOf(answer(words))).toEqual(told);
    expect(failureOf(`${EXPECTED.redirectUri}?${new URLSearchParams(words)}`)).toEqual(told);
    expect(failureOf(answer({ error, state: 'state-2' }))).toMatchObject({ detail: 'other-request' });
  });

  it('makes a provider’s words harmless: one short line without what cannot be seen or looks like a token', () => {
    const told = failureOf(
      answer({ error: 'x', error_description: `a\n\u202Eb\u0000 ${TOKEN} ${'long '.repeat(200)}` }),
    ) as SignInFailedError;
    expect(told.detail).toMatch(/^a b \[removed\] long/);
    expect(told.detail.length).toBeLessThanOrEqual(300);
  });

  it('never gives a token that was not asked for, whatever comes', () => {
    const part = fc.oneof(fc.constantFrom('state-1', 'nonce-1', 'client-1', TOKEN, ''), fc.string());
    const parameters = fc.dictionary(fc.constantFrom('id_token', 'state', 'error', 'access_token', 'x'), part);
    fc.assert(
      fc.property(parameters, fc.constantFrom('#', '?', '#?', '&'), (given, mark) => {
        const outcome = failureOf(`${EXPECTED.redirectUri}${mark}${new URLSearchParams(given)}`);
        const isOurs =
          mark.startsWith('#') && given.id_token === TOKEN && given.state === 'state-1' && given.error === undefined;
        expect(outcome === TOKEN).toBe(isOurs);
        expect(JSON.stringify(outcome).includes(TOKEN)).toBe(isOurs);
      }),
      { numRuns: 2_000 },
    );
  });

  it('fails in one way only, whatever comes', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.webUrl({ withFragments: true })), (any) => void failureOf(any)));
  });
});
