import { isBuiltInModel, routeFor } from '#lib/bedrock';
import { atMostDays, type RouteSetting, type Settings, SettingsError } from '#lib/settings';
import { NO_POLICY, type Policy } from './policy.ts';

const KEPT = ['auditLogDays', 'reviewDays'] as const;
const LIMITS = ['requestsPerMinute', 'concurrentRequests', 'tokensPerMinute'] as const;

/**
 * The settings that hold: the reviewer's, within what the administrator allows. Whatever was saved before there was a
 * policy is brought within it the same way.
 */
export function applyPolicy(settings: Settings, policy: Policy): Settings {
  if (policy === NO_POLICY) return settings;
  const { connection, limits, privacy, retention } = settings;
  const region = isRegionAllowed(connection.region, policy)
    ? connection.region
    : (policy.regions?.[0] ?? connection.region);
  const onDeviceOnly = privacy.onDeviceOnly || policy.onDeviceOnly === true;
  const routes = allowedRoutes(settings.routes, region, policy);
  return {
    ...settings,
    // Where no model of the hierarchy may be asked, none is, until the reviewer has chosen others.
    provider: onDeviceOnly || routes.length === 0 ? 'on-device' : settings.provider,
    connection: { ...connection, region, ...(policy.signIn === undefined ? {} : { signIn: policy.signIn }) },
    routes: routes.length === 0 ? settings.routes : routes,
    limits: {
      ...limits,
      ...Object.fromEntries(
        LIMITS.map((name) => [name, Math.min(limits[name], policy.limits?.[name] ?? limits[name])]),
      ),
    },
    privacy: {
      ...privacy,
      onDeviceOnly,
      denyList: [...new Set([...privacy.denyList, ...(policy.denyList ?? [])])],
      autoLockMinutes: Math.min(privacy.autoLockMinutes, policy.autoLockMinutes ?? privacy.autoLockMinutes),
      redaction: { ...privacy.redaction, isOn: privacy.redaction.isOn || policy.redaction === true },
    },
    retention: {
      auditLogDays: atMostDays(retention.auditLogDays, policy.retention?.auditLogDays),
      reviewDays: atMostDays(retention.reviewDays, policy.retention?.reviewDays),
    },
  };
}

/**
 * Refuses what a reviewer sets beyond the policy, at the field that does. What the policy sets by itself (a site that is
 * never read, redaction) needs no refusal: it is in force whatever is saved.
 * @throws {SettingsError}
 */
export function checkAgainstPolicy(settings: Settings, policy: Policy): void {
  const { connection, routes, limits, privacy, retention } = settings;
  if (!isRegionAllowed(connection.region, policy)) {
    throw new SettingsError(
      'connection.region',
      `must be one that your administrator allows: ${policy.regions?.join(', ')}`,
    );
  }
  routes.forEach((route, index) => {
    const { modelId } = route;
    if (!isModelAllowed(modelId, policy)) {
      throw new SettingsError(
        `routes.${index}.modelId`,
        `must be one that your administrator allows: ${policy.models?.join(', ')}`,
      );
    }
    if (!isRouteAllowed(route, policy)) {
      throw new SettingsError(
        `routes.${index}.region`,
        `must be one that your administrator allows: ${policy.regions?.join(', ')}`,
      );
    }
  });
  for (const name of LIMITS) {
    const most = policy.limits?.[name];
    if (most !== undefined && limits[name] > most) {
      throw new SettingsError(`limits.${name}`, `must be at most ${most}, which your administrator has set`);
    }
  }
  for (const name of KEPT) {
    const most = policy.retention?.[name];
    if (atMostDays(retention[name], most) !== retention[name]) {
      throw new SettingsError(`retention.${name}`, `must be at most ${most}, which your administrator has set`);
    }
  }
  if (privacy.autoLockMinutes > (policy.autoLockMinutes ?? privacy.autoLockMinutes)) {
    throw new SettingsError(
      'privacy.autoLockMinutes',
      `must be at most ${policy.autoLockMinutes}, which your administrator has set`,
    );
  }
}

/** The allowed ones of a hierarchy; where none is left, the models that the policy names, in its order. */
function allowedRoutes(routes: readonly RouteSetting[], region: string, policy: Policy): readonly RouteSetting[] {
  const allowed = routes.filter((route) => isRouteAllowed(route, policy));
  if (allowed.length > 0) return allowed;
  const named = (policy.models ?? []).filter((model) => !model.endsWith('*'));
  return named.map((modelId) => ({ modelId, name: routeFor(modelId, region).name, region }));
}

/** The browser's own model is in no region. */
function isRouteAllowed(route: RouteSetting, policy: Policy): boolean {
  return isModelAllowed(route.modelId, policy) && (isBuiltInModel(route) || isRegionAllowed(route.region, policy));
}

function isRegionAllowed(region: string, { regions }: Policy): boolean {
  return regions === undefined || regions.includes(region);
}

function isModelAllowed(modelId: string, { models }: Policy): boolean {
  if (models === undefined) return true;
  return models.some((model) => (model.endsWith('*') ? modelId.startsWith(model.slice(0, -1)) : modelId === model));
}
