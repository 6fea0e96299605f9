import { ListServiceQuotasCommand } from '@aws-sdk/client-service-quotas';
import {
  type AccountQuota,
  type BedrockConnection,
  matchQuotas,
  type QuotaReport,
  type RegionQuotaReport,
} from '#lib/bedrock';
import type { Route } from '#lib/routing';
import { type BedrockClients, createBedrockClients } from './bedrock-client.ts';
import { toModelFault } from './bedrock-transport.ts';
import { secretsOf } from './connection-secrets.ts';

/** A person is waiting, and a region has a dozen pages. */
const READING_TIMEOUT_MS = 30_000;
/** The most that AWS gives at once. */
const QUOTAS_PER_PAGE = 100;
/** Several times what Bedrock has. */
const MAX_PAGES = 50;

/** What reading the account's quotas needs. */
export interface QuotaReadingOptions {
  readonly connection: BedrockConnection;
  readonly routes: readonly Route[];
  readonly signal: AbortSignal;
  readonly now: () => number;
}

/**
 * Reads the account's quotas for Bedrock in every region of the routes, and finds the routes' own among them. Failures
 * are data in the report, region by region. Rejects only when `signal` aborts.
 */
export async function readAccountQuotas(options: QuotaReadingOptions): Promise<QuotaReport> {
  const { connection, routes, signal, now } = options;
  if (connection.auth.kind === 'api-key') return { status: 'api-key' };
  const clients = createBedrockClients(connection, now);
  try {
    const regions = [...new Set(routes.map((route) => route.region))];
    const readings = await Promise.all(regions.map((region) => readRegion(region, clients, options)));
    signal.throwIfAborted();
    const quotasOf = new Map(readings.map(({ report, quotas }) => [report.region, quotas]));
    return {
      status: 'read',
      regions: readings.map(({ report }) => report),
      routes: routes.flatMap((route) => {
        const quotas = quotasOf.get(route.region);
        return quotas === undefined || quotas === null ? [] : matchQuotas([route], quotas);
      }),
    };
  } finally {
    clients.close();
  }
}

interface RegionReading {
  readonly report: RegionQuotaReport;
  /** Null when they could not be read. */
  readonly quotas: readonly AccountQuota[] | null;
}

async function readRegion(
  region: string,
  clients: BedrockClients,
  { connection, signal, now }: QuotaReadingOptions,
): Promise<RegionReading> {
  const abortSignal = AbortSignal.any([signal, AbortSignal.timeout(READING_TIMEOUT_MS)]);
  try {
    return { report: { region, status: 'ok' }, quotas: await listQuotas(clients, region, abortSignal) };
  } catch (error) {
    const { fault } = toModelFault(error, {
      nowMs: now(),
      emittedOutput: false,
      phase: 'call',
      secrets: secretsOf(connection.auth),
    });
    return { report: { region, status: 'failed', fault }, quotas: null };
  }
}

async function listQuotas(
  clients: BedrockClients,
  region: string,
  abortSignal: AbortSignal,
): Promise<readonly AccountQuota[]> {
  const found: AccountQuota[] = [];
  let nextToken: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const command = new ListServiceQuotasCommand({
      ServiceCode: 'bedrock',
      MaxResults: QUOTAS_PER_PAGE,
      NextToken: nextToken,
    });
    const answer = await clients.serviceQuotas(region).send(command, { abortSignal });
    for (const { QuotaName: name, Value: value } of answer.Quotas ?? []) {
      if (name !== undefined && value !== undefined) found.push({ name, value });
    }
    nextToken = answer.NextToken;
    if (nextToken === undefined) break;
  }
  return found;
}
