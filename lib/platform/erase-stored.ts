import { deleteDB } from 'idb';
import { browser } from 'wxt/browser';
import type { Database } from './database.ts';

/** Takes away what work needs: settings, playbooks and credentials. Nothing that begins after this can reach a model. */
export async function eraseSettings(): Promise<void> {
  await Promise.all([browser.storage.session.clear(), browser.storage.local.clear(), browser.alarms.clearAll()]);
}

/** Deletes the databases. Whoever still has one open cannot write to it any more. */
export async function eraseDatabases(database: Promise<Database>): Promise<void> {
  const opened = await database.catch(() => null);
  opened?.close();
  const found = await indexedDB.databases();
  await Promise.all(found.flatMap(({ name }) => (name === undefined ? [] : [deleteDB(name)])));
}

/** Takes the marks out of every page that a reader of ours is in. */
export async function clearPages(): Promise<void> {
  const tabs = await browser.tabs.query({});
  const message = { name: 'reader.clear', payload: {} };
  await Promise.all(
    tabs.map(async ({ id }) => {
      if (id !== undefined) await browser.tabs.sendMessage(id, message, { frameId: 0 }).catch(() => undefined);
    }),
  );
}

/** Gives up every host, and every other right, that was allowed after installation. */
export async function giveUpHosts(): Promise<void> {
  const required = new Set(browser.runtime.getManifest().host_permissions ?? []);
  const { origins = [], permissions = [] } = await browser.permissions.getAll();
  const given = origins.filter((origin) => !required.has(origin));
  // One by one: a host that an administrator has granted stays, and keeps no other.
  await Promise.all(given.map((origin) => browser.permissions.remove({ origins: [origin] }).catch(() => false)));
  if (permissions.includes('identity')) await browser.permissions.remove({ permissions: ['identity'] });
}
