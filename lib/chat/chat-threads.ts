import type { ChatStore } from './chat-store.ts';
import { type ChatTurn, isOpenTurn } from './chat-turn.ts';

/** What changed in the conversations about one document. */
export interface ChatChange {
  readonly url: string;
  readonly removed: readonly string[];
  /** New turns and new versions of known ones. */
  readonly changed: readonly ChatTurn[];
}

export interface ChatThreadsPorts {
  readonly store: ChatStore;
  /** Names this run of the worker. */
  readonly owner: string;
  readonly publish: (change: ChatChange) => void;
  /** Calls back soon: changes that come many a second are told together. */
  readonly soon: (tell: () => void) => void;
}

/** The turns in memory, by document; the store has them all. */
export interface ChatThreads {
  /** Reads a document's turns, if they are not at hand; the answer gives them as they are when it is called, in order. */
  readonly open: (url: string) => Promise<() => readonly ChatTurn[]>;
  readonly find: (turnId: string) => ChatTurn | undefined;
  /** Replaces a turn and tells of it: at once, or soon. A turn that was removed meanwhile stays so. */
  readonly put: (turn: ChatTurn, urgency: 'now' | 'soon') => void;
  readonly add: (turn: ChatTurn) => void;
  readonly remove: (turns: readonly ChatTurn[]) => Promise<void>;
}

export function createChatThreads({ store, owner, publish, soon }: ChatThreadsPorts): ChatThreads {
  /** Documents whose turns are at hand, or about to be. */
  const documents = new Map<string, Promise<void>>();
  const turns = new Map<string, ChatTurn>();
  const untold = new Set<string>();
  let isTelling = false;

  async function load(url: string): Promise<void> {
    for (const stored of await store.load(url)) {
      const turn = withoutOrphan(stored, owner);
      if (turn !== stored) await store.save(turn);
      turns.set(turn.id, turn);
    }
  }

  /** Once for each document; what could not be read is read again when it is asked for again. */
  function open(url: string): Promise<void> {
    const opened =
      documents.get(url) ??
      load(url).catch((error: unknown) => {
        documents.delete(url);
        throw error;
      });
    documents.set(url, opened);
    return opened;
  }

  function tell(turn: ChatTurn): void {
    untold.delete(turn.id);
    publish({ url: turn.url, removed: [], changed: [turn] });
  }

  function tellSoon(turn: ChatTurn): void {
    untold.add(turn.id);
    if (isTelling) return;
    isTelling = true;
    soon(() => {
      isTelling = false;
      for (const id of [...untold]) {
        const latest = turns.get(id);
        untold.delete(id);
        if (latest !== undefined) tell(latest);
      }
    });
  }

  return {
    open: async (url) => {
      await open(url);
      return () =>
        [...turns.values()]
          .filter((turn) => turn.url === url)
          .sort((one, other) => one.askedAtMs - other.askedAtMs || (one.id < other.id ? -1 : 1));
    },
    find: (turnId) => turns.get(turnId),
    add: (turn) => {
      turns.set(turn.id, turn);
      tell(turn);
    },
    put: (turn, urgency) => {
      if (!turns.has(turn.id)) return;
      turns.set(turn.id, turn);
      if (urgency === 'now') tell(turn);
      else tellSoon(turn);
    },
    remove: async (removed) => {
      const ids = removed.map(({ id }) => id);
      for (const id of ids) {
        turns.delete(id);
        untold.delete(id);
      }
      const [first] = removed;
      if (first === undefined) return;
      publish({ url: first.url, removed: ids, changed: [] });
      await store.delete(ids);
    },
  };
}

/** What another run of the worker was asking is not being asked any more, and nothing of it is kept. */
function withoutOrphan(turn: ChatTurn, owner: string): ChatTurn {
  if (!isOpenTurn(turn) || turn.owner === owner) return turn;
  const { owner: _owner, provenance: _provenance, ...rest } = turn;
  return { ...rest, state: 'interrupted', answer: '', quotes: [] };
}
