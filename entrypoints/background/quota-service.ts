import { browser } from 'wxt/browser';
import type { QuotaReport } from '#lib/bedrock';
import { readAccountQuotas } from '#lib/platform/service-quotas';
import { ProblemError } from '#lib/review';
import { managedRoutes, quotaOrigins } from '#lib/settings';
import type { CheckedSettings } from './settings-service.ts';

/**
 * Asks AWS for the quotas of the settings' models.
 * @throws {ProblemError} `on-device-only`, `credentials-missing` or `hosts-not-allowed`.
 */
export async function readQuotas({ settings, auth }: CheckedSettings): Promise<QuotaReport> {
  if (settings.privacy.onDeviceOnly) throw new ProblemError({ code: 'on-device-only' });
  if (auth === null) throw new ProblemError({ code: 'credentials-missing' });
  const { connection, routes } = settings;
  const origins = auth.kind === 'api-key' ? [] : quotaOrigins({ ...connection, routes }, auth.kind);
  const allowed = await browser.permissions.contains({ origins });
  if (!allowed) throw new ProblemError({ code: 'hosts-not-allowed', origins });
  return readAccountQuotas({
    connection: { ...connection, auth },
    routes: managedRoutes(settings),
    signal: new AbortController().signal,
    now: Date.now,
  });
}
