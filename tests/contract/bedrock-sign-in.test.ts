import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Auth } from '#lib/bedrock';
import { type Fault, ModelFault } from '#lib/routing';
import { systemClock } from '#tests/emulator/clock.ts';
import { testCredentials } from '#tests/emulator/emulator.ts';
import { ACCESS_KEY, attempt, startBench } from './bedrock-harness.ts';

const { TEST_ACCESS_KEY, TEST_API_KEY, TEST_EXPIRED_API_KEY, TEST_EXPIRED_KEY, TEST_SESSION_KEY } = testCredentials;
const COGNITO: Auth = { kind: 'cognito', identityPoolId: testCredentials.TEST_IDENTITY_POOL_ID };
const ASSUME_ROLE: Auth = {
  kind: 'assume-role',
  ...TEST_ACCESS_KEY,
  roleArn: testCredentials.TEST_ROLE_ARN,
  externalId: 'team-7',
};
const WEB_IDENTITY: Auth = {
  kind: 'web-identity',
  roleArn: testCredentials.TEST_ROLE_ARN,
  token: testCredentials.TEST_WEB_IDENTITY_TOKEN,
};

describe('signing in', () => {
  it.each([
    ['an access key', ACCESS_KEY, 'sigv4', ['ConverseStream']],
    ['a temporary access key', { kind: 'access-key', ...TEST_SESSION_KEY }, 'sigv4', ['ConverseStream']],
    ['a Bedrock API key', { kind: 'api-key', token: TEST_API_KEY }, 'bearer', ['ConverseStream']],
    ['a Cognito identity pool', COGNITO, 'sigv4', ['GetId', 'GetCredentialsForIdentity', 'ConverseStream']],
    ['an assumed role', ASSUME_ROLE, 'sigv4', ['AssumeRole', 'ConverseStream']],
    ['a web identity', WEB_IDENTITY, 'sigv4', ['AssumeRoleWithWebIdentity', 'ConverseStream']],
  ] as const)('works with %s', async (_, auth, scheme, operations) => {
    const { emulator, transport } = await startBench({ auth });
    const { answer, fault } = await attempt(transport);
    expect(fault).toBeUndefined();
    expect(answer?.text).not.toBe('');
    expect(emulator.journal.map((entry) => entry.operation)).toEqual(operations);
    expect(emulator.journal.at(-1)?.auth).toBe(scheme);
  });

  it.each([COGNITO, ASSUME_ROLE, WEB_IDENTITY])('signs in once for many requests ($kind)', async (auth) => {
    const { emulator, transport } = await startBench({ auth });
    await Promise.all([attempt(transport), attempt(transport), attempt(transport)]);
    await attempt(transport);
    const signIns = emulator.journal.filter(({ operation }) => /^(GetCredentials|AssumeRole)/.test(operation));
    expect(signIns).toHaveLength(1);
  });

  it.each([COGNITO, ASSUME_ROLE, WEB_IDENTITY])(
    'shows when $kind credentials expire, once there are some',
    async (auth) => {
      const { transport } = await startBench({ auth });
      expect(transport.credentialsExpireAtMs()).toBeNull();
      const beforeMs = Date.now();
      await attempt(transport);
      const lifetimeMs = (transport.credentialsExpireAtMs() ?? 0) - beforeMs;
      expect(lifetimeMs).toBeGreaterThan(3_590_000);
      expect(lifetimeMs).toBeLessThan(3_610_000);
    },
  );

  it('shows no expiry for a key', async () => {
    const { transport } = await startBench();
    await attempt(transport);
    expect(transport.credentialsExpireAtMs()).toBeNull();
  });
});

describe('renewing', () => {
  it('signs in again shortly before the credentials expire', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const startMs = Date.now();
    const { emulator, transport } = await startBench({ auth: ASSUME_ROLE });
    const signIns = () => emulator.journal.filter(({ operation }) => operation === 'AssumeRole').length;
    await attempt(transport);
    vi.setSystemTime(startMs + 57 * 60_000);
    await attempt(transport);
    expect(signIns()).toBe(1);
    vi.setSystemTime(startMs + 59 * 60_000);
    await attempt(transport);
    expect((await attempt(transport)).fault).toBeUndefined();
    expect(signIns()).toBe(2);
  });

  it.each([COGNITO, ASSUME_ROLE, WEB_IDENTITY])(
    'an expired session is a credentials fault, and a refresh ($kind) cures it on the wire',
    async (auth) => {
      // With the clock standing at zero the credentials look fresh here, while the service knows better.
      const { emulator, transport } = await startBench({
        auth,
        now: () => 0,
        scenario: { credentials: { temporaryLifetimeS: 0 } },
      });
      expect((await attempt(transport)).fault).toMatchObject({
        kind: 'credentials',
        code: 'ExpiredTokenException',
        status: 403,
      });
      emulator.setScenario({});
      expect((await attempt(transport)).fault?.kind).toBe('credentials');
      await transport.refreshCredentials();
      expect((await attempt(transport)).answer).toBeDefined();
    },
  );

  it.each([COGNITO, ASSUME_ROLE, WEB_IDENTITY])(
    'a refresh replaces $kind credentials that still look valid',
    async (auth) => {
      const { emulator, transport } = await startBench({ auth });
      const keysUsed = () =>
        emulator.journal.filter(({ operation }) => operation === 'ConverseStream').map(({ keyLast4 }) => keyLast4);
      await attempt(transport);
      await attempt(transport);
      await transport.refreshCredentials();
      await attempt(transport);
      const [first, second, third] = keysUsed();
      expect(second).toBe(first);
      expect(third).not.toBe(first);
    },
  );

  it('has nothing to do for keys', async () => {
    const { emulator, transport } = await startBench({ auth: { kind: 'api-key', token: TEST_API_KEY } });
    expect(transport.canRefreshCredentials).toBe(false);
    await transport.refreshCredentials();
    expect(emulator.journal).toEqual([]);
  });
});

describe('refused credentials', () => {
  it.each([
    ['an unknown key', { ...ACCESS_KEY, accessKeyId: 'AKIAUNKNOWNN7EXAMPLE' }],
    ['a wrong secret', { ...ACCESS_KEY, secretAccessKey: 'not/the/secret/of/this/key/EXAMPLE/000000' }],
    ['an expired session', { kind: 'access-key', ...TEST_EXPIRED_KEY }],
    ['a missing session token', { kind: 'access-key', ...TEST_SESSION_KEY, sessionToken: undefined }],
    ['an unknown API key', { kind: 'api-key', token: 'ABSKunknown-key-EXAMPLE' }],
    ['an expired API key', { kind: 'api-key', token: TEST_EXPIRED_API_KEY }],
    ['something that is no API key', { kind: 'api-key', token: 'hello' }],
    ['an unknown identity pool', { kind: 'cognito', identityPoolId: 'us-east-2:00000000-0000-4000-8000-000000000000' }],
    ['a role that may not be assumed', { ...ASSUME_ROLE, roleArn: 'arn:aws:iam::123456789012:role/other' }],
    ['a wrong key for a role', { ...ASSUME_ROLE, secretAccessKey: 'not/the/secret/of/this/key/EXAMPLE/000000' }],
    ['a bad web token', { ...WEB_IDENTITY, token: 'not.a.token' }],
  ] as const)('%s is a credentials fault, told without the secret', async (_, auth) => {
    const { transport } = await startBench({ auth: auth as Auth });
    const { fault } = await attempt(transport);
    expect(fault?.kind).toBe('credentials');
    for (const secret of secretsIn(auth)) expect(fault?.message).not.toContain(secret);
  });

  it('a clock ten minutes off is named, so that nobody changes good keys', async () => {
    const { transport } = await startBench({ clock: { ...systemClock, now: () => Date.now() + 10 * 60_000 } });
    expect((await attempt(transport)).fault).toMatchObject({ kind: 'credentials', code: 'ClockSkew' });
  });

  it('an unreachable sign-in service is a passing trouble, not bad credentials', async () => {
    const { closeEmulator, transport } = await startBench({ auth: WEB_IDENTITY });
    await closeEmulator();
    expect((await attempt(transport)).fault).toMatchObject({ kind: 'transient', code: 'NetworkError' });
    const refreshed: Fault | null = await transport.refreshCredentials().then(
      () => null,
      (error: unknown) => (error instanceof ModelFault ? error.fault : null),
    );
    expect(refreshed).toMatchObject({ kind: 'transient' });
  });
});

function secretsIn(auth: object): readonly string[] {
  return ['secretAccessKey', 'sessionToken', 'token'].flatMap((key) => {
    const value: unknown = (auth as Record<string, unknown>)[key];
    return typeof value === 'string' ? [value] : [];
  });
}
