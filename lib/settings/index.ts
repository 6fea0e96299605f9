export { DEFAULT_SETTINGS, defaultRoutes } from './defaults.ts';
export { deniedBy, normalHostPattern } from './deny-list.ts';
export { checkEndpoint, checkSignInPage } from './endpoint.ts';
export { applyEnvironmentBlock } from './environment-block.ts';
export { managedLimits, managedRoutes } from './managed-routes.ts';
export { type Destination, neededOrigins, quotaOrigins } from './needed-origins.ts';
export {
  formatSettingsFile,
  type ParsedSettings,
  parseAuth,
  parseSettings,
  parseSettingsFile,
} from './parse-settings.ts';
export { type RepairedSettings, repairSettings } from './repair-settings.ts';
export { atMostDays, type KeptDays, keptSince, MAX_KEPT_DAYS, type RetentionSettings } from './retention.ts';
export { signInSchema } from './schema.ts';
export type { Auth, PrivacySettings, RouteOrder, RouteSetting, Settings } from './settings.ts';
export { SettingsError } from './settings-error.ts';
