import type { ChatTurn } from './chat-turn.ts';

/** Where conversations live. Changes happen in the order of the calls. */
export interface ChatStore {
  /** All turns about the document at an address, in any order. */
  readonly load: (url: string) => Promise<readonly ChatTurn[]>;
  readonly save: (turn: ChatTurn) => Promise<void>;
  readonly delete: (turnIds: readonly string[]) => Promise<void>;
}
