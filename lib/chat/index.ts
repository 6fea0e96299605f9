export type { ChatDocument, ChatFocus, ChatPassage, ChatSection } from './chat-document.ts';
export {
  type ChatEngine,
  type ChatEnginePorts,
  type ChatMaterial,
  type ChatQuestion,
  createChatEngine,
} from './chat-engine.ts';
export { type ChatAnswer, type ChatModel, type ChatProgress, createChatModel } from './chat-model.ts';
export { type ChatScope, type ScopeChoice, scopeKey } from './chat-scope.ts';
export type { ChatStore } from './chat-store.ts';
export type { ChatChange } from './chat-threads.ts';
export {
  type ChatProvenance,
  type ChatQuote,
  type ChatTotals,
  type ChatTurn,
  type ChatTurnState,
  isOpenTurn,
} from './chat-turn.ts';
export { type AnswerBlock, parseAnswer } from './parse-answer.ts';
export { withRedaction } from './redacted-model.ts';
