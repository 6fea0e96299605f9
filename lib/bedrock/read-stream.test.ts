import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime';
import { describe, expect, it } from 'vitest';
import { ModelFault } from '#lib/routing';
import type { ModelDelta } from './model-request.ts';
import { readStream } from './read-stream.ts';

/** Events as the SDK yields them; only the member that is set matters, so the tests name just that one. */
type Event = { readonly [K in keyof ConverseStreamOutput]?: unknown } | Error;

async function* streamOf(...events: Event[]): AsyncGenerator<ConverseStreamOutput> {
  for (const event of events) {
    if (event instanceof Error) throw event;
    yield event as ConverseStreamOutput;
  }
}

const text = (value: string): Event => ({ contentBlockDelta: { contentBlockIndex: 1, delta: { text: value } } });
const reasoning = (value: string): Event => ({
  contentBlockDelta: { contentBlockIndex: 0, delta: { reasoningContent: { text: value } } },
});
const stop = (stopReason: string): Event => ({ messageStop: { stopReason } });
const METADATA: Event = {
  metadata: {
    usage: { inputTokens: 12, outputTokens: 34, totalTokens: 46, cacheReadInputTokens: 5, cacheWriteInputTokens: 6 },
    metrics: { latencyMs: 1 },
  },
};

async function read(...events: Event[]) {
  const deltas: ModelDelta[] = [];
  const outcome = await readStream(streamOf(...events), {
    onDelta: (delta) => deltas.push(delta),
    estimatedInputTokens: 100,
    now: () => 0,
  }).catch((error: unknown) => {
    if (!(error instanceof ModelFault)) throw error;
    return error.fault;
  });
  return { outcome, deltas };
}

describe('readStream', () => {
  it('returns the whole answer and passes each delta on in order', async () => {
    const { outcome, deltas } = await read(
      { messageStart: { role: 'assistant' } },
      reasoning('Let me '),
      reasoning('see.'),
      { contentBlockDelta: { contentBlockIndex: 0, delta: { reasoningContent: { signature: 'abc' } } } },
      { contentBlockStop: { contentBlockIndex: 0 } },
      text('Two '),
      text('words'),
      stop('end_turn'),
      METADATA,
    );
    expect(outcome).toEqual({
      text: 'Two words',
      reasoning: 'Let me see.',
      stopReason: 'end_turn',
      usage: { inputTokens: 12, outputTokens: 34, cacheReadTokens: 5, cacheWriteTokens: 6 },
    });
    expect(deltas).toEqual([
      { kind: 'reasoning', text: 'Let me ' },
      { kind: 'reasoning', text: 'see.' },
      { kind: 'text', text: 'Two ' },
      { kind: 'text', text: 'words' },
    ]);
  });

  it('never takes a stream without messageStop for an answer', async () => {
    const { outcome } = await read(text('Half an ans'));
    expect(outcome).toMatchObject({ kind: 'transient', code: 'StreamCut', emittedOutput: true });
  });

  it('says that nothing visible was written when only reasoning was', async () => {
    const { outcome } = await read(reasoning('Hm.'));
    expect(outcome).toMatchObject({ kind: 'transient', code: 'StreamCut', emittedOutput: false });
  });

  it('estimates and marks the usage when the metadata is missing', async () => {
    const { outcome } = await read(reasoning('x'.repeat(35)), text('x'.repeat(35)), stop('end_turn'));
    expect(outcome).toMatchObject({
      usage: { inputTokens: 100, outputTokens: 20, cacheReadTokens: 0, cacheWriteTokens: 0 },
      usageEstimated: true,
    });
  });

  it('keeps a complete answer whose connection broke only before the metadata', async () => {
    const { outcome } = await read(text('Done.'), stop('end_turn'), new TypeError('network error'));
    expect(outcome).toMatchObject({ text: 'Done.', usageEstimated: true });
  });

  it('does not keep one after which the service reported an exception', async () => {
    const exception = Object.assign(new Error('late'), { name: 'InternalServerException', $fault: 'server' });
    const { outcome } = await read(text('Done.'), stop('end_turn'), exception);
    expect(outcome).toMatchObject({ kind: 'transient', code: 'InternalServerException' });
  });

  it.each([
    ['ThrottlingException', 'throttled'],
    ['ModelStreamErrorException', 'transient'],
    ['ServiceUnavailableException', 'transient'],
    ['InternalServerException', 'transient'],
    ['ValidationException', 'request'],
  ])('turns %s inside the stream, thrown or as a member, into %s', async (name, kind) => {
    const exception = Object.assign(new Error('no luck'), { name, $fault: 'client', $metadata: {} });
    const member = { [name.charAt(0).toLowerCase() + name.slice(1)]: exception };
    for (const event of [exception, member]) {
      const { outcome } = await read(text('Half'), event);
      expect(outcome).toMatchObject({ kind, code: name, message: 'no luck', emittedOutput: true });
    }
  });

  it.each([
    ['malformed_model_output', 'malformed'],
    ['malformed_tool_use', 'malformed'],
    ['tool_use', 'malformed'],
    ['model_context_window_exceeded', 'route-limitation'],
    ['content_filtered', 'route-limitation'],
    ['refusal', 'route-limitation'],
    ['guardrail_intervened', 'request'],
    ['something_new', 'malformed'],
  ])('takes the stop reason %s for a fault: %s', async (stopReason, kind) => {
    const { outcome } = await read(text('Some text'), stop(stopReason), METADATA);
    expect(outcome).toMatchObject({ kind, code: stopReason, emittedOutput: true });
  });

  it.each(['max_tokens', 'stop_sequence'])('returns an answer that ended by %s, saying so', async (stopReason) => {
    const { outcome } = await read(text('As far as it goes'), stop(stopReason), METADATA);
    expect(outcome).toMatchObject({ stopReason, text: 'As far as it goes' });
  });

  it('does not take silence for an answer', async () => {
    const { outcome } = await read(reasoning('Thinking took it all.'), stop('max_tokens'), METADATA);
    expect(outcome).toMatchObject({ kind: 'malformed', code: 'EmptyAnswer', emittedOutput: false });
  });

  it('lets an error of the listener through as it is', async () => {
    const failing = readStream(streamOf(text('x'), stop('end_turn')), {
      onDelta: () => {
        throw new RangeError('listener');
      },
      estimatedInputTokens: 1,
      now: () => 0,
    });
    await expect(failing).rejects.toThrow(RangeError);
  });
});
