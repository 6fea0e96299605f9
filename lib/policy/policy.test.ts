import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPlaybookFile, RISK_PLAYBOOK } from '#lib/playbooks';
import { DEFAULT_SETTINGS, defaultRoutes, type Settings } from '#lib/settings';
import { applyPolicy, checkAgainstPolicy, NO_POLICY, ownSettings, type Policy, parsePolicy } from './index.ts';

const SETTINGS: Settings = { ...DEFAULT_SETTINGS, provider: 'bedrock', routes: defaultRoutes('us-east-2') };

describe('reading a policy', () => {
  it('takes what is right and names what is not', () => {
    const { policy, faults } = parsePolicy({
      onDeviceOnly: false,
      regions: ['eu-central-1', 'mars-north-1'],
      models: ['eu.anthropic.*'],
      limits: { tokensPerMinute: 0 },
      denyList: ['*.BANK.example'],
      redaction: true,
      memoryOnlyCredentials: 'yes',
      autoLockMinutes: 10,
      spyOnEverybody: true,
    });
    expect(policy).toEqual({
      models: ['eu.anthropic.*'],
      denyList: ['*.bank.example'],
      redaction: true,
      autoLockMinutes: 10,
    });
    expect(faults.map(({ path }) => path)).toEqual([
      'regions.1',
      'limits.tokensPerMinute',
      'memoryOnlyCredentials',
      'spyOnEverybody',
    ]);
    expect(faults.every(({ detail }) => /^(must|is)/.test(detail))).toBe(true);
  });

  it('takes playbooks as the texts of their files, and none in the place of a built-in one', () => {
    const own = formatPlaybookFile({ ...RISK_PLAYBOOK, id: 'house-rules', name: 'House rules' });
    const { policy, faults } = parsePolicy({
      playbooks: [own, own, formatPlaybookFile(RISK_PLAYBOOK), '{"version":1}'],
    });
    expect(policy.playbooks?.map(({ id }) => id)).toEqual(['house-rules']);
    expect(faults.map(({ path }) => path.split('.').slice(0, 2).join('.'))).toEqual([
      'playbooks.1',
      'playbooks.2',
      'playbooks.3',
    ]);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom('regions', 'models', 'limits', 'denyList', 'playbooks', 'redaction', 'x'),
          fc.jsonValue(),
        ),
        (data) => {
          parsePolicy(data);
        },
      ),
    );
  });
});

describe('a sign-in page that is set for everybody', () => {
  const page = {
    authorizationEndpoint: 'https://login.example/authorize',
    clientId: 'client-1',
    roleArn: 'arn:aws:iam::123456789012:role/reviewer',
  };
  const { policy } = parsePolicy({ signIn: page });
  const own = { ...policy.signIn, clientId: 'own' } as NonNullable<Policy['signIn']>;

  it('takes the place of a reviewer’s own, which is his again afterwards', () => {
    const before: Settings = { ...SETTINGS, connection: { ...SETTINGS.connection, signIn: own } };
    const shown = applyPolicy(before, policy);
    expect(shown.connection.signIn).toEqual({ ...page, scopes: 'openid', responseType: 'id_token' });
    expect(ownSettings(shown, before, policy).connection.signIn).toEqual(own);
    expect(ownSettings(applyPolicy(SETTINGS, policy), SETTINGS, policy).connection.signIn).toBeUndefined();
  });

  it('is named where it cannot be read', () => {
    expect(parsePolicy({ signIn: { ...page, roleArn: 'reviewer' } }).faults.map(({ path }) => path)).toEqual([
      'signIn.roleArn',
    ]);
  });
});

describe('settings within a policy', () => {
  it('are as they were where nobody has decided anything', () => {
    expect(applyPolicy(SETTINGS, NO_POLICY)).toBe(SETTINGS);
    expect(applyPolicy(SETTINGS, {})).toEqual(SETTINGS);
  });

  const policies = fc.record<Policy>(
    {
      onDeviceOnly: fc.constant(true),
      regions: fc.uniqueArray(fc.constantFrom('us-east-2', 'eu-central-1', 'us-west-2'), { minLength: 1 }),
      models: fc.uniqueArray(fc.constantFrom('us.anthropic.*', 'us.anthropic.claude-sonnet-4-20250514-v1:0', 'eu.x'), {
        minLength: 1,
      }),
      limits: fc.record({ requestsPerMinute: fc.integer({ min: 1, max: 60 }) }),
      denyList: fc.array(fc.constantFrom('*.bank.example', 'x.example')),
      redaction: fc.constant(true),
      autoLockMinutes: fc.integer({ min: 1, max: 60 }),
      retention: fc.record({
        reviewDays: fc.integer({ min: 1, max: 100 }),
        auditLogDays: fc.integer({ min: 1, max: 100 }),
      }),
    },
    { requiredKeys: [] },
  );

  it('pass its check and change no more, whatever was saved', () => {
    fc.assert(
      fc.property(policies, (policy) => {
        const applied = applyPolicy(SETTINGS, policy);
        expect(applyPolicy(applied, policy)).toEqual(applied);
        if (applied.provider === 'bedrock') checkAgainstPolicy(applied, policy);
        if (policy.onDeviceOnly) expect(applied.provider).toBe('on-device');
        expect(applied.limits.requestsPerMinute).toBeLessThanOrEqual(
          policy.limits?.requestsPerMinute ?? Number.POSITIVE_INFINITY,
        );
        for (const site of policy.denyList ?? []) expect(applied.privacy.denyList).toContain(site);
      }),
    );
  });

  it('leave the reviewer what was his when he saves what the policy shows him', () => {
    const own = { ...SETTINGS, privacy: { ...SETTINGS.privacy, denyList: ['x.example', 'mine.example'] } };
    fc.assert(
      fc.property(policies, (policy) => {
        const shown = applyPolicy(own, policy);
        expect(ownSettings(shown, own, policy)).toEqual(own);
        const { privacy, limits } = ownSettings(
          {
            ...shown,
            limits: { ...shown.limits, concurrentRequests: 1 },
            privacy: { ...shown.privacy, denyList: [...shown.privacy.denyList, 'new.example'] },
          },
          own,
          policy,
        );
        expect(privacy.denyList).toEqual(['x.example', 'mine.example', 'new.example']);
        expect(limits).toEqual({ ...own.limits, concurrentRequests: 1 });
      }),
    );
  });

  it('are kept no longer than is allowed, and shorter where the reviewer wants that', () => {
    const { retention } = applyPolicy(SETTINGS, { retention: { reviewDays: 30, auditLogDays: 365 } });
    expect([SETTINGS.retention, retention]).toEqual([
      { reviewDays: 'forever', auditLogDays: 90 },
      { reviewDays: 30, auditLogDays: 90 },
    ]);
  });

  it('ask no model where none of the hierarchy is allowed and the policy names none', () => {
    expect(applyPolicy(SETTINGS, { models: ['eu.*'] }).provider).toBe('on-device');
    const named = applyPolicy(SETTINGS, { models: ['eu.anthropic.claude-sonnet-4-20250514-v1:0'] });
    expect(named.routes.map(({ modelId }) => modelId)).toEqual(['eu.anthropic.claude-sonnet-4-20250514-v1:0']);
  });

  it.each([
    [{ regions: ['eu-central-1'] }, 'connection.region'],
    [{ models: ['eu.*'] }, 'routes.0.modelId'],
    [{ limits: { tokensPerMinute: 1_000 } }, 'limits.tokensPerMinute'],
    [{ autoLockMinutes: 5 }, 'privacy.autoLockMinutes'],
    [{ retention: { auditLogDays: 89 } }, 'retention.auditLogDays'],
    [{ retention: { reviewDays: 3_650 } }, 'retention.reviewDays'],
  ])('are refused by name beyond it: %j', (policy, path) => {
    expect(() => checkAgainstPolicy(SETTINGS, policy)).toThrow(expect.objectContaining({ path }));
  });
});
