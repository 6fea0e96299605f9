import { type AwsService, awsHost, isAwsHost, isBuiltInModel } from '#lib/bedrock';
import type { Auth } from './settings.ts';

/** Services whose hosts a kind of credentials needs besides the models'. */
const SIGN_IN_SERVICES: Readonly<Record<Auth['kind'], readonly AwsService[]>> = {
  'access-key': [],
  'api-key': [],
  cognito: ['cognito-identity'],
  'assume-role': ['sts'],
  'web-identity': ['sts'],
};

/** What decides where requests go. */
export interface Destination {
  readonly region: string;
  /** Empty or absent: the regions' own hosts. */
  readonly endpoint?: string | undefined;
  readonly routes: readonly { readonly modelId: string; readonly region: string }[];
}

/**
 * The origins, as match patterns, that the browser must allow to reach AWS: the exact hosts of the regions in use. An
 * endpoint outside AWS stands in for every host; the build allows it or refuses it.
 */
export function neededOrigins(destination: Destination, authKind: Auth['kind']): string[] {
  return originsOf(['bedrock-runtime', 'bedrock', ...SIGN_IN_SERVICES[authKind]], destination);
}

/** Likewise, what reading the account's quotas needs. */
export function quotaOrigins(destination: Destination, authKind: Auth['kind']): string[] {
  return originsOf(['servicequotas', ...SIGN_IN_SERVICES[authKind]], destination);
}

function originsOf(services: readonly AwsService[], { region, endpoint = '', routes }: Destination): string[] {
  if (endpoint.trim() !== '' && !isAwsHost(endpoint)) return [];
  // The browser's own model has no host.
  const remote = routes.filter((route) => !isBuiltInModel(route));
  if (routes.length > 0 && remote.length === 0) return [];
  const regions = new Set([region, ...remote.map((route) => route.region)]);
  return [...regions].flatMap((each) => services.map((service) => `https://${awsHost(service, each)}/*`));
}
