import type { AttemptLog, AttemptPage, AttemptQuery } from '#lib/activity';
import { createAttemptLog } from '#lib/platform/attempt-log';
import type { Database } from '#lib/platform/database';

/** The audit log as pages of ours may ask for it, and how long it is kept. */
export interface ActivityService extends Pick<AttemptLog, 'reasoning' | 'clear'> {
  readonly read: (query: AttemptQuery) => Promise<AttemptPage>;
}

/** Attempts older than this are removed. */
const KEPT_MS = 90 * 24 * 60 * 60 * 1_000;

/** Removes what is too old whenever the worker starts, which it does many times a day where it is used. */
export function createActivityService(database: Promise<Database>, now: () => number): ActivityService {
  const log = createAttemptLog(database);
  // What cannot be removed now is removed at the next start.
  log.removeBefore(now() - KEPT_MS).catch(() => undefined);
  return { read: log.read, reasoning: log.reasoning, clear: log.clear };
}
