import type { AttemptLog, AttemptPage, AttemptQuery } from '#lib/activity';
import { type Analytics, type AnalyticsQuery, createSummary } from '#lib/analytics';
import { createAttemptLog } from '#lib/platform/attempt-log';
import type { Database } from '#lib/platform/database';
import { findOwnerDocuments } from '#lib/platform/owner-documents';
import type { SettingsStore } from '#lib/platform/settings-store';
import { managedRoutes } from '#lib/settings';

/** The audit log as pages of ours may ask for it. */
export interface ActivityService extends Pick<AttemptLog, 'reasoning' | 'clear' | 'removeBefore'> {
  readonly read: (query: AttemptQuery) => Promise<AttemptPage>;
  /** What the attempts of a time came to. Reads in parts, and gives requests of others their turn in between. */
  readonly summarize: (query: AnalyticsQuery) => Promise<Analytics>;
}

export function createActivityService(
  database: Promise<Database>,
  settings: Pick<SettingsStore, 'settings'>,
  now: () => number,
): ActivityService {
  const { read, readAllFrom, reasoning, clear, removeBefore } = createAttemptLog(database);
  return {
    read,
    summarize: async (query) => {
      const summary = createSummary(query, now());
      await readAllFrom(summary.fromMs, (records) => records.forEach(summary.add));
      const documentOf = await findOwnerDocuments(await database, summary.owners());
      return summary.finish(managedRoutes(await settings.settings()), documentOf);
    },
    reasoning,
    clear,
    removeBefore,
  };
}
