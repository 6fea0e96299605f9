import type { ChatStore } from '#lib/chat';
import type { Database } from './database.ts';

/** Conversations in IndexedDB, committed with strict durability: what was asked has reached the disk before it is sent. */
export function createChatStore(database: Promise<Database>): ChatStore {
  return {
    load: async (url) => (await database).getAllFromIndex('chats', 'by-url', url),
    save: async (turn) => {
      const transaction = (await database).transaction('chats', 'readwrite', { durability: 'strict' });
      await Promise.all([transaction.store.put(turn), transaction.done]);
    },
    delete: async (turnIds) => {
      const transaction = (await database).transaction('chats', 'readwrite', { durability: 'strict' });
      await Promise.all([...turnIds.map((id) => transaction.store.delete(id)), transaction.done]);
    },
  };
}
