import type { SettingsStore } from '#lib/platform/settings-store';
import { keptSince } from '#lib/settings';
import type { ActivityService } from './activity-service.ts';
import type { HistoryService } from './history-service.ts';
import { createTurns } from './turns.ts';

/** Deletes what has been kept for as long as the settings say. */
export interface Retention {
  /** Does so now, and then every hour for as long as the worker lives. Never throws: what fails is done at the next. */
  readonly apply: () => Promise<void>;
}

export interface RetentionPorts {
  readonly settings: Pick<SettingsStore, 'settings' | 'fault'>;
  readonly activity: Pick<ActivityService, 'removeBefore'>;
  readonly history: Pick<HistoryService, 'deleteOlder'>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Calls back at a moment. */
  readonly schedule: (atMs: number, run: () => void) => void;
}

const PERIOD_MS = 60 * 60 * 1_000;

/** To be applied whenever the worker starts, which any use of the browser makes it do, and when settings have changed. */
export function createRetention({ settings, activity, history, now, schedule }: RetentionPorts): Retention {
  const inTurn = createTurns();
  let isScheduled = false;

  async function sweep(): Promise<void> {
    // Nothing is deleted for a default that stands in for a setting which cannot be read.
    if ((await settings.fault()) !== null) return;
    const { auditLogDays, reviewDays } = (await settings.settings()).retention;
    const attemptsSince = keptSince(auditLogDays, now());
    const reviewsSince = keptSince(reviewDays, now());
    if (attemptsSince !== null) await activity.removeBefore(attemptsSince);
    if (reviewsSince !== null) await history.deleteOlder(reviewsSince);
  }

  async function apply(): Promise<void> {
    if (!isScheduled) {
      isScheduled = true;
      schedule(now() + PERIOD_MS, () => {
        isScheduled = false;
        void apply();
      });
    }
    await inTurn(sweep).catch(() => undefined);
  }

  return { apply };
}
