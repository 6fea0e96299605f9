import { type AttemptRecord, type ManagerState, readManagerState, type StoredManagerState } from '#lib/routing';
import type { Database } from './database.ts';
import { createLatestWriter } from './latest-writer.ts';

const STATE_KEY = 'state';
const LOCK_NAME = 'model-manager';

/** The model manager's stored state, in the hands of the one context that may change it. */
export interface ManagerStore {
  /** What was stored when it came into these hands; `none` before there was any. */
  readonly stored: StoredManagerState | { readonly kind: 'none' };
  /** Stores the newest state; those that come during a write are overtaken by the newest of them. */
  readonly write: (state: ManagerState) => Promise<void>;
  /** Adds a call to the audit log, in one transaction with the state that its end has led to. */
  readonly record: (record: AttemptRecord) => void;
}

/**
 * Opens the state for its single writer: reads it, and lets it be written, only once this context alone holds it, and for
 * as long as the context lives. A second context waits until the first is gone, and begins with the last that one wrote,
 * so no update can be lost. What is in the database is never trusted: unreadable data is `reset`, never an error.
 */
export async function openManagerStore(
  database: Pick<Database, 'get' | 'transaction'>,
  holdAlone: (name: string) => Promise<void> = holdLock,
): Promise<ManagerStore> {
  await holdAlone(LOCK_NAME);
  const records: AttemptRecord[] = [];
  let newest: ManagerState | null = null;
  const save = createLatestWriter(async (state: ManagerState) => {
    // A call's record is made right after the state that tells of its end: it still comes along.
    await Promise.resolve();
    await saveTogether(database, state, records.splice(0));
  });
  const write = (state: ManagerState): Promise<void> => {
    newest = state;
    return save(state);
  };
  const record = (attempt: AttemptRecord): void => {
    records.push(attempt);
    setTimeout(() => {
      // A full disk costs lines of the log, not the review.
      if (records.length > 0 && newest !== null) save(newest).catch(() => undefined);
    });
  };
  return { stored: await read(database), write, record };
}

async function saveTogether(
  database: Pick<Database, 'transaction'>,
  state: ManagerState,
  records: readonly AttemptRecord[],
): Promise<void> {
  const transaction = database.transaction(['manager', 'attempts'], 'readwrite');
  const attempts = transaction.objectStore('attempts');
  const writes = records.map(async (record) => {
    // A call of a former run may have been told of before that was killed: what was known then stands.
    const isKnown = record.outcome === 'unknown' && (await attempts.getKey(record.attemptId)) !== undefined;
    if (!isKnown) await attempts.put(record);
  });
  await Promise.all([transaction.objectStore('manager').put(state, STATE_KEY), ...writes, transaction.done]);
}

async function read(database: Pick<Database, 'get'>): Promise<ManagerStore['stored']> {
  try {
    const data: unknown = await database.get('manager', STATE_KEY);
    return data === undefined ? { kind: 'none' } : readManagerState(data);
  } catch (error) {
    return { kind: 'reset', reason: error instanceof Error ? error.message : String(error) };
  }
}

/** What this context holds: it need not wait for itself when it opens the state again after a failure. */
const held = new Map<string, Promise<void>>();

/** Resolves once this context alone holds the name. The browser frees it when the context ends, however it ends. */
function holdLock(name: string): Promise<void> {
  const holding = held.get(name) ?? requestLock(name);
  held.set(name, holding);
  return holding;
}

function requestLock(name: string): Promise<void> {
  return new Promise((granted, failed) => {
    const untilTheEnd = () => {
      granted();
      return new Promise<never>(() => undefined);
    };
    navigator.locks.request(name, untilTheEnd).catch(failed);
  });
}
