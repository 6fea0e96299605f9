import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from './defaults.ts';
import { checkEndpoint } from './endpoint.ts';
import { applyEnvironmentBlock } from './environment-block.ts';
import { managedRoutes } from './managed-routes.ts';
import { formatSettingsFile, parseSettings, parseSettingsFile } from './parse-settings.ts';
import { repairSettings } from './repair-settings.ts';
import { SettingsError } from './settings-error.ts';

function faultOf(work: () => unknown): SettingsError {
  try {
    work();
  } catch (error) {
    if (error instanceof SettingsError) return error;
    throw error;
  }
  throw new Error('was accepted');
}

function withQuota(quota: Record<string, unknown>): object {
  return { version: 1, routes: [{ modelId: 'amazon.nova-pro-v1:0', quota }] };
}

describe('settings file', () => {
  it('takes the default for everything that is left out', () => {
    expect(parseSettings({ version: 1 })).toEqual({ settings: DEFAULT_SETTINGS, auth: undefined });
  });

  it('gives routes without a region that of the connection, and names without one the model’s', () => {
    const { settings } = parseSettings({
      version: 1,
      connection: { region: 'eu-west-1' },
      routes: [{ modelId: 'eu.anthropic.claude-sonnet-4-20250514-v1:0' }],
    });
    expect(settings.routes).toEqual([
      { modelId: 'eu.anthropic.claude-sonnet-4-20250514-v1:0', name: 'Claude Sonnet 4.0', region: 'eu-west-1' },
    ]);
  });

  it('reads back what it writes, and never writes credentials', () => {
    const auth = { kind: 'access-key', accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'very-secret' };
    const { settings } = parseSettings({ version: 1, connection: { region: 'us-west-2', auth } });
    const text = formatSettingsFile(settings);
    expect(text).not.toContain('very-secret');
    expect(parseSettingsFile(text).settings).toEqual(settings);
  });

  it('keeps the quotas that are told, and hands them to the model manager', () => {
    const quota = { tokensPerMinute: 200_000, kind: 'window' };
    const routes = [{ modelId: 'amazon.nova-pro-v1:0', quota }, { modelId: 'amazon.nova-lite-v1:0' }];
    const { settings } = parseSettings({ version: 1, routes });
    expect(parseSettingsFile(formatSettingsFile(settings)).settings).toEqual(settings);
    const managed = managedRoutes(settings);
    expect(managed.map((route) => route.quota)).toEqual([quota, undefined]);
    expect(managed.map((route) => 'quota' in route)).toEqual([true, false]);
  });

  it('takes undefined for a figure that is left out', () => {
    const { settings } = parseSettings(withQuota({ tokensPerMinute: undefined, requestsPerMinute: 10 }));
    expect(settings.routes[0]?.quota).toStrictEqual({ requestsPerMinute: 10 });
  });

  it.each([
    ['no version', {}, 'version', 'is missing'],
    ['another version', { version: 2 }, 'version', 'must be 1'],
    ['an unknown key', { version: 1, colour: 'red' }, 'colour', 'not a known setting'],
    ['an unknown provider', { version: 1, provider: 'azure' }, 'provider', 'on-device or bedrock'],
    ['an unknown region', { version: 1, connection: { region: 'moon-1' } }, 'connection.region', 'AWS region'],
    ['an endpoint that is no URL', { version: 1, connection: { endpoint: 'here' } }, 'connection.endpoint', 'URL'],
    ['a limit of zero', { version: 1, limits: { requestsPerMinute: 0 } }, 'limits.requestsPerMinute', 'at least 1'],
    ['a limit in words', { version: 1, limits: { tokensPerMinute: 'many' } }, 'limits.tokensPerMinute', 'number'],
    ['a log kept for no day', { version: 1, retention: { auditLogDays: 0 } }, 'retention.auditLogDays', '1 to 3650'],
    ['reviews kept for ages', { version: 1, retention: { reviewDays: 3_651 } }, 'retention.reviewDays', 'or forever'],
    ['a period in words', { version: 1, retention: { reviewDays: 'a week' } }, 'retention.reviewDays', 'or forever'],
    ['another thing kept', { version: 1, retention: { chatDays: 1 } }, 'retention.chatDays', 'not a known setting'],
    ['an unknown order', { version: 1, routeOrder: 'alphabet' }, 'routeOrder', 'list or cost'],
    ['no routes', { version: 1, routes: [] }, 'routes', 'at least one'],
    ['a route without a model', { version: 1, routes: [{ name: 'x' }] }, 'routes.0.modelId', 'is missing'],
    ['a quota of zero', withQuota({ tokensPerMinute: 0 }), 'routes.0.quota.tokensPerMinute', 'at least 1'],
    ['a quota in words', withQuota({ requestsPerMinute: 'many' }), 'routes.0.quota.requestsPerMinute', 'number'],
    ['a quota of a kind only', withQuota({ kind: 'window' }), 'routes.0.quota', 'tokensPerMinute or requestsPerMinute'],
    [
      'a quota of another kind',
      withQuota({ tokensPerMinute: 1, kind: 'tub' }),
      'routes.0.quota.kind',
      'bucket or window',
    ],
    ['a quota by the day', withQuota({ tokensPerDay: 1 }), 'routes.0.quota.tokensPerDay', 'not a known setting'],
    [
      'an unknown sign-in',
      { version: 1, connection: { auth: { kind: 'magic' } } },
      'connection.auth.kind',
      'access-key',
    ],
    [
      'a key without its secret',
      { version: 1, connection: { auth: { kind: 'access-key', accessKeyId: 'A' } } },
      'connection.auth.secretAccessKey',
      'is missing',
    ],
    ['something else entirely', 'hello', '', 'object'],
  ])('refuses %s, naming the field', (_name, data, path, detail) => {
    const error = faultOf(() => parseSettings(data));
    expect(error.path).toBe(path);
    expect(error.detail).toContain(detail);
  });

  it('refuses text that is not JSON without repeating it, since it may hold a secret', () => {
    const error = faultOf(() => parseSettingsFile('{"secretAccessKey": "hunter2" oops'));
    expect(error.detail).toContain('not JSON');
    expect(error.message).not.toContain('hunter2');
  });

  it('does not repeat a secret that has the wrong type', () => {
    const auth = { kind: 'api-key', token: ['hunter2'] };
    const error = faultOf(() => parseSettings({ version: 1, connection: { auth } }));
    expect(error.path).toBe('connection.auth.token');
    expect(error.message).not.toContain('hunter2');
  });
});

describe('endpoint', () => {
  it.each([
    ['an AWS host', 'https://bedrock-runtime.us-east-2.amazonaws.com', false],
    ['this machine in the testing build', 'http://127.0.0.1:4566', true],
  ])('accepts %s', (_name, endpoint, loopbackAllowed) => {
    expect(() => checkEndpoint(endpoint, loopbackAllowed)).not.toThrow();
  });

  it.each([
    ['this machine in the release', 'http://127.0.0.1:4566', false],
    ['a look-alike of AWS', 'https://bedrock-runtime.us-east-2.amazonaws.com.example.org', true],
    ['any other host', 'https://example.org', true],
  ])('refuses %s', (_name, endpoint, loopbackAllowed) => {
    expect(faultOf(() => checkEndpoint(endpoint, loopbackAllowed)).path).toBe('connection.endpoint');
  });
});

describe('environment block', () => {
  const block = [
    '# staging',
    'export BEDROCK_MODEL_ID=us.anthropic.claude-sonnet-4-5-20250929-v1:0',
    'BEDROCK_FALLBACK_MODELS="us.anthropic.claude-sonnet-4-20250514-v1:0, amazon.nova-lite-v1:0"',
    'BEDROCK_REGION=us-west-2',
    'AWS_REGION=eu-central-1',
    "AWS_ACCESS_KEY_ID='AKIDEXAMPLE'",
    'AWS_SECRET_ACCESS_KEY=abc/def+ghi=',
    'AWS_SESSION_TOKEN=token==',
    'PATH=/usr/bin',
  ].join('\n');

  it('reads models in order, the Bedrock region, and credentials', () => {
    const { settings, auth } = applyEnvironmentBlock(block, DEFAULT_SETTINGS);
    expect(settings.provider).toBe('bedrock');
    expect(settings.connection.region).toBe('us-west-2');
    expect(settings.routes.map(({ modelId }) => modelId)).toEqual([
      'us.anthropic.claude-sonnet-4-5-20250929-v1:0',
      'us.anthropic.claude-sonnet-4-20250514-v1:0',
      'amazon.nova-lite-v1:0',
    ]);
    expect(auth).toEqual({
      kind: 'access-key',
      accessKeyId: 'AKIDEXAMPLE',
      secretAccessKey: 'abc/def+ghi=',
      sessionToken: 'token==',
    });
  });

  it('uses the AWS region where no Bedrock region is given', () => {
    expect(applyEnvironmentBlock('AWS_REGION=eu-west-1', DEFAULT_SETTINGS).settings.connection.region).toBe(
      'eu-west-1',
    );
  });

  it('keeps the credentials in memory when the block has none', () => {
    expect(applyEnvironmentBlock('BEDROCK_REGION=eu-west-1', DEFAULT_SETTINGS).auth).toBeUndefined();
  });

  it.each([
    ['no known variable', 'PATH=/bin', ''],
    ['an unknown region', 'BEDROCK_REGION=mars-1', 'BEDROCK_REGION'],
    ['fallbacks without a first model', 'BEDROCK_FALLBACK_MODELS=a,b', 'BEDROCK_MODEL_ID'],
    ['a key without its secret', 'AWS_ACCESS_KEY_ID=AKID', 'AWS_SECRET_ACCESS_KEY'],
    ['a secret without its key', 'AWS_SECRET_ACCESS_KEY=s', 'AWS_ACCESS_KEY_ID'],
    ['a session token alone', 'AWS_SESSION_TOKEN=t', 'AWS_ACCESS_KEY_ID'],
  ])('refuses %s, naming the variable', (_name, text, path) => {
    expect(faultOf(() => applyEnvironmentBlock(text, DEFAULT_SETTINGS)).path).toBe(path);
  });
});

describe('stored settings', () => {
  const stored = { ...DEFAULT_SETTINGS, provider: 'bedrock' as const, playbook: 'other' };
  const pathsOf = (data: unknown) => repairSettings(data).faults.map(({ path }) => path);

  it('are read as they are while they are sound', () => {
    expect(repairSettings(stored)).toEqual({ settings: stored, faults: [] });
  });

  it('keep everything but what is at fault', () => {
    const damaged = { ...stored, limits: { requestsPerMinute: 'many' }, colour: 'red' };
    expect(repairSettings(damaged).settings).toEqual(stored);
    expect(pathsOf(damaged).sort()).toEqual(['colour', 'limits.requestsPerMinute']);
  });

  it.each([
    ['of another version', { ...stored, version: 2 }],
    ['that are no object', 'settings'],
    ['that are an array', [1]],
    ['that are null', null],
  ])('%s give way to the defaults', (_name, data) => {
    expect(repairSettings(data).settings).toEqual(DEFAULT_SETTINGS);
    expect(pathsOf(data).length).toBeGreaterThan(0);
  });

  it('never make reading them fail', () => {
    fc.assert(
      fc.property(fc.record({ version: fc.constant(1), routes: fc.anything(), connection: fc.anything() }), (data) => {
        expect(repairSettings(data).settings.version).toBe(1);
      }),
    );
  });
});
