import { BedrockClient } from '@aws-sdk/client-bedrock';
import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { FetchHttpHandler } from '@smithy/fetch-http-handler';
import type { AwsService, BedrockConnection } from '#lib/bedrock';
import { endpointFor } from './bedrock-endpoint.ts';
import { type AwsCredentials, type CredentialSource, createCredentialSource } from './credential-provider.ts';

const QUOTA_ATTEMPTS = 3;

/** The clients of one connection: a runtime client per region, made when first used, and the listing client. */
export interface BedrockClients {
  runtime(region: string): BedrockRuntimeClient;
  controlPlane(region: string): BedrockClient;
  /** Cannot sign with an API key. Retries by itself: no manager stands behind it, and the service is easily throttled. */
  serviceQuotas(region: string): ServiceQuotasClient;
  /** Null for an API key, which is not exchanged for credentials. */
  readonly credentials: CredentialSource | null;
  close(): void;
}

/**
 * Makes the clients of a connection. Retries are off, because the model manager owns them, and the plain fetch handler is
 * set, because the SDK's own browser default drops the abort signal and would let a stopped stream run on.
 */
export function createBedrockClients(connection: BedrockConnection, now: () => number): BedrockClients {
  const { auth } = connection;
  const credentials = auth.kind === 'api-key' ? null : createCredentialSource(auth, connection, now);
  const identity =
    auth.kind === 'api-key'
      ? { token: { token: auth.token }, authSchemePreference: ['httpBearerAuth'] }
      : { credentials: uncachedBySdk(credentials) };
  const runtimes = new Map<string, BedrockRuntimeClient>();
  const controlPlanes = new Map<string, BedrockClient>();
  const serviceQuotas = new Map<string, ServiceQuotasClient>();

  const config = (service: AwsService, region: string) => {
    const endpoint = endpointFor(service, region, connection);
    return {
      region,
      maxAttempts: 1,
      requestHandler: new FetchHttpHandler(),
      ...identity,
      ...(endpoint === undefined ? {} : { endpoint }),
    };
  };

  return {
    runtime: (region) => getOrMake(runtimes, region, () => new BedrockRuntimeClient(config('bedrock-runtime', region))),
    controlPlane: (region) => getOrMake(controlPlanes, region, () => new BedrockClient(config('bedrock', region))),
    serviceQuotas: (region) =>
      getOrMake(
        serviceQuotas,
        region,
        () => new ServiceQuotasClient({ ...config('servicequotas', region), maxAttempts: QUOTA_ATTEMPTS }),
      ),
    credentials,
    close() {
      for (const client of [...runtimes.values(), ...controlPlanes.values(), ...serviceQuotas.values()])
        client.destroy();
      runtimes.clear();
      controlPlanes.clear();
      serviceQuotas.clear();
    },
  };
}

/**
 * The source as a provider that the SDK calls for every request. By default it keeps the first credentials it gets, and
 * a forced renewal would never reach the wire; the marker says that caching is already taken care of.
 */
function uncachedBySdk(source: CredentialSource | null): () => Promise<AwsCredentials> {
  const provide = async (): Promise<AwsCredentials> => {
    if (source === null) throw new Error('No credential source for this kind of sign-in.');
    return source.provide();
  };
  return Object.assign(provide, { memoized: true });
}

function getOrMake<T>(cache: Map<string, T>, key: string, make: () => T): T {
  const existing = cache.get(key);
  if (existing !== undefined) return existing;
  const made = make();
  cache.set(key, made);
  return made;
}
