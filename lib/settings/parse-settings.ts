import * as v from 'valibot';
import { routeFor } from '#lib/bedrock';
import { DEFAULT_SETTINGS, defaultRoutes } from './defaults.ts';
import { authSchema, settingsFileSchema } from './schema.ts';
import type { Auth, Settings } from './settings.ts';
import { SettingsError } from './settings-error.ts';

/** Settings and the credentials that came with them; `auth` is undefined when the file has none. */
export interface ParsedSettings {
  readonly settings: Settings;
  readonly auth: Auth | undefined;
}

/** Says what Valibot found, with the field's path. */
function toSettingsError(issues: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): SettingsError {
  const [issue] = issues;
  const path = v.getDotPath(issue) ?? '';
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    return new SettingsError(path, 'is not a known setting');
  }
  if (issue.received === 'undefined') {
    return new SettingsError(path, 'is missing');
  }
  // Valibot's own sentences quote the received value, which could be a secret: only our wording may pass.
  const detail = issue.message.startsWith('Invalid') ? `must be ${article(issue.expected)}` : issue.message;
  return new SettingsError(path, detail);
}

function article(expected: string | null): string {
  const kind = (expected ?? 'another value').toLowerCase();
  return `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`;
}

/**
 * Checks plain data against the settings schema and fills in defaults. A route without a region takes the connection's,
 * one without a name takes the model's.
 * @throws {SettingsError} naming the first field at fault.
 */
export function parseSettings(data: unknown): ParsedSettings {
  const parsed = v.safeParse(settingsFileSchema, data);
  if (!parsed.success) throw toSettingsError(parsed.issues);
  const { connection, routes, ...rest } = parsed.output;
  const { auth, region = DEFAULT_SETTINGS.connection.region, endpoint, signIn } = connection;
  return {
    settings: {
      ...rest,
      // One setting that wins over the other everywhere, rather than a rule that every reader must know.
      provider: rest.privacy.onDeviceOnly ? 'on-device' : rest.provider,
      connection: {
        region,
        ...(endpoint === undefined ? {} : { endpoint }),
        ...(signIn === undefined ? {} : { signIn }),
      },
      routes:
        routes?.map((route) => ({
          modelId: route.modelId,
          name: route.name ?? routeFor(route.modelId, region).name,
          region: route.region ?? region,
          ...(route.quota === undefined ? {} : { quota: withoutUndefined(route.quota) }),
        })) ?? defaultRoutes(region),
    },
    auth: auth === undefined ? undefined : withoutUndefined(auth),
  };
}

/**
 * Checks credentials from a form.
 * @throws {SettingsError} with a path below `connection.auth`.
 */
export function parseAuth(data: unknown): Auth {
  const parsed = v.safeParse(authSchema, data);
  if (parsed.success) return withoutUndefined(parsed.output);
  const error = toSettingsError(parsed.issues);
  throw new SettingsError(error.path === '' ? 'connection.auth' : `connection.auth.${error.path}`, error.detail);
}

/**
 * Reads a settings file.
 * @throws {SettingsError} when the text is not JSON or a field is at fault.
 */
export function parseSettingsFile(text: string): ParsedSettings {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    throw new SettingsError('', `is not JSON: ${cause instanceof Error ? withoutQuotes(cause.message) : 'unreadable'}`);
  }
  return parseSettings(data);
}

/** The settings file's text. Credentials are kept apart from settings, so an export cannot contain them. */
export function formatSettingsFile(settings: Settings): string {
  return `${JSON.stringify(settings, null, 2)}\n`;
}

/** JSON.parse quotes the text around the fault, which could be a secret. */
function withoutQuotes(message: string): string {
  return message.replace(/,?\s*(\.\.\.)?"[\s\S]*$/, '').replace(/ in JSON/, '');
}

function withoutUndefined<T extends object>(value: T): Exact<T> {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as Exact<T>;
}

/** Optional fields that are absent rather than undefined (`exactOptionalPropertyTypes`). */
type Exact<T> = T extends unknown ? { [K in keyof T]: Exclude<T[K], undefined> } : never;
