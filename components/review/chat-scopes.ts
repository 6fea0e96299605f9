import type { ChatState } from '#components/chat';
import type { ChatTurn } from '#lib/chat';
import type { Finding } from '#lib/findings';

/**
 * Conversations about findings of this review, named by the titles that the reader sees. They are stored with those of
 * the checks, which are English; of findings that are no longer there these are all that is known.
 */
export function nameScopes(chat: ChatState, findings: ReadonlyMap<string, Pick<Finding, 'title'>>): ChatState {
  const named = (turn: ChatTurn): ChatTurn => {
    const title = turn.scope.kind === 'finding' ? findings.get(turn.scope.id)?.title : undefined;
    return title === undefined || turn.scope.kind === 'document'
      ? turn
      : { ...turn, scope: { ...turn.scope, label: title } };
  };
  return { ...chat, turns: new Map([...chat.turns].map(([id, turn]) => [id, named(turn)])) };
}
