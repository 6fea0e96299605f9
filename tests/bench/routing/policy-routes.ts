import type { PolicyRoute } from './policy.ts';
import type { Scenario } from './scenario-schema.ts';

/** What policies may know of a scenario's routes before they call them; with every quota where `isTold`. */
export function describeRoutes(scenario: Scenario, isTold: boolean): readonly PolicyRoute[] {
  return scenario.routes.map(({ id, quota }) => ({
    id,
    burndown: quota?.burndown ?? 1,
    toldQuota:
      quota !== undefined && (quota.told || isTold)
        ? {
            kind: quota.kind,
            tokensPerMinute: quota.tokensPerMinute ?? null,
            requestsPerMinute: quota.requestsPerMinute ?? null,
          }
        : null,
  }));
}
