import { estimateTokens } from '#lib/bedrock';
import type { ChatTurn } from './chat-turn.ts';

/**
 * The latest turns of a thread that a model is reminded of, oldest first: those with a complete answer, as many as fit,
 * without a gap between them and the question.
 */
export function recentTurns(thread: readonly ChatTurn[], maxTokens: number): readonly ChatTurn[] {
  const kept: ChatTurn[] = [];
  let left = maxTokens;
  for (const turn of thread.filter(({ state }) => state === 'done').toReversed()) {
    left -= estimateTokens(turn.question) + estimateTokens(turn.answer);
    if (left < 0) break;
    kept.unshift(turn);
  }
  return kept;
}
