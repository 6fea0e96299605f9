export { AskButton } from './AskButton.tsx';
export { useAskAbout } from './ask-context.ts';
export { type ChatState, INITIAL_CHAT_STATE, reduceChat } from './chat-state.ts';
export { chatLock } from './chat-words.ts';
export { ResultTabs } from './ResultTabs.tsx';
