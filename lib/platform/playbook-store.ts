import { browser } from 'wxt/browser';
import { type Playbook, type PlaybookShelf, type RetiredPlaybook, readShelf } from '#lib/playbooks';

const PLAYBOOK = 'playbook:';
const RETIRED = 'retired-playbook:';

/** A reviewer's own playbooks on disk. */
export interface PlaybookStore {
  /** What cannot be read is reported, and stays as it is. */
  readonly read: () => Promise<PlaybookShelf>;
  /** In the place of what has the same id. */
  readonly save: (playbook: Playbook) => Promise<void>;
  /** Deletes one, and keeps what its id must not be used for again. */
  readonly remove: (id: string, retired: RetiredPlaybook) => Promise<void>;
}

/**
 * Playbooks in `storage.local`, each under a key of its own, so that a damaged one takes no other with it. Closed to
 * content scripts, as the settings beside them.
 */
export function createPlaybookStore(): PlaybookStore {
  const closed = browser.storage.local.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' });

  return {
    read: async () => {
      await closed;
      const stored: Record<string, unknown> = await browser.storage.local.get(null);
      return readShelf(entriesOf(stored, PLAYBOOK), entriesOf(stored, RETIRED));
    },
    save: async (playbook) => {
      await closed;
      await browser.storage.local.set({ [`${PLAYBOOK}${playbook.id}`]: playbook });
    },
    remove: async (id, retired) => {
      await closed;
      // In this order: killed in between, the playbook is still there.
      await browser.storage.local.set({ [`${RETIRED}${id}`]: retired });
      await browser.storage.local.remove(`${PLAYBOOK}${id}`);
    },
  };
}

function entriesOf(stored: Readonly<Record<string, unknown>>, prefix: string): ReadonlyMap<string, unknown> {
  const entries = Object.entries(stored).filter(([key]) => key.startsWith(prefix));
  return new Map(entries.map(([key, value]) => [key.slice(prefix.length), value]));
}
