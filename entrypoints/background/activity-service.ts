import type { AttemptLog, AttemptPage, AttemptQuery } from '#lib/activity';
import { createAttemptLog } from '#lib/platform/attempt-log';
import type { Database } from '#lib/platform/database';

/** The audit log as pages of ours may ask for it. */
export interface ActivityService extends Pick<AttemptLog, 'reasoning' | 'clear' | 'removeBefore'> {
  readonly read: (query: AttemptQuery) => Promise<AttemptPage>;
}

export function createActivityService(database: Promise<Database>): ActivityService {
  const { read, reasoning, clear, removeBefore } = createAttemptLog(database);
  return { read, reasoning, clear, removeBefore };
}
