import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, formatSettingsFile, parseSettingsFile } from '#lib/settings';

/** Every field of the file, by its path; lists by their first entry. */
function paths(value: unknown, path = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Array.isArray(value)
    ? value.slice(0, 1).map((entry) => ['0', entry] as const)
    : Object.entries(value);
  if (entries.length === 0) return [path];
  return entries.flatMap(([key, inner]) => paths(inner, path === '' ? key : `${path}.${key}`));
}

/** Files that people have written or exported must be read for as long as their version says 1. */
describe('the settings file, version 1', () => {
  it('is read in its first form', () => {
    const text = JSON.stringify({
      version: 1,
      provider: 'bedrock',
      connection: {
        region: 'us-east-2',
        endpoint: 'http://127.0.0.1:4566',
        auth: { kind: 'access-key', accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'token' },
      },
      routes: [{ modelId: 'amazon.nova-pro-v1:0', name: 'Nova Pro', region: 'us-east-2' }],
      limits: { requestsPerMinute: 30, concurrentRequests: 5, tokensPerMinute: 120_000 },
      playbook: 'risk',
    });
    const { settings, auth } = parseSettingsFile(text);
    expect(auth).toMatchObject({ kind: 'access-key', sessionToken: 'token' });
    expect(settings).toMatchObject({ provider: 'bedrock', playbook: 'risk', routes: [{ name: 'Nova Pro' }] });
    expect(settings.retention).toEqual({ auditLogDays: 90, reviewDays: 'forever' });
  });

  it('keeps its fields', () => {
    expect(paths(DEFAULT_SETTINGS)).toEqual([
      'version',
      'provider',
      'connection.region',
      'routes.0.modelId',
      'routes.0.name',
      'routes.0.region',
      'routeOrder',
      'limits.requestsPerMinute',
      'limits.concurrentRequests',
      'limits.tokensPerMinute',
      'playbook',
      'documentCheck',
      'privacy.denyList',
      'privacy.onDeviceOnly',
      'privacy.autoLockMinutes',
      'privacy.redaction.isOn',
      'privacy.redaction.kinds.0',
      'privacy.redaction.patterns',
      'retention.auditLogDays',
      'retention.reviewDays',
    ]);
  });

  it.each([
    ['days', { auditLogDays: 30, reviewDays: 365 }],
    ['forever', { auditLogDays: 'forever', reviewDays: 'forever' }],
    ['a day, and ten years', { auditLogDays: 1, reviewDays: 3_650 }],
  ] as const)('says how long things are kept: %s', (_name, retention) => {
    const settings = { ...DEFAULT_SETTINGS, retention };
    expect(parseSettingsFile(formatSettingsFile(settings)).settings).toEqual(settings);
  });
});
