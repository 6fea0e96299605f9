import type { Provenance } from '#lib/findings';
import { RULES_VERSION } from '#lib/rules';

/** The route id that findings of the on-device checks carry. */
export const ON_DEVICE_ROUTE_ID = 'on-device';

/** Who found something by rules: nobody was asked, nothing was sent or paid. */
export function onDeviceProvenance(playbook: string, startedAt: number, latencyMs: number): Provenance {
  return {
    routeId: ON_DEVICE_ROUTE_ID,
    modelId: `rules@${RULES_VERSION}`,
    modelName: 'On-device checks',
    region: 'device',
    playbook,
    promptVersion: `rules@${RULES_VERSION}`,
    attempts: 1,
    startedAt,
    latencyMs,
    inputTokens: 0,
    outputTokens: 0,
    costUsd: 0,
  };
}
