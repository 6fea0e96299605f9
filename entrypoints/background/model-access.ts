import { browser } from 'wxt/browser';
import { type Auth, type ConnectionReport, isBuiltInModel, PROBE_REQUEST, type RouteReport } from '#lib/bedrock';
import { testConnection } from '#lib/platform/bedrock-connection-test';
import { askBuiltInModel } from '#lib/platform/built-in-model';
import type { SettingsStore } from '#lib/platform/settings-store';
import { ProblemError } from '#lib/review';
import { ModelFault, type Route } from '#lib/routing';
import { managedRoutes, neededOrigins, type Settings } from '#lib/settings';

/** What the wire needs to be used. */
export interface WireAccess {
  readonly settings: Settings;
  readonly auth: Auth;
}

/** @throws {ProblemError} `on-device-only`, `credentials-missing` or `credentials-locked`. */
export async function readAccess(store: SettingsStore): Promise<WireAccess> {
  const [settings, auth] = await Promise.all([store.settings(), store.auth()]);
  ensureMaySend(settings);
  if (auth === null) {
    const isKept = (await store.kept()) !== null;
    throw new ProblemError({ code: isKept ? 'credentials-locked' : 'credentials-missing' });
  }
  return { settings, auth };
}

/**
 * The browser's own model needs neither credentials nor hosts; with it alone everything is ready, and no wire needed.
 * @throws {ProblemError} `hosts-not-allowed`, and as `readAccess`.
 */
export async function ensureAccess(store: SettingsStore): Promise<{ readonly isWireNeeded: boolean }> {
  const current = await store.settings();
  ensureMaySend(current);
  const { routes } = current;
  if (routes.every(isBuiltInModel)) return { isWireNeeded: false };
  const { settings, auth } = await readAccess(store);
  await ensureHostsAllowed(settings, auth);
  return { isWireNeeded: true };
}

/**
 * Tests every model, and the account where there is any of AWS. `freshen` makes credentials fit for use.
 * @throws {ProblemError} as `ensureAccess`; what `freshen` throws.
 */
export async function testModels(
  store: SettingsStore,
  freshen: (auth: Auth) => Promise<Auth>,
  signal: AbortSignal,
): Promise<ConnectionReport> {
  const settings = await store.settings();
  ensureMaySend(settings);
  const routes = managedRoutes(settings);
  const builtIn = routes.filter(isBuiltInModel);
  if (builtIn.length === routes.length) {
    return { account: null, routes: await Promise.all(builtIn.map(probeBuiltIn)), credentialsExpireAtMs: null };
  }
  const { auth } = await readAccess(store);
  await ensureHostsAllowed(settings, auth);
  const report = await testConnection({
    connection: { ...settings.connection, auth: await freshen(auth) },
    routes: routes.filter((route) => !isBuiltInModel(route)),
    signal,
    now: Date.now,
  });
  const probes = new Map(report.routes.map((probe) => [probe.routeId, probe]));
  for (const route of builtIn) probes.set(route.id, await probeBuiltIn(route));
  return { ...report, routes: routes.flatMap(({ id }) => probes.get(id) ?? []) };
}

async function probeBuiltIn({ id: routeId }: Route): Promise<RouteReport> {
  const startedMs = Date.now();
  const probe = { routeId, listed: null };
  try {
    await askBuiltInModel(PROBE_REQUEST, { signal: new AbortController().signal, onDelta: () => undefined });
    return { ...probe, status: 'ok', latencyMs: Date.now() - startedMs };
  } catch (error) {
    if (!(error instanceof ModelFault)) throw error;
    return { ...probe, status: 'failed', latencyMs: Date.now() - startedMs, fault: error.fault };
  }
}

/** Without access to a host, the browser would refuse the answer for want of CORS, and say only "Failed to fetch". */
async function ensureHostsAllowed({ connection, routes }: Settings, { kind }: Auth): Promise<void> {
  const origins = neededOrigins({ ...connection, routes }, kind);
  const allowed = await browser.permissions.contains({ origins });
  if (!allowed) throw new ProblemError({ code: 'hosts-not-allowed', origins });
}

/** Everything that is asked of models passes here first. */
function ensureMaySend({ privacy }: Settings): void {
  if (privacy.onDeviceOnly) throw new ProblemError({ code: 'on-device-only' });
}

/** Only the testing build's manifest names this machine. */
export function isLoopbackAllowed(): boolean {
  const { host_permissions: hosts } = browser.runtime.getManifest();
  return hosts?.some((pattern: string) => pattern.startsWith('http://127.0.0.1')) ?? false;
}
