import { DEFAULT_BEDROCK_REGION, presetRoutes } from '#lib/bedrock';
import { FOUND_KINDS } from '#lib/redaction';
import type { RouteSetting, Settings } from './settings.ts';

/** The hierarchy that a fresh installation has, for a region. */
export function defaultRoutes(region: string): readonly RouteSetting[] {
  return presetRoutes('classic', region).map(({ modelId, name, region: routeRegion }) => ({
    modelId,
    name,
    region: routeRegion,
  }));
}

/** What a fresh installation has. On-device checks need no account, so they are the first provider. */
export const DEFAULT_SETTINGS: Settings = {
  version: 1,
  provider: 'on-device',
  connection: { region: DEFAULT_BEDROCK_REGION },
  routes: defaultRoutes(DEFAULT_BEDROCK_REGION),
  routeOrder: 'list',
  limits: { requestsPerMinute: 30, concurrentRequests: 5, tokensPerMinute: 120_000 },
  playbook: 'risk',
  documentCheck: 'on-request',
  privacy: {
    denyList: [],
    onDeviceOnly: false,
    autoLockMinutes: 30,
    redaction: { isOn: false, kinds: FOUND_KINDS, patterns: [] },
  },
  retention: { auditLogDays: 90, reviewDays: 'forever' },
};
