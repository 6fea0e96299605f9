import type { ConverseStreamOutput, TokenUsage as WireUsage } from '@aws-sdk/client-bedrock-runtime';
import { ModelFault, type TokenUsage } from '#lib/routing';
import { classifyFault } from './classify-fault.ts';
import { estimateTokens } from './estimate-tokens.ts';
import { failureFacts } from './failure-facts.ts';
import type { ModelAnswer, ModelDelta } from './model-request.ts';
import { endingOf } from './stop-reason.ts';

/** What reading a stream needs besides its events. */
export interface ReadStreamOptions {
  readonly onDelta: (delta: ModelDelta) => void;
  /** Input tokens to assume when the stream ends without usage metadata. */
  readonly estimatedInputTokens: number;
  readonly now: () => number;
  /** Secrets of the connection, never to appear in a message. */
  readonly secrets?: readonly string[];
}

/**
 * Reads one ConverseStream to its end: passes each delta on and returns the whole answer. An answer needs its
 * `messageStop`; a stream that ends, breaks or corrupts before it is never one. Trouble after it (lost metadata) only
 * makes the usage an estimate.
 * @throws ModelFault for exceptions in the stream, cut or corrupt streams, and stop reasons that mean failure.
 */
export async function readStream(
  events: AsyncIterable<ConverseStreamOutput>,
  options: ReadStreamOptions,
): Promise<ModelAnswer> {
  const state: StreamState = { text: '', reasoning: '', stopReason: null, usage: null };
  const iterator = events[Symbol.asyncIterator]();
  for (;;) {
    const event = await nextEvent(iterator, state, options);
    if (event === null) break;
    take(event, state, options);
  }
  return conclude(state, options);
}

interface StreamState {
  text: string;
  reasoning: string;
  stopReason: string | null;
  usage: TokenUsage | null;
}

/** The next event, or null at the end. Errors of the consumer's `onDelta` stay outside: they are not the stream's. */
async function nextEvent(
  iterator: AsyncIterator<ConverseStreamOutput>,
  state: StreamState,
  options: ReadStreamOptions,
): Promise<ConverseStreamOutput | null> {
  try {
    const step = await iterator.next();
    if (step.done === true) return null;
    const exception = exceptionIn(step.value);
    if (exception !== null) throw exception;
    return step.value;
  } catch (error) {
    const facts = failureFacts(error);
    if (state.stopReason !== null && !facts.fromService) return null;
    throw new ModelFault(
      classifyFault(facts, {
        nowMs: options.now(),
        emittedOutput: state.text !== '',
        phase: 'stream',
        ...(options.secrets === undefined ? {} : { secrets: options.secrets }),
      }),
    );
  }
}

/** The SDK throws stream exceptions; the output union can carry them as members as well. */
function exceptionIn(event: ConverseStreamOutput): unknown {
  return (
    event.throttlingException ??
    event.modelStreamErrorException ??
    event.serviceUnavailableException ??
    event.internalServerException ??
    event.validationException ??
    null
  );
}

function take(event: ConverseStreamOutput, state: StreamState, { onDelta }: ReadStreamOptions): void {
  if (event.contentBlockDelta !== undefined) {
    const delta = event.contentBlockDelta.delta;
    const text = delta?.text;
    const reasoning = delta?.reasoningContent?.text;
    if (text !== undefined && text !== '') {
      state.text += text;
      onDelta({ kind: 'text', text });
    }
    if (reasoning !== undefined && reasoning !== '') {
      state.reasoning += reasoning;
      onDelta({ kind: 'reasoning', text: reasoning });
    }
  } else if (event.messageStop !== undefined) {
    state.stopReason = event.messageStop.stopReason ?? 'unknown';
  } else if (event.metadata?.usage !== undefined) {
    state.usage = usageFromWire(event.metadata.usage);
  }
}

function conclude(state: StreamState, options: ReadStreamOptions): ModelAnswer {
  const emittedOutput = state.text !== '';
  if (state.stopReason === null) {
    const message = 'The stream ended before the answer was complete.';
    throw new ModelFault({ kind: 'transient', code: 'StreamCut', message, emittedOutput });
  }
  const ending = endingOf(state.stopReason, state.text.trim() !== '');
  if (ending.kind === 'fault') {
    throw new ModelFault({ kind: ending.faultKind, code: ending.code, message: ending.message, emittedOutput });
  }
  return {
    text: state.text,
    reasoning: state.reasoning,
    stopReason: ending.stopReason,
    usage: state.usage ?? estimatedUsage(state, options.estimatedInputTokens),
    ...(state.usage === null ? { usageEstimated: true } : {}),
  };
}

function usageFromWire(usage: WireUsage): TokenUsage {
  return {
    inputTokens: usage.inputTokens ?? 0,
    outputTokens: usage.outputTokens ?? 0,
    cacheReadTokens: usage.cacheReadInputTokens ?? 0,
    cacheWriteTokens: usage.cacheWriteInputTokens ?? 0,
  };
}

function estimatedUsage({ text, reasoning }: StreamState, inputTokens: number): TokenUsage {
  return { inputTokens, outputTokens: estimateTokens(text + reasoning), cacheReadTokens: 0, cacheWriteTokens: 0 };
}
