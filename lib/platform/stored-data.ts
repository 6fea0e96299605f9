import type { StoreNames } from 'idb';
import { browser } from 'wxt/browser';
import type { StoredData, StoredKind } from '#lib/messaging';
import type { Database, PrismDatabase } from './database.ts';

/** How many records of a store are read for its size; more are taken to be alike. */
const SAMPLE = 500;

type StoreName = StoreNames<PrismDatabase>;

/** What each kind consists of; the first store says how many there are. */
const STORES: Readonly<Record<Exclude<StoredKind, 'playbooks'>, readonly [StoreName, ...StoreName[]]>> = {
  reviews: ['reviews', 'documents', 'jobs', 'decisions'],
  findings: ['findings'],
  imports: ['imports', 'reports'],
  chats: ['chats'],
  attempts: ['attempts'],
  models: ['manager'],
};

const PLAYBOOK_KEYS = /^(retired-)?playbook:/;

/**
 * Counts what is stored and says how large it is: the bytes of its text as JSON, which the browser may store in more or in
 * fewer. Of large stores a part is read.
 */
export async function measureStored(database: Promise<Database>): Promise<StoredData> {
  const opened = await database;
  const kinds = await Promise.all(
    Object.entries(STORES).map(async ([kind, stores]) => {
      const sizes = await Promise.all(stores.map((name) => sizeOf(opened, name)));
      return {
        kind: kind as StoredKind,
        count: sizes[0]?.count ?? 0,
        bytes: sizes.reduce((sum, { bytes }) => sum + bytes, 0),
      };
    }),
  );
  const { usage } = await navigator.storage.estimate();
  return { kinds: [...kinds, await playbooks()], usedBytes: usage ?? null };
}

async function sizeOf(
  database: Database,
  name: StoreName,
): Promise<{ readonly count: number; readonly bytes: number }> {
  const store = database.transaction(name).store;
  const count = await store.count();
  let read = 0;
  let bytes = 0;
  for (let cursor = await store.openCursor(); cursor !== null && read < SAMPLE; cursor = await cursor.continue()) {
    read += 1;
    bytes += bytesOf(cursor.value);
  }
  return { count, bytes: read === 0 ? 0 : Math.round((bytes / read) * count) };
}

async function playbooks(): Promise<StoredData['kinds'][number]> {
  const stored: Record<string, unknown> = await browser.storage.local.get(null);
  const entries = Object.entries(stored).filter(([key]) => PLAYBOOK_KEYS.test(key));
  return {
    kind: 'playbooks',
    count: entries.filter(([key]) => key.startsWith('playbook:')).length,
    bytes: entries.reduce((sum, [, value]) => sum + bytesOf(value), 0),
  };
}

function bytesOf(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}
