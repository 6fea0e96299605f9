import { createContext, useContext } from 'react';
import type { ChatScope } from '#lib/chat';

/** Begins a question about something: the chat is shown, and waits for the words. */
export type AskAbout = (scope: ChatScope) => void;

export const AskContext = createContext<AskAbout | null>(null);

/** Null where there is no chat to ask in. */
export function useAskAbout(): AskAbout | null {
  return useContext(AskContext);
}
