import type { StoredData } from '#lib/messaging';
import type { Database } from '#lib/platform/database';
import { clearPages, eraseDatabases, eraseSettings, giveUpHosts } from '#lib/platform/erase-stored';
import { measureStored } from '#lib/platform/stored-data';
import { type ActivityService, createActivityService } from './activity-service.ts';
import { createErasure, type ErasurePorts } from './erasure.ts';
import { createHistoryService, type HistoryService, type HistoryServicePorts } from './history-service.ts';
import { createRetention, type Retention, type RetentionPorts } from './retention.ts';

/** What has been kept: reviews, audit log, how long, how much, and how to be rid of it. */
export interface Keeping {
  readonly history: HistoryService;
  readonly activity: ActivityService;
  readonly retention: Retention;
  readonly measure: () => Promise<StoredData>;
  /** Erases everything and starts the extension anew. */
  readonly erase: () => Promise<void>;
}

type KeepingPorts = HistoryServicePorts &
  Pick<RetentionPorts, 'settings'> &
  Pick<ErasurePorts, 'beginnings' | 'engine' | 'chat' | 'startAnew'> & { readonly database: Promise<Database> };

export function createKeeping(ports: KeepingPorts): Keeping {
  const { database, settings, now } = ports;
  const history = createHistoryService(ports);
  const activity = createActivityService(database, settings, now);
  return {
    history,
    activity,
    retention: createRetention({ settings, activity, history, now, schedule: runAt }),
    measure: () => measureStored(database),
    erase: createErasure({
      beginnings: ports.beginnings,
      engine: ports.engine,
      chat: ports.chat,
      eraseSettings,
      clearPages,
      eraseDatabases: () => eraseDatabases(database),
      giveUpHosts,
      startAnew: ports.startAnew,
    }),
  };
}

function runAt(atMs: number, run: () => void): void {
  setTimeout(run, Math.max(0, atMs - Date.now()));
}
