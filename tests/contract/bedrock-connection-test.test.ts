import { describe, expect, it } from 'vitest';
import { type Auth, type ConnectionReport, presetRoutes, routeFor } from '#lib/bedrock';
import { testConnection } from '#lib/platform/bedrock-connection-test';
import type { Route } from '#lib/routing';
import { type ScenarioInput, startEmulator } from '#tests/emulator/emulator.ts';
import { ACCESS_KEY, REGION, ROUTE } from './bedrock-harness.ts';

async function testAgainst(
  scenario: ScenarioInput,
  routes: readonly Route[] = [ROUTE],
  auth: Auth = ACCESS_KEY,
  signal = new AbortController().signal,
): Promise<{ report: ConnectionReport; operations: readonly string[] }> {
  const emulator = await startEmulator({ scenario });
  try {
    const report = await testConnection({
      connection: { region: REGION, endpoint: emulator.endpoint, auth },
      routes,
      signal,
      now: Date.now,
      idleLimits: { firstByteMs: 2_000, betweenChunksMs: 2_000 },
    });
    return { report, operations: emulator.journal.map((entry) => entry.operation) };
  } finally {
    await emulator.close();
  }
}

describe('testConnection', () => {
  it('reports the account and every route of a working hierarchy, in order', async () => {
    const routes = presetRoutes('classic', REGION);
    const { report } = await testAgainst({}, routes);
    expect(report.account).toMatchObject({ status: 'ok', modelCount: expect.any(Number) });
    expect(report.routes.map((route) => route.routeId)).toEqual(routes.map((route) => route.id));
    for (const route of report.routes) {
      expect(route).toMatchObject({ status: 'ok', listed: true });
      expect(route.latencyMs).toBeGreaterThanOrEqual(0);
      expect(route.fault).toBeUndefined();
    }
    expect(report.credentialsExpireAtMs).toBeNull();
  });

  it('asks each model one small question and no more', async () => {
    const { operations } = await testAgainst({});
    expect([...operations].sort()).toEqual(['ConverseStream', 'ListFoundationModels', 'ListInferenceProfiles']);
  });

  it('says which route failed and why, and that the others work', async () => {
    const broken = routeFor('us.anthropic.claude-nothing-9', REGION);
    const { report } = await testAgainst({}, [ROUTE, broken]);
    expect(report.routes).toMatchObject([
      { status: 'ok', listed: true },
      { routeId: broken.id, status: 'failed', listed: false, fault: { kind: 'not-found' } },
    ]);
  });

  it.each([
    ['ThrottlingException', 'throttled'],
    ['AccessDeniedException', 'access'],
    ['ServiceUnavailableException', 'transient'],
  ] as const)('reports %s of a route as data', async (type, kind) => {
    const { report } = await testAgainst({ rules: [{ error: { type } }] });
    expect(report.routes[0]).toMatchObject({ status: 'failed', fault: { kind, code: type } });
    expect(report.account?.status).toBe('ok');
  });

  it('reports a model that does not answer', async () => {
    const { report } = await testAgainst({ rules: [{ hang: {} }] });
    expect(report.routes[0]).toMatchObject({ status: 'failed', fault: { kind: 'transient', code: 'StreamIdle' } });
  });

  it('calls the routes even when the account cannot be listed', async () => {
    const wrongKey: Auth = {
      ...ACCESS_KEY,
      kind: 'access-key',
      accessKeyId: 'AKIAUNKNOWNN7EXAMPLE',
      secretAccessKey: 'x'.repeat(40),
    };
    const { report } = await testAgainst({}, [ROUTE], wrongKey);
    expect(report.account).toMatchObject({ status: 'failed', fault: { kind: 'credentials' } });
    expect(report.routes[0]).toMatchObject({ status: 'failed', listed: null, fault: { kind: 'credentials' } });
  });

  it('knows nothing of the listing in another region', async () => {
    const elsewhere = routeFor(ROUTE.modelId, 'us-west-2');
    const { report } = await testAgainst({}, [elsewhere]);
    expect(report.routes[0]).toMatchObject({ status: 'ok', listed: null });
  });

  it('takes a model that only thought for one that can be called', async () => {
    const { report } = await testAgainst({ rules: [{ answer: { kind: 'text', text: '' } }] });
    expect(report.routes[0]?.status).toBe('ok');
  });

  it('ends at once when the person leaves', async () => {
    await expect(testAgainst({ rules: [{ hang: {} }] }, [ROUTE], ACCESS_KEY, AbortSignal.abort())).rejects.toThrow();
  });
});
