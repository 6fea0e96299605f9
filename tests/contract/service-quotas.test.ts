import { describe, expect, it } from 'vitest';
import { type Auth, type QuotaReport, routeFor } from '#lib/bedrock';
import { readAccountQuotas } from '#lib/platform/service-quotas';
import type { Route } from '#lib/routing';
import { type Emulator, type ScenarioInput, startEmulator, testCredentials } from '#tests/emulator/emulator.ts';
import { ACCESS_KEY, REGION, ROUTE } from './bedrock-harness.ts';

interface Reading {
  readonly report: QuotaReport;
  readonly journal: Emulator['journal'];
}

async function readFrom(
  scenario: ScenarioInput,
  {
    routes = [ROUTE],
    auth = ACCESS_KEY,
    signal = new AbortController().signal,
  }: {
    readonly routes?: readonly Route[];
    readonly auth?: Auth;
    readonly signal?: AbortSignal;
  } = {},
): Promise<Reading> {
  const emulator = await startEmulator({ scenario });
  try {
    const connection = { region: REGION, endpoint: emulator.endpoint, auth };
    const report = await readAccountQuotas({ connection, routes, signal, now: Date.now });
    return { report, journal: [...emulator.journal] };
  } finally {
    await emulator.close();
  }
}

const found = (perMinute: number) => ({ status: 'found', perMinute });

describe('readAccountQuotas', () => {
  it('finds the quota of each model among all pages', async () => {
    const routes = [
      ROUTE,
      routeFor('global.anthropic.claude-sonnet-4-6', REGION),
      routeFor('amazon.nova-pro-v1:0', REGION),
    ];
    const { report, journal } = await readFrom(
      { models: { [ROUTE.modelId]: { quota: { tokensPerMinute: 60_000, requestsPerMinute: 20 } } } },
      { routes },
    );
    expect(report).toEqual({
      status: 'read',
      regions: [{ region: REGION, status: 'ok' }],
      routes: [
        { routeId: routes[0]?.id, tokens: found(60_000), requests: found(20) },
        { routeId: routes[1]?.id, tokens: found(200_000), requests: found(200) },
        { routeId: routes[2]?.id, tokens: found(200_000), requests: found(200) },
      ],
    });
    expect(journal.length).toBeGreaterThan(1);
    for (const entry of journal) expect(entry).toMatchObject({ operation: 'ListServiceQuotas', status: 200 });
  });

  it('asks every region in use, once, and signs for it', async () => {
    const routes = [ROUTE, routeFor(ROUTE.modelId, 'us-west-2'), routeFor('amazon.nova-pro-v1:0', 'us-west-2')];
    const { report, journal } = await readFrom({}, { routes });
    expect(report).toMatchObject({ regions: [{ region: REGION }, { region: 'us-west-2' }] });
    expect(new Set(journal.map((entry) => entry.region))).toEqual(new Set([REGION, 'us-west-2']));
  });

  it('says of which model it found nothing', async () => {
    const unknown = routeFor('us.anthropic.claude-nothing-9', REGION);
    const { report } = await readFrom({}, { routes: [unknown] });
    expect(report).toMatchObject({ routes: [{ routeId: unknown.id, tokens: { status: 'absent' } }] });
  });

  it.each([
    ['may not ask', { serviceQuotas: 'denied' }, ACCESS_KEY, 'access'],
    ['has a wrong secret', {}, { ...ACCESS_KEY, secretAccessKey: 'x'.repeat(40) } as Auth, 'credentials'],
    ['has expired keys', {}, { kind: 'access-key', ...testCredentials.TEST_EXPIRED_KEY } as const, 'credentials'],
  ] as const)('reports a region as unread when the caller %s', async (_name, scenario, auth, kind) => {
    const { report } = await readFrom(scenario, { auth });
    expect(report).toMatchObject({
      status: 'read',
      regions: [{ region: REGION, status: 'failed', fault: { kind } }],
      routes: [],
    });
    expect(JSON.stringify(report)).not.toContain('x'.repeat(40));
  });

  it('reports a region as unread when nobody answers', async () => {
    const connection = { region: REGION, endpoint: 'http://127.0.0.1:9', auth: ACCESS_KEY };
    const { signal } = new AbortController();
    const report = await readAccountQuotas({ connection, routes: [ROUTE], signal, now: Date.now });
    expect(report).toMatchObject({ regions: [{ status: 'failed', fault: { kind: 'transient' } }], routes: [] });
  });

  it('signs in first where the credentials ask for it', async () => {
    const { TEST_ACCESS_KEY: key, TEST_ROLE_ARN: roleArn } = testCredentials;
    const { report, journal } = await readFrom({}, { auth: { kind: 'assume-role', ...key, roleArn } });
    expect(report).toMatchObject({ routes: [{ tokens: found(200_000) }] });
    expect(journal[0]).toMatchObject({ operation: 'AssumeRole' });
  });

  it('asks nobody with an API key, which cannot sign', async () => {
    const { report, journal } = await readFrom({}, { auth: { kind: 'api-key', token: testCredentials.TEST_API_KEY } });
    expect(report).toEqual({ status: 'api-key' });
    expect(journal).toEqual([]);
  });

  it('ends at once when the person leaves', async () => {
    await expect(readFrom({}, { signal: AbortSignal.abort() })).rejects.toThrow();
  });
});
