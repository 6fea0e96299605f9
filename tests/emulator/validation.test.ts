import {
  ConverseCommand,
  ConverseStreamCommand,
  type ConverseStreamCommandInput,
} from '@aws-sdk/client-bedrock-runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Emulator, startEmulator } from './emulator.ts';
import { ask, failureOf, runtimeClient, SONNET_4_5, SONNET_4_6 } from './sdk-clients.ts';

const SONNET_5_5 = 'us.anthropic.claude-sonnet-5-5';
const HAIKU_5_5 = 'us.anthropic.claude-haiku-5-5';
const SONNET_3_5 = 'anthropic.claude-3-5-sonnet-20240620-v1:0';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

const thinking = (fields: Record<string, string | number>, more: Partial<ConverseStreamCommandInput> = {}) => ({
  additionalModelRequestFields: { thinking: fields },
  ...more,
});
const enabled = (budget: number) => thinking({ type: 'enabled', budget_tokens: budget });
const tool = { toolSpec: { name: 'report', inputSchema: { json: { type: 'object' } } } };
const said = (role: 'user' | 'assistant', text: string) => ({ role, content: [{ text }] });

describe('refuses', () => {
  it.each<[string, Partial<ConverseStreamCommandInput>, RegExp]>([
    ['no message', { messages: [] }, /must start with a user message/],
    [
      'a conversation that starts with the assistant',
      { messages: [said('assistant', 'x')] },
      /must start with a user message/,
    ],
    ['two user messages in a row', { messages: [said('user', 'a'), said('user', 'b')] }, /must alternate/],
    ['a blank text', { messages: [said('user', ' \n')] }, /messages\.0\.content\.0 is blank/],
    ['a message without content', { messages: [{ role: 'user', content: [] }] }, /messages\.0 is empty/],
    [
      'maxTokens above the model',
      { modelId: SONNET_3_5, inferenceConfig: { maxTokens: 4097 } },
      /exceeds the model limit of 4096/,
    ],
    ['maxTokens of zero', { inferenceConfig: { maxTokens: 0 } }, /#\/inferenceConfig\/maxTokens/],
    [
      'a prompt above the context',
      { messages: [said('user', 'word '.repeat(200_000))] },
      /prompt is too long: \d+ tokens > 200000 maximum/,
    ],
    ['a thinking budget below 1024', enabled(1023), /greater than or equal to 1024/],
    ['a thinking budget of all of maxTokens', enabled(4000), /must be greater than `thinking.budget_tokens`/],
    ['a budget where thinking is adaptive', { modelId: SONNET_5_5, ...enabled(1024) }, /Use "thinking.type.adaptive"/],
    ['adaptive thinking where it needs a budget', thinking({ type: 'adaptive' }), /adaptive thinking is not supported/],
    ['thinking where there is none', { modelId: SONNET_3_5, ...enabled(1024) }, /Extra inputs are not permitted/],
    [
      'no thinking where it is always on',
      { modelId: SONNET_5_5, ...thinking({ type: 'disabled' }) },
      /disabled" is not supported/,
    ],
    [
      'a temperature while thinking',
      { ...enabled(1024), inferenceConfig: { maxTokens: 4000, temperature: 0 } },
      /may only be set to 1 when thinking/,
    ],
    [
      'topP while thinking',
      { ...enabled(1024), inferenceConfig: { maxTokens: 4000, topP: 0.9 } },
      /`top_p` must be unset/,
    ],
    [
      'a temperature where there is none',
      { modelId: SONNET_5_5, inferenceConfig: { temperature: 0 } },
      /`temperature` is deprecated/,
    ],
    ['temperature and topP together', { inferenceConfig: { temperature: 0, topP: 0.9 } }, /cannot both be specified/],
    ['an effort where there is none', { outputConfig: { effort: 'low' } }, /does not support the effort parameter/],
    [
      'an effort above high without thinking',
      { modelId: HAIKU_5_5, outputConfig: { effort: 'max' }, ...thinking({ type: 'disabled' }) },
      /not available when thinking is disabled/,
    ],
    [
      'a forced tool where there is none',
      { modelId: SONNET_5_5, toolConfig: { tools: [tool], toolChoice: { any: {} } } },
      /forcing tool use is not supported/,
    ],
    [
      'a forced tool while thinking',
      { ...enabled(1024), toolConfig: { tools: [tool], toolChoice: { tool: { name: 'report' } } } },
      /Thinking may not be enabled when tool_choice forces/,
    ],
    [
      'a prefilled answer while thinking',
      { ...enabled(1024), messages: [said('user', 'a'), said('assistant', '{')] },
      /prefill/,
    ],
    [
      'a bare id that needs a profile',
      { modelId: 'anthropic.claude-sonnet-4-6' },
      /on-demand throughput isn’t supported/,
    ],
    [
      'a profile of another part of the world',
      { modelId: 'eu.anthropic.claude-sonnet-4-6' },
      /model identifier is invalid/,
    ],
  ])('%s', async (_case, more, message) => {
    const failure = await failureOf(
      runtimeClient(emulator.endpoint).send(new ConverseStreamCommand(ask('Hello', more))),
    );
    expect(failure).toMatchObject({
      name: 'ValidationException',
      message: expect.stringMatching(message),
      $metadata: { httpStatusCode: 400 },
    });
  });

  it('a long thinking answer that does not stream', async () => {
    const request = ask('Hello', { ...enabled(1024), inferenceConfig: { maxTokens: 30_000 } });
    expect(await failureOf(runtimeClient(emulator.endpoint).send(new ConverseCommand(request)))).toMatchObject({
      message: expect.stringContaining('Streaming is required'),
    });
  });

  it('a model that does not exist', async () => {
    const request = new ConverseCommand(ask('Hello', { modelId: 'us.anthropic.claude-none-9' }));
    expect(await failureOf(runtimeClient(emulator.endpoint).send(request))).toMatchObject({
      name: 'ResourceNotFoundException',
      $metadata: { httpStatusCode: 404 },
    });
  });
});

describe('accepts', () => {
  it.each<[string, Partial<ConverseStreamCommandInput>]>([
    ['a budget inside maxTokens', enabled(2000)],
    ['a budget or adaptive thinking on a model that has both', { modelId: SONNET_4_6, ...enabled(2000) }],
    [
      'adaptive thinking with an effort',
      { modelId: SONNET_5_5, outputConfig: { effort: 'max' }, ...thinking({ type: 'adaptive' }) },
    ],
    ['a temperature without thinking', { inferenceConfig: { maxTokens: 100, temperature: 0 } }],
    ['a tool that may be chosen', { modelId: SONNET_5_5, toolConfig: { tools: [tool], toolChoice: { auto: {} } } }],
    [
      'the reasoning of Nova 2',
      {
        modelId: 'us.amazon.nova-2-lite-v1:0',
        additionalModelRequestFields: { reasoningConfig: { type: 'enabled', maxReasoningEffort: 'low' } },
      },
    ],
    ['a global profile', { modelId: `global.${SONNET_4_5.slice(3)}` }],
    ['the ARN of a profile', { modelId: `arn:aws:bedrock:us-east-2:123456789012:inference-profile/${SONNET_4_5}` }],
    ['a model with on-demand throughput by its bare id', { modelId: SONNET_3_5 }],
  ])('%s', async (_case, more) => {
    await expect(
      runtimeClient(emulator.endpoint).send(new ConverseStreamCommand(ask('Hello', more))),
    ).resolves.toBeDefined();
  });
});
