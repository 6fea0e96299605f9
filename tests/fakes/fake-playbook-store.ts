import type { PlaybookStore } from '#lib/platform/playbook-store';
import { readShelf } from '#lib/playbooks';

export interface FakePlaybookStore extends PlaybookStore {
  /** What is stored, by id, to be damaged by tests. */
  readonly stored: Map<string, unknown>;
}

/** Playbooks in memory. */
export function fakePlaybookStore(): FakePlaybookStore {
  const stored = new Map<string, unknown>();
  const retired = new Map<string, unknown>();
  return {
    stored,
    read: async () => readShelf(stored, retired),
    save: async (playbook) => {
      stored.set(playbook.id, structuredClone(playbook));
    },
    remove: async (id, entry) => {
      retired.set(id, entry);
      stored.delete(id);
    },
  };
}
