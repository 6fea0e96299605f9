import { findBedrockRegion, routeFor } from '#lib/bedrock';
import { parseAuth } from './parse-settings.ts';
import type { Auth, RouteSetting, Settings } from './settings.ts';
import { SettingsError } from './settings-error.ts';

const KNOWN_KEYS = [
  'BEDROCK_MODEL_ID',
  'BEDROCK_FALLBACK_MODELS',
  'BEDROCK_REGION',
  'AWS_REGION',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
] as const;
type KnownKey = (typeof KNOWN_KEYS)[number];

/**
 * Applies an environment block (`KEY=value` lines, `export` and quotes allowed, `#` comments and other variables
 * ignored) to settings. `BEDROCK_REGION` is the region of Bedrock; `AWS_REGION` only stands in for it where it is
 * absent. The block chooses Bedrock as the provider.
 * @throws {SettingsError} naming the variable at fault.
 */
export function applyEnvironmentBlock(
  text: string,
  current: Settings,
): { readonly settings: Settings; readonly auth: Auth | undefined } {
  const variables = readVariables(text);
  if (variables.size === 0) {
    throw new SettingsError('', `has none of ${KNOWN_KEYS.join(', ')}`);
  }
  const region = variables.get('BEDROCK_REGION') ?? variables.get('AWS_REGION') ?? current.connection.region;
  if (findBedrockRegion(region) === undefined) {
    const key = variables.has('BEDROCK_REGION') ? 'BEDROCK_REGION' : 'AWS_REGION';
    throw new SettingsError(key, 'must be an AWS region with Bedrock, such as us-east-2');
  }
  const routes = readRoutes(variables, region) ?? current.routes.map((route) => ({ ...route, region }));
  return {
    settings: {
      ...current,
      provider: current.privacy.onDeviceOnly ? 'on-device' : 'bedrock',
      connection: { ...current.connection, region },
      routes,
    },
    auth: readAuth(variables),
  };
}

function readVariables(text: string): ReadonlyMap<KnownKey, string> {
  const variables = new Map<KnownKey, string>();
  for (const line of text.split(/\r?\n/)) {
    const match = /^\s*(?:export\s+|set\s+)?([A-Z_]+)\s*=\s*(.*?)\s*$/.exec(line);
    const [, key, raw] = match ?? [];
    if (key === undefined || raw === undefined || !isKnown(key)) continue;
    const value = raw.replace(/^(["'])(.*)\1$/, '$2');
    if (value !== '') variables.set(key, value);
  }
  return variables;
}

function isKnown(key: string): key is KnownKey {
  return KNOWN_KEYS.some((known) => known === key);
}

function readRoutes(variables: ReadonlyMap<KnownKey, string>, region: string): RouteSetting[] | null {
  const primary = variables.get('BEDROCK_MODEL_ID');
  const fallbacks = (variables.get('BEDROCK_FALLBACK_MODELS') ?? '').split(/[,\s]+/).filter((id) => id !== '');
  if (primary === undefined && fallbacks.length === 0) return null;
  if (primary === undefined) throw new SettingsError('BEDROCK_MODEL_ID', 'is missing, and there are fallback models');
  const modelIds = [...new Set([primary, ...fallbacks])];
  return modelIds.map((modelId) => {
    const { name } = routeFor(modelId, region);
    return { modelId, name, region };
  });
}

function readAuth(variables: ReadonlyMap<KnownKey, string>): Auth | undefined {
  const accessKeyId = variables.get('AWS_ACCESS_KEY_ID');
  const secretAccessKey = variables.get('AWS_SECRET_ACCESS_KEY');
  const sessionToken = variables.get('AWS_SESSION_TOKEN');
  if (accessKeyId === undefined && secretAccessKey === undefined) {
    if (sessionToken === undefined) return undefined;
    throw new SettingsError('AWS_ACCESS_KEY_ID', 'is missing, and there is a session token');
  }
  if (accessKeyId === undefined) throw new SettingsError('AWS_ACCESS_KEY_ID', 'is missing');
  if (secretAccessKey === undefined) throw new SettingsError('AWS_SECRET_ACCESS_KEY', 'is missing');
  return parseAuth({
    kind: 'access-key',
    accessKeyId,
    secretAccessKey,
    ...(sessionToken === undefined ? {} : { sessionToken }),
  });
}
