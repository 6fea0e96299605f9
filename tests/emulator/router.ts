import { serveGetCredentials, serveGetId } from './cognito.ts';
import { serveFoundationModels, serveInferenceProfiles } from './control-plane.ts';
import { serveConverse } from './converse.ts';
import { serveConverseStream } from './converse-stream.ts';
import { serveCountTokens } from './count-tokens.ts';
import type { ErrorStyle } from './error-response.ts';
import type { Exchange } from './exchange.ts';
import type { WireRequest } from './http.ts';
import { AUTHORIZE_PATH } from './identity-provider.ts';
import { serveListServiceQuotas } from './service-quotas.ts';
import { serveAuthorization } from './sign-in-page.ts';
import { readAction, serveAssumeRole, serveAssumeRoleWithWebIdentity } from './sts.ts';

/** Where a request goes. */
export interface Destination {
  readonly service: 'bedrock-runtime' | 'bedrock' | 'sts' | 'cognito-identity' | 'servicequotas' | 'identity-provider';
  readonly operation: string;
  /** The service name in the credential scope; undefined where the call is not signed. */
  readonly signedAs?: string;
  readonly errorStyle: ErrorStyle;
  readonly serve: (exchange: Exchange) => Promise<void>;
}

const MODEL_PATH = /^\/model\/([^/]+)\/([a-z-]+)$/;

const MODEL_OPERATIONS: Readonly<
  Record<string, { readonly operation: string; readonly serve: (exchange: Exchange, model: string) => Promise<void> }>
> = {
  converse: { operation: 'Converse', serve: serveConverse },
  'converse-stream': { operation: 'ConverseStream', serve: serveConverseStream },
  'count-tokens': { operation: 'CountTokens', serve: serveCountTokens },
};

const COGNITO_OPERATIONS: Readonly<Record<string, Destination['serve']>> = {
  GetId: serveGetId,
  GetCredentialsForIdentity: serveGetCredentials,
};

/** Finds the operation by path, target header and action, as the services do; undefined for a call that none of them has. */
export function route(request: WireRequest): Destination | undefined {
  if (request.method === 'GET') return routeListing(request.path);
  if (request.method !== 'POST') return undefined;
  const [, model = '', verb = ''] = MODEL_PATH.exec(request.path) ?? [];
  const modelOperation = MODEL_OPERATIONS[verb];
  if (modelOperation) {
    const { operation, serve } = modelOperation;
    return {
      service: 'bedrock-runtime',
      operation,
      signedAs: 'bedrock',
      errorStyle: 'rest-json',
      serve: (exchange) => serve(exchange, model),
    };
  }
  if (request.path !== '/') return undefined;
  return routeCognito(request) ?? routeServiceQuotas(request) ?? routeSts(request);
}

function routeListing(path: string): Destination | undefined {
  if (path === AUTHORIZE_PATH) {
    return {
      service: 'identity-provider',
      operation: 'Authorize',
      errorStyle: 'rest-json',
      serve: serveAuthorization,
    };
  }
  const listing = { service: 'bedrock', signedAs: 'bedrock', errorStyle: 'rest-json' } as const;
  if (path === '/foundation-models') {
    return { ...listing, operation: 'ListFoundationModels', serve: serveFoundationModels };
  }
  if (path === '/inference-profiles') {
    return { ...listing, operation: 'ListInferenceProfiles', serve: serveInferenceProfiles };
  }
  return undefined;
}

function routeCognito(request: WireRequest): Destination | undefined {
  const operation = /^AWSCognitoIdentityService\.(\w+)$/.exec(request.headers['x-amz-target'] ?? '')?.[1] ?? '';
  const serve = COGNITO_OPERATIONS[operation];
  return serve && { service: 'cognito-identity', operation, errorStyle: 'json-1.1', serve };
}

function routeServiceQuotas(request: WireRequest): Destination | undefined {
  if (request.headers['x-amz-target'] !== 'ServiceQuotasV20190624.ListServiceQuotas') return undefined;
  return {
    service: 'servicequotas',
    operation: 'ListServiceQuotas',
    signedAs: 'servicequotas',
    errorStyle: 'json-1.1',
    serve: serveListServiceQuotas,
  };
}

function routeSts(request: WireRequest): Destination | undefined {
  const action = readAction(request.body);
  const sts = { service: 'sts', operation: action, errorStyle: 'query-xml' } as const;
  if (action === 'AssumeRole') return { ...sts, signedAs: 'sts', serve: serveAssumeRole };
  if (action === 'AssumeRoleWithWebIdentity') return { ...sts, serve: serveAssumeRoleWithWebIdentity };
  return undefined;
}
