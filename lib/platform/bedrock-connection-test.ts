import { type BedrockClient, ListFoundationModelsCommand, ListInferenceProfilesCommand } from '@aws-sdk/client-bedrock';
import {
  type AccountReport,
  type BedrockConnection,
  type ConnectionReport,
  PROBE_REQUEST,
  type RouteReport,
} from '#lib/bedrock';
import type { Route } from '#lib/routing';
import { createBedrockClients } from './bedrock-client.ts';
import { type BedrockTransport, createBedrockTransport, toModelFault } from './bedrock-transport.ts';
import { secretsOf } from './connection-secrets.ts';
import type { IdleLimits } from './stream-watchdog.ts';

/** A person is waiting: shorter than a review's limits. */
const IDLE_LIMITS: IdleLimits = { firstByteMs: 25_000, betweenChunksMs: 15_000 };
const LISTING_TIMEOUT_MS = 15_000;
/** AWS returns at most this many profiles a page; system profiles alone exceed one page. */
const PROFILES_PER_PAGE = 1000;
const MAX_PROFILE_PAGES = 5;

/** What a connection test needs. */
export interface ConnectionTestOptions {
  readonly connection: BedrockConnection;
  readonly routes: readonly Route[];
  readonly signal: AbortSignal;
  readonly now: () => number;
  readonly idleLimits?: IdleLimits;
}

/**
 * Tests a connection: lists the account's models, and calls every route once. Failures are data in the report.
 * Rejects only when `signal` aborts.
 */
export async function testConnection(options: ConnectionTestOptions): Promise<ConnectionReport> {
  const { connection, routes, signal, now } = options;
  const transport = createBedrockTransport({ connection, now, idleLimits: options.idleLimits ?? IDLE_LIMITS });
  try {
    const [listing, probes] = await Promise.all([
      listModels(options),
      Promise.all(routes.map((route) => probeRoute(route, transport, signal, now))),
    ]);
    signal.throwIfAborted();
    return {
      account: listing.account,
      routes: probes.map((probe, index) => ({ ...probe, listed: isListed(routes[index], listing, connection) })),
      credentialsExpireAtMs: transport.credentialsExpireAtMs(),
    };
  } finally {
    transport.close();
  }
}

interface Listing {
  readonly account: AccountReport;
  /** Null when the listing failed. */
  readonly ids: ReadonlySet<string> | null;
}

function isListed(route: Route | undefined, { ids }: Listing, { region }: BedrockConnection): boolean | null {
  return ids === null || route === undefined || route.region !== region ? null : ids.has(route.modelId);
}

async function listModels({ connection, signal, now }: ConnectionTestOptions): Promise<Listing> {
  const clients = createBedrockClients(connection, now);
  const abortSignal = AbortSignal.any([signal, AbortSignal.timeout(LISTING_TIMEOUT_MS)]);
  try {
    const client = clients.controlPlane(connection.region);
    const { modelSummaries = [] } = await client.send(new ListFoundationModelsCommand({}), { abortSignal });
    const modelIds = modelSummaries.flatMap(({ modelId }) => (modelId === undefined ? [] : [modelId]));
    const profileIds = await listProfileIds(client, abortSignal);
    return {
      account: { status: 'ok', modelCount: modelIds.length, profileCount: profileIds.length },
      ids: new Set([...modelIds, ...profileIds]),
    };
  } catch (error) {
    const { fault } = toModelFault(error, {
      nowMs: now(),
      emittedOutput: false,
      phase: 'call',
      secrets: secretsOf(connection.auth),
    });
    return { account: { status: 'failed', fault }, ids: null };
  } finally {
    clients.close();
  }
}

async function listProfileIds(client: BedrockClient, abortSignal: AbortSignal): Promise<readonly string[]> {
  const ids: string[] = [];
  let nextToken: string | undefined;
  for (let page = 0; page < MAX_PROFILE_PAGES; page += 1) {
    const command = new ListInferenceProfilesCommand({ maxResults: PROFILES_PER_PAGE, nextToken });
    const answer = await client.send(command, { abortSignal });
    for (const { inferenceProfileId } of answer.inferenceProfileSummaries ?? []) {
      if (inferenceProfileId !== undefined) ids.push(inferenceProfileId);
    }
    nextToken = answer.nextToken;
    if (nextToken === undefined) break;
  }
  return ids;
}

async function probeRoute(
  route: Route,
  transport: BedrockTransport,
  signal: AbortSignal,
  now: () => number,
): Promise<Omit<RouteReport, 'listed'>> {
  const startedMs = now();
  const probe = { routeId: route.id };
  try {
    await transport.send(route, PROBE_REQUEST, { signal, onDelta: () => undefined });
    return { ...probe, status: 'ok', latencyMs: now() - startedMs };
  } catch (error) {
    const { fault } = toModelFault(error, { nowMs: now(), emittedOutput: false, phase: 'call' });
    const latencyMs = now() - startedMs;
    // A model that spent the few tokens thinking has answered the question asked here: it can be called.
    if (fault.code === 'EmptyAnswer') return { ...probe, status: 'ok', latencyMs };
    return { ...probe, status: 'failed', latencyMs, fault };
  }
}
