import { type ManagerState, readManagerState, type StoredManagerState } from '#lib/routing';
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
}

/**
 * Opens the state for its single writer: reads it, and lets it be written, only once this context alone holds it, and for
 * as long as the context lives. A second context waits until the first is gone, and begins with the last that one wrote,
 * so no update can be lost. What is in the database is never trusted: unreadable data is `reset`, never an error.
 */
export async function openManagerStore(
  database: Pick<Database, 'get' | 'put'>,
  holdAlone: (name: string) => Promise<void> = holdLock,
): Promise<ManagerStore> {
  await holdAlone(LOCK_NAME);
  const write = createLatestWriter((state: ManagerState) =>
    database.put('manager', state, STATE_KEY).then(() => undefined),
  );
  return { stored: await read(database), write };
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
