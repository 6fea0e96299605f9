import { fromWebToken } from '@aws-sdk/credential-providers';
import { FetchHttpHandler } from '@smithy/fetch-http-handler';
import { expect, it } from 'vitest';
import { fakeEmulatorClock } from '#tests/fakes/fake-emulator-clock.ts';
import { openEmulator } from './open-emulator.ts';
import { failureOf } from './sdk-clients.ts';
import { TEST_CLIENT_ID, TEST_ROLE_ARN } from './test-credentials.ts';

const REQUEST = {
  client_id: TEST_CLIENT_ID,
  response_type: 'id_token',
  scope: 'openid',
  redirect_uri: `https://${'abcdefgh'.repeat(4)}.chromiumapp.org/`,
  state: 's1',
  nonce: 'n1',
};

/** Asks for a token; the status, and the parameters of the redirect. */
async function ask(endpoint: string, change: Record<string, string> = {}, cookie = '') {
  const query = new URLSearchParams({ ...REQUEST, ...change });
  const response = await fetch(`${endpoint}/oidc/authorize?${query}`, { redirect: 'manual', headers: { cookie } });
  const location = response.headers.get('location') ?? '';
  const answer = Object.fromEntries(new URLSearchParams(location.split('#')[1] ?? ''));
  return { status: response.status, answer, cookie: response.headers.get('set-cookie') ?? '', location };
}

const exchange = (endpoint: string, webIdentityToken: string) =>
  fromWebToken({
    roleArn: TEST_ROLE_ARN,
    roleSessionName: 'reviewer',
    webIdentityToken,
    clientConfig: { endpoint, region: 'us-east-2', requestHandler: new FetchHttpHandler(), maxAttempts: 1 },
  })();

it('asks a person, and then gives a token that STS takes until it ends', async () => {
  const clock = fakeEmulatorClock();
  const { endpoint } = await openEmulator({ clock });
  expect(await ask(endpoint)).toMatchObject({ status: 200, location: '' });
  const { status, answer, location } = await ask(endpoint, { decision: 'allow' });
  expect(status).toBe(302);
  expect(location.startsWith(`${REQUEST.redirect_uri}#`)).toBe(true);
  expect(answer.state).toBe('s1');
  const token = answer.id_token ?? '';
  expect(JSON.parse(atob(token.split('.')[1] ?? ''))).toMatchObject({ aud: TEST_CLIENT_ID, nonce: 'n1' });
  expect(await exchange(endpoint, token)).toHaveProperty('sessionToken');
  const [header = '', , signature = ''] = token.split('.');
  const forged = [header, btoa(JSON.stringify({ aud: TEST_CLIENT_ID, exp: 9_999_999_999 })), signature].join('.');
  expect(await failureOf(exchange(endpoint, forged))).toMatchObject({
    name: expect.stringMatching(/^InvalidIdentityToken/),
  });
  clock.advance(3_600_000);
  expect(await failureOf(exchange(endpoint, token))).toMatchObject({ name: expect.stringMatching(/^ExpiredToken/) });
});

it('answers without asking only whom it remembers', async () => {
  const { endpoint, setScenario } = await openEmulator();
  expect((await ask(endpoint, { prompt: 'none' })).answer).toMatchObject({ error: 'login_required', state: 's1' });
  const { cookie } = await ask(endpoint, { decision: 'allow' });
  expect((await ask(endpoint, { prompt: 'none' }, cookie)).answer).toHaveProperty('id_token');
  setScenario({ identityProvider: { remembers: false } });
  expect((await ask(endpoint, { prompt: 'none' }, cookie)).answer).toMatchObject({ error: 'login_required' });
});

it.each([
  ['another client', { client_id: 'other' }, 400, undefined],
  ['an address that is not registered', { redirect_uri: 'https://example.org/' }, 400, undefined],
  ['another response type', { response_type: 'code' }, 302, 'unsupported_response_type'],
  ['no openid', { scope: 'email' }, 302, 'invalid_scope'],
  ['no nonce', { nonce: '' }, 302, 'invalid_request'],
  ['a refusal', { decision: 'refuse' }, 302, 'access_denied'],
] as const)('refuses %s', async (_case, change, status, error) => {
  const { endpoint } = await openEmulator();
  const refused = await ask(endpoint, change);
  expect([refused.status, refused.answer.error]).toEqual([status, error]);
});

it('speaks as a Cognito user pool, and fails on demand', async () => {
  const scenario = { identityProvider: { responseType: 'token' } } as const;
  const { endpoint, setScenario } = await openEmulator({ scenario });
  const { answer } = await ask(endpoint, { response_type: 'token', decision: 'allow' });
  expect(Object.keys(answer)).toEqual(['id_token', 'access_token', 'token_type', 'state']);
  setScenario({ identityProvider: { error: { code: 'server_error', description: 'Out to lunch' } } });
  expect((await ask(endpoint)).answer).toMatchObject({ error: 'server_error', error_description: 'Out to lunch' });
});
