import type { ChatTurn } from '#lib/chat';
import type { PanelPush } from '#lib/messaging';

/** What a panel knows of the conversations about its document; a cache of what the worker knows. */
export interface ChatState {
  /** The document's address; empty where there is none to talk about. */
  readonly url: string;
  /** By id. */
  readonly turns: ReadonlyMap<string, ChatTurn>;
}

export type ChatPush = Extract<PanelPush, { kind: 'chat' | 'chat-changed' }>;

export const INITIAL_CHAT_STATE: ChatState = { url: '', turns: new Map() };

/** The state after a push. Changes of another document are ignored. */
export function reduceChat(state: ChatState, push: ChatPush): ChatState {
  if (push.kind === 'chat') return { url: push.url, turns: new Map(push.turns.map((turn) => [turn.id, turn])) };
  if (push.url !== state.url) return state;
  const turns = new Map(state.turns);
  for (const id of push.removed) turns.delete(id);
  for (const turn of push.changed) turns.set(turn.id, turn);
  return { ...state, turns };
}
