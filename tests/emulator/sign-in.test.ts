import { ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
import { fromCognitoIdentityPool, fromTemporaryCredentials, fromWebToken } from '@aws-sdk/credential-providers';
import { FetchHttpHandler } from '@smithy/fetch-http-handler';
import { expect, it } from 'vitest';
import { fakeEmulatorClock } from '#tests/fakes/fake-emulator-clock.ts';
import { openEmulator } from './open-emulator.ts';
import { ask, failureOf, runtimeClient } from './sdk-clients.ts';
import { TEST_ACCESS_KEY, TEST_IDENTITY_POOL_ID, TEST_ROLE_ARN, TEST_WEB_IDENTITY_TOKEN } from './test-credentials.ts';

type Credentials = NonNullable<NonNullable<Parameters<typeof runtimeClient>[1]>['credentials']>;

const clientConfigFor = (endpoint: string) => ({
  endpoint,
  region: 'us-east-2',
  requestHandler: new FetchHttpHandler(),
  maxAttempts: 1,
});

const assumeRole = (
  endpoint: string,
  roleArn: string = TEST_ROLE_ARN,
  secretAccessKey: string = TEST_ACCESS_KEY.secretAccessKey,
): Credentials =>
  fromTemporaryCredentials({
    masterCredentials: { ...TEST_ACCESS_KEY, secretAccessKey },
    params: { RoleArn: roleArn, RoleSessionName: 'reviewer' },
    clientConfig: clientConfigFor(endpoint),
  });

const webIdentity = (
  endpoint: string,
  webIdentityToken: string = TEST_WEB_IDENTITY_TOKEN,
  roleArn: string = TEST_ROLE_ARN,
): Credentials =>
  fromWebToken({ roleArn, roleSessionName: 'reviewer', webIdentityToken, clientConfig: clientConfigFor(endpoint) });

const cognito = (endpoint: string, identityPoolId: string = TEST_IDENTITY_POOL_ID): Credentials =>
  fromCognitoIdentityPool({ identityPoolId, clientConfig: clientConfigFor(endpoint) });

const hello = new ConverseCommand(ask('Hello'));

it.each([
  ['AssumeRole', 'sts', assumeRole],
  ['AssumeRoleWithWebIdentity', 'sts', webIdentity],
  ['GetCredentialsForIdentity', 'cognito-identity', cognito],
] as const)('hands out keys by %s that open the models', async (operation, service, provider) => {
  const { endpoint, journal } = await openEmulator();
  await runtimeClient(endpoint, { credentials: provider(endpoint) }).send(hello);
  expect(journal.find((entry) => entry.operation === operation)).toMatchObject({ service, status: 200 });
  expect(journal.at(-1)).toMatchObject({ operation: 'Converse', status: 200, auth: 'sigv4' });
});

it.each([
  ['a role that may not be assumed', assumeRole, ['arn:aws:iam::123456789012:role/other'], 'AccessDenied'],
  ['a wrong secret', assumeRole, [TEST_ROLE_ARN, 'wrong'], 'SignatureDoesNotMatch'],
  ['an unknown web identity token', webIdentity, ['other'], 'InvalidIdentityToken'],
  [
    'a role closed to web identities',
    webIdentity,
    [TEST_WEB_IDENTITY_TOKEN, 'arn:aws:iam::123456789012:role/other'],
    'AccessDenied',
  ],
  [
    'an unknown identity pool',
    cognito,
    ['us-east-2:00000000-0000-4000-8000-000000000000'],
    'ResourceNotFoundException',
  ],
] as const)('refuses %s', async (_case, provider, args, name) => {
  const { endpoint } = await openEmulator();
  const credentials = (provider as (endpoint: string, ...args: readonly string[]) => Credentials)(endpoint, ...args);
  const failure = await failureOf(runtimeClient(endpoint, { credentials }).send(hello));
  expect(failure.name.replace(/Exception$/, '')).toBe(name.replace(/Exception$/, ''));
});

it('lets temporary keys expire', async () => {
  const clock = fakeEmulatorClock();
  const { endpoint, journal } = await openEmulator({ clock, scenario: { credentials: { temporaryLifetimeS: 60 } } });
  const provider = assumeRole(endpoint);
  const keys = typeof provider === 'function' ? await provider() : provider;
  const client = runtimeClient(endpoint, { credentials: { ...keys, expiration: new Date(Date.now() + 3_600_000) } });
  await client.send(hello);
  clock.advance(60_000);
  expect(await failureOf(client.send(hello))).toMatchObject({
    name: 'ExpiredTokenException',
    $metadata: { httpStatusCode: 403 },
  });
  expect(journal.at(-1)).toMatchObject({ error: 'ExpiredTokenException', keyLast4: expect.stringMatching(/^.{4}$/) });
});

it('refuses a session length that STS does not offer', async () => {
  const { endpoint } = await openEmulator();
  const credentials = fromTemporaryCredentials({
    masterCredentials: TEST_ACCESS_KEY,
    params: { RoleArn: TEST_ROLE_ARN, RoleSessionName: 'reviewer', DurationSeconds: 60 },
    clientConfig: clientConfigFor(endpoint),
  });
  expect(await failureOf(runtimeClient(endpoint, { credentials }).send(hello))).toMatchObject({
    name: 'ValidationError',
  });
});
