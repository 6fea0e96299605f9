import { ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
import { FetchHttpHandler } from '@smithy/fetch-http-handler';
import { expect, it } from 'vitest';
import { fakeEmulatorClock } from '#tests/fakes/fake-emulator-clock.ts';
import { openEmulator } from './open-emulator.ts';
import { ask, bearerClient, failureOf, runtimeClient, SONNET_4_5 } from './sdk-clients.ts';
import {
  TEST_ACCESS_KEY,
  TEST_API_KEY,
  TEST_EXPIRED_API_KEY,
  TEST_EXPIRED_KEY,
  TEST_SESSION_KEY,
} from './test-credentials.ts';

const hello = new ConverseCommand(ask('Hello'));

it('accepts a signature by a known key, for a model id with a colon', async () => {
  const { endpoint, journal } = await openEmulator();
  const answer = await runtimeClient(endpoint).send(hello);
  expect(answer.stopReason).toBe('end_turn');
  expect(journal[0]).toMatchObject({
    model: SONNET_4_5,
    region: 'us-east-2',
    auth: 'sigv4',
    keyLast4: 'MPLE',
    status: 200,
  });
});

it('accepts a temporary key with its session token', async () => {
  const { endpoint } = await openEmulator();
  await expect(runtimeClient(endpoint, { credentials: TEST_SESSION_KEY }).send(hello)).resolves.toBeDefined();
});

it('accepts a Bedrock API key as a bearer token', async () => {
  const { endpoint, journal } = await openEmulator();
  await bearerClient(endpoint, TEST_API_KEY).send(hello);
  expect(journal[0]).toMatchObject({ auth: 'bearer', keyLast4: 'MPLE', region: 'us-east-2' });
});

const { sessionToken: _token, ...withoutToken } = TEST_SESSION_KEY;

it.each([
  ['a wrong secret', { ...TEST_ACCESS_KEY, secretAccessKey: 'wrong' }, 'InvalidSignatureException'],
  ['an unknown key', { accessKeyId: 'AKIAUNKNOWN', secretAccessKey: 'x' }, 'UnrecognizedClientException'],
  ['a temporary key without its token', withoutToken, 'UnrecognizedClientException'],
  ['a wrong session token', { ...TEST_SESSION_KEY, sessionToken: 'other' }, 'UnrecognizedClientException'],
  ['an expired session', TEST_EXPIRED_KEY, 'ExpiredTokenException'],
  [
    'an expired session with a wrong secret',
    { ...TEST_EXPIRED_KEY, secretAccessKey: 'x' },
    'InvalidSignatureException',
  ],
])('refuses %s', async (_case, credentials, name) => {
  const { endpoint, journal } = await openEmulator();
  const failure = await failureOf(runtimeClient(endpoint, { credentials }).send(hello));
  expect(failure).toMatchObject({ name, $metadata: { httpStatusCode: 403 } });
  expect(journal[0]).toMatchObject({ status: 403, error: name });
});

it.each([
  ['an unknown API key', 'ABSKsomething', 'AccessDeniedException', /make sure your API Key is valid/],
  ['an API key of another shape', 'sk-something', 'AccessDeniedException', /Invalid API Key format/],
  ['an expired API key', TEST_EXPIRED_API_KEY, 'ExpiredTokenException', /expired/],
])('refuses %s', async (_case, token, name, message) => {
  const { endpoint } = await openEmulator();
  const failure = await failureOf(bearerClient(endpoint, token).send(hello));
  expect(failure).toMatchObject({ name, message: expect.stringMatching(message), $metadata: { httpStatusCode: 403 } });
});

it('opens only the region that issued an API key', async () => {
  const { endpoint, journal } = await openEmulator({
    scenario: { credentials: { apiKeys: [{ token: TEST_API_KEY, region: 'eu-west-1' }] } },
  });
  expect(await failureOf(bearerClient(endpoint, TEST_API_KEY).send(hello))).toMatchObject({
    name: 'ValidationException',
  });
  expect(journal[0]?.region).toBe('eu-west-1');
});

/** Changes a signed request on its way out. */
class TamperingHandler extends FetchHttpHandler {
  readonly #tamper: (request: Parameters<FetchHttpHandler['handle']>[0]) => void;

  constructor(tamper: (request: Parameters<FetchHttpHandler['handle']>[0]) => void) {
    super();
    this.#tamper = tamper;
  }

  override handle(...args: Parameters<FetchHttpHandler['handle']>): ReturnType<FetchHttpHandler['handle']> {
    this.#tamper(args[0]);
    return super.handle(...args);
  }
}

it.each([
  [
    'the body',
    (request: { body?: unknown }) => {
      request.body = new TextDecoder().decode(request.body as Uint8Array).replace('Hello', 'Jello');
    },
  ],
  [
    'the path',
    (request: { path: string }) => {
      request.path = request.path.replace('/converse', '/count-tokens');
    },
  ],
  [
    'a signed header',
    (request: { headers: Record<string, string> }) => {
      request.headers['x-amz-user-agent'] = 'other';
    },
  ],
  [
    'an added header',
    (request: { headers: Record<string, string> }) => {
      request.headers['x-amz-added'] = 'yes';
    },
  ],
])('refuses a request whose signature does not cover %s', async (_case, tamper) => {
  const { endpoint } = await openEmulator();
  const client = runtimeClient(endpoint, { requestHandler: new TamperingHandler(tamper) });
  expect(await failureOf(client.send(hello))).toMatchObject({ name: 'InvalidSignatureException' });
});

it('refuses a signature that is more than five minutes off', async () => {
  const { endpoint } = await openEmulator({ clock: fakeEmulatorClock(Date.now() + 6 * 60_000) });
  const failure = await failureOf(runtimeClient(endpoint).send(hello));
  expect(failure).toMatchObject({
    name: 'InvalidSignatureException',
    message: expect.stringContaining('Signature expired'),
  });
});

it('refuses a request that proves nothing', async () => {
  const { endpoint } = await openEmulator();
  const answer = await fetch(`${endpoint}/foundation-models`);
  expect(answer.status).toBe(403);
  expect(answer.headers.get('x-amzn-errortype')).toMatch(/^MissingAuthenticationTokenException/);
  expect(await answer.json()).toEqual({ message: 'Missing Authentication Token' });
});

it.each([
  ['AWS4-HMAC-SHA256 SignedHeaders=host, Signature=00', "requires 'Credential'"],
  ['AWS4-HMAC-SHA256 Credential=a/b/c, SignedHeaders=host, Signature=00', '5 slash-delimited'],
  [
    'AWS4-HMAC-SHA256 Credential=a/20260101/us-east-2/s3/aws4_request, SignedHeaders=host, Signature=00',
    "service: 'bedrock'",
  ],
  [
    'AWS4-HMAC-SHA256 Credential=a/20260101/us-east-2/bedrock/aws4_request, SignedHeaders=host, Signature=00',
    'X-Amz-Date',
  ],
])('says what is wrong with the header %s', async (authorization, message) => {
  const { endpoint } = await openEmulator();
  const answer = await fetch(`${endpoint}/foundation-models`, { headers: { authorization } });
  expect(answer.status).toBe(403);
  expect(await answer.text()).toContain(message);
});

it('never writes a secret into the journal', async () => {
  const { endpoint, journal } = await openEmulator();
  await runtimeClient(endpoint, { credentials: TEST_SESSION_KEY }).send(hello);
  await bearerClient(endpoint, TEST_API_KEY).send(hello);
  const written = JSON.stringify(journal);
  for (const secret of [...Object.values(TEST_SESSION_KEY), TEST_API_KEY]) expect(written).not.toContain(secret);
});
