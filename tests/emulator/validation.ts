import { AwsError } from './aws-error.ts';
import type { ConverseBody } from './converse-body.ts';
import type { ModelFacts } from './model-table.ts';
import { estimateInputTokens } from './tokens.ts';

/** Above this many output tokens a thinking model must stream (vendor documentation). */
const MAX_UNSTREAMED_TOKENS = 21_333;
const MIN_THINKING_BUDGET = 1024;

/** Whether this request asks the model to think. */
export function thinks(body: ConverseBody): boolean {
  const { thinking, reasoningConfig } = body.additionalModelRequestFields;
  return thinking?.type === 'enabled' || thinking?.type === 'adaptive' || reasoningConfig?.type === 'enabled';
}

/** Whether the words of its reasoning are sent: newer models keep them back unless a summary is asked for. */
export function showsReasoning(body: ConverseBody, model: ModelFacts): boolean {
  return model.reasoningWords === 'shown' || body.additionalModelRequestFields.thinking?.display === 'summarized';
}

/** Refuses what this model would refuse. Throws ValidationException in the words of the service or of the model. */
export function validateConverse(body: ConverseBody, model: ModelFacts, streaming: boolean): void {
  checkMessages(body);
  checkLength(body, model);
  checkThinking(body, model);
  checkSampling(body, model);
  checkEffort(body, model);
  checkOutput(body, model, streaming);
}

function checkMessages(body: ConverseBody): void {
  const [first] = body.messages;
  if (first?.role !== 'user') {
    refuse(
      'A conversation must start with a user message. Try again with a conversation that starts with a user message.',
    );
  }
  body.messages.forEach((message, index) => {
    if (message.content.length === 0)
      refuse(
        `The content field in the Message object at messages.${index} is empty. Add a ContentBlock object to the content field and try again.`,
      );
    if (index > 0 && message.role === body.messages[index - 1]?.role) {
      refuse(
        'A conversation must alternate between user and assistant roles. Make sure the conversation alternates between user and assistant roles and try again.',
      );
    }
    message.content.forEach((block, blockIndex) => {
      if (block.text?.trim() === '')
        refuse(
          `The text field in the ContentBlock object at messages.${index}.content.${blockIndex} is blank. Add text to the text field, and try again.`,
        );
    });
  });
}

function checkLength(body: ConverseBody, model: ModelFacts): void {
  const { maxTokens } = body.inferenceConfig;
  if (maxTokens !== undefined && maxTokens > model.maxOutputTokens) {
    refuse(
      `The maximum tokens you requested exceeds the model limit of ${model.maxOutputTokens}. Try again with a maximum tokens value that is lower than ${model.maxOutputTokens}.`,
    );
  }
  const inputTokens = estimateInputTokens(body);
  if (inputTokens > model.contextTokens) {
    refuseByModel(`prompt is too long: ${inputTokens} tokens > ${model.contextTokens} maximum`);
  }
}

function checkThinking(body: ConverseBody, model: ModelFacts): void {
  const { thinking, reasoningConfig } = body.additionalModelRequestFields;
  if (reasoningConfig && model.thinking !== 'nova') refuseByModel('reasoningConfig: Extra inputs are not permitted');
  if (!thinking) return;
  if (model.thinking === 'none' || model.thinking === 'nova') refuseByModel('thinking: Extra inputs are not permitted');
  if (thinking.type === 'disabled') {
    if (!model.thinkingOff) refuseByModel('"thinking.type.disabled" is not supported for this model.');
    return;
  }
  if (thinking.type === 'adaptive') {
    if (model.thinking === 'budget') refuseByModel('adaptive thinking is not supported on this model');
    return;
  }
  if (thinking.type !== 'enabled')
    refuseByModel(
      `thinking: Input tag '${thinking.type}' found using 'type' does not match any of the expected tags: 'adaptive', 'disabled', 'enabled'`,
    );
  if (model.thinking === 'adaptive') {
    refuseByModel(
      '"thinking.type.enabled" is not supported for this model. Use "thinking.type.adaptive" and "output_config.effort" to control thinking behavior.',
    );
  }
  const budget = thinking.budget_tokens;
  if (budget === undefined) refuseByModel('thinking.enabled.budget_tokens: Field required');
  if (budget < MIN_THINKING_BUDGET)
    refuseByModel('thinking.enabled.budget_tokens: Input should be greater than or equal to 1024');
  if (budget >= (body.inferenceConfig.maxTokens ?? model.maxOutputTokens)) {
    refuseByModel('`max_tokens` must be greater than `thinking.budget_tokens`.');
  }
}

function checkSampling(body: ConverseBody, model: ModelFacts): void {
  const { temperature, topP } = body.inferenceConfig;
  const topK = body.additionalModelRequestFields.top_k;
  if (model.sampling === 'never') {
    if (temperature !== undefined) refuseByModel('`temperature` is deprecated for this model.');
    if (topP !== undefined) refuseByModel('`top_p` is deprecated for this model.');
    if (topK !== undefined) refuseByModel('`top_k` is deprecated for this model.');
  }
  if (model.sampling !== 'free' && temperature !== undefined && topP !== undefined) {
    refuseByModel('`temperature` and `top_p` cannot both be specified for this model. Please use only one.');
  }
  // Nova keeps its sampling parameters while it reasons, except at the highest effort, which the emulator does not offer.
  if (!thinks(body) || model.thinking === 'nova') return;
  if (temperature !== undefined && temperature !== 1)
    refuseByModel('`temperature` may only be set to 1 when thinking is enabled.');
  if (topP !== undefined) refuseByModel('`top_p` must be unset when thinking is enabled.');
  if (topK !== undefined) refuseByModel('`top_k` must be unset when thinking is enabled.');
}

function checkEffort(body: ConverseBody, model: ModelFacts): void {
  const effort = body.outputConfig.effort ?? body.additionalModelRequestFields.output_config?.effort;
  if (effort === undefined) return;
  if (!model.effort) refuseByModel('output_config.effort: This model does not support the effort parameter.');
  if (!['low', 'medium', 'high', 'xhigh', 'max'].includes(effort)) {
    refuseByModel("output_config.effort: Input should be 'low', 'medium', 'high', 'xhigh' or 'max'");
  }
  const thinkingIsOff = body.additionalModelRequestFields.thinking?.type === 'disabled';
  if (thinkingIsOff && (effort === 'xhigh' || effort === 'max')) {
    refuseByModel(`output_config.effort: '${effort}' is not available when thinking is disabled.`);
  }
}

function checkOutput(body: ConverseBody, model: ModelFacts, streaming: boolean): void {
  const choice = body.toolConfig?.toolChoice ?? {};
  if ('any' in choice || 'tool' in choice) {
    if (!model.forcedTool) refuseByModel('tool_choice: forcing tool use is not supported for this model.');
    if (thinks(body)) refuseByModel('Thinking may not be enabled when tool_choice forces tool use.');
  }
  if (body.outputConfig.textFormat?.type === 'json_schema' && !model.jsonSchema) {
    refuseByModel('output_config.format: structured outputs are not supported for this model.');
  }
  if (!thinks(body)) return;
  if (body.messages.at(-1)?.role === 'assistant') {
    refuseByModel(
      'This model does not support assistant message prefill. The conversation must end with a user message.',
    );
  }
  if (!streaming && (body.inferenceConfig.maxTokens ?? 0) > MAX_UNSTREAMED_TOKENS) {
    refuseByModel(`Streaming is required when max_tokens is greater than ${MAX_UNSTREAMED_TOKENS}.`);
  }
}

function refuse(message: string): never {
  throw new AwsError('ValidationException', message);
}

function refuseByModel(message: string): never {
  refuse(`The model returned the following errors: ${message}`);
}
