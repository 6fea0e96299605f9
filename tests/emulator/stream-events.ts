import type { PlannedAnswer } from './answer.ts';
import { splitIntoChunks } from './chunks.ts';
import type { StreamEvent } from './frames.ts';

/** Token counts as the Converse API reports them; `inputTokens` is without cache reads and writes. */
export interface WireUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly totalTokens: number;
  readonly cacheReadInputTokens: number;
  readonly cacheWriteInputTokens: number;
}

/**
 * The events of an answer up to its stop: reasoning first, signed, in a block of its own, then the text. Text blocks have no
 * contentBlockStart, only tool use has one.
 */
export function toStreamEvents(answer: PlannedAnswer): StreamEvent[] {
  const events: StreamEvent[] = [{ type: 'messageStart', payload: { role: 'assistant' } }];
  let contentBlockIndex = 0;
  const addBlock = (deltas: readonly Readonly<Record<string, unknown>>[]): void => {
    for (const delta of deltas) events.push({ type: 'contentBlockDelta', payload: { contentBlockIndex, delta } });
    events.push({ type: 'contentBlockStop', payload: { contentBlockIndex } });
    contentBlockIndex += 1;
  };
  if (answer.hasReasoning) {
    const thoughts = splitIntoChunks(answer.reasoning).map((text) => ({ reasoningContent: { text } }));
    addBlock([...thoughts, { reasoningContent: { signature: answer.signature } }]);
  }
  if (answer.text) addBlock(splitIntoChunks(answer.text).map((text) => ({ text })));
  events.push({ type: 'messageStop', payload: { stopReason: answer.stopReason } });
  return events;
}

/** The last event: what the answer cost and how long it took. */
export function toMetadata(usage: WireUsage, latencyMs: number): StreamEvent {
  return { type: 'metadata', payload: { usage, metrics: { latencyMs } } };
}

/** The words that an event shows or thinks; empty for all others. */
export function wordsOf(event: StreamEvent): string {
  const delta = event.payload.delta as { text?: string; reasoningContent?: { text?: string } } | undefined;
  return delta?.text ?? delta?.reasoningContent?.text ?? '';
}

/** The answer as one message, for the call that does not stream. */
export function toMessage(answer: PlannedAnswer): Readonly<Record<string, unknown>> {
  const { hasReasoning, reasoning, signature, text } = answer;
  return {
    role: 'assistant',
    content: [
      ...(hasReasoning ? [{ reasoningContent: { reasoningText: { text: reasoning, signature } } }] : []),
      ...(text ? [{ text }] : []),
    ],
  };
}
