import type {
  ContentBlock,
  ConverseStreamCommandInput,
  Message,
  SystemContentBlock,
} from '@aws-sdk/client-bedrock-runtime';
import type { Route } from '#lib/routing';
import { capabilitiesOf } from './capabilities.ts';
import { estimateTokens } from './estimate-tokens.ts';
import type { ModelCapabilities } from './model-capabilities.ts';
import type { ModelMessage, ModelRequest } from './model-request.ts';

/** Tokens a model may think with, in addition to the visible answer. */
export const THINKING_BUDGET_TOKENS = 2000;
/** Visible answer that makes, with the thinking budget, the 8,192 tokens of output a review section asks for. */
export const REVIEW_OUTPUT_TOKENS = 8192 - THINKING_BUDGET_TOKENS;
/** The smallest thinking budget Bedrock accepts. */
const MINIMUM_THINKING_BUDGET_TOKENS = 1024;
const CACHE_POINT: ContentBlock.CachePointMember & SystemContentBlock.CachePointMember = {
  cachePoint: { type: 'default' },
};
/** Reviews want the same answer for the same text. */
const TEMPERATURE = 0;

type RouteModel = Pick<Route, 'modelId'>;

/**
 * Translates the neutral request for one route's model, sending nothing that model is known to refuse: thinking in the
 * model's own style, temperature only where it may be set, an output ceiling within the model's, and a cache point only
 * behind a prefix long enough to be cached. Pure; never throws.
 */
export function translateRequest(request: ModelRequest, route: RouteModel): ConverseStreamCommandInput {
  const model = capabilitiesOf(route.modelId);
  const maxTokens = outputCeiling(request, model);
  const thinks = request.thinking && canThinkWithin(maxTokens, model);
  return {
    modelId: route.modelId,
    messages: joinTurns(request.messages).map((message) => toConverseMessage(message, request.system, model)),
    ...systemBlocks(request, model),
    inferenceConfig: {
      maxTokens,
      ...(!thinks && model.sampling === 'without-thinking' ? { temperature: TEMPERATURE } : {}),
    },
    ...thinkingFields(request, thinks, maxTokens, model),
  };
}

/**
 * The `maxTokens` a request reserves on a route: visible answer plus room to think where the model will, within the
 * model's maximum. Quota estimates use it, because Bedrock reserves exactly this much.
 */
export function reservedOutputTokens(request: ModelRequest, route: RouteModel): number {
  return outputCeiling(request, capabilitiesOf(route.modelId));
}

function outputCeiling(request: ModelRequest, model: ModelCapabilities): number {
  const needsRoom = model.thinksUnasked || (request.thinking && model.thinking !== 'none');
  const wanted = request.maxOutputTokens + (needsRoom ? THINKING_BUDGET_TOKENS : 0);
  return Math.max(1, Math.min(wanted, model.maxOutputTokens));
}

function canThinkWithin(maxTokens: number, model: ModelCapabilities): boolean {
  if (model.thinking === 'budget') return maxTokens > MINIMUM_THINKING_BUDGET_TOKENS;
  return model.thinking === 'adaptive';
}

function thinkingFields(
  request: ModelRequest,
  thinks: boolean,
  maxTokens: number,
  model: ModelCapabilities,
): Pick<ConverseStreamCommandInput, 'additionalModelRequestFields' | 'outputConfig'> {
  if (model.thinking === 'budget' && thinks) {
    // Whole where there is room for it; where the model's maximum cut maxTokens, the answer keeps what it asked for.
    const spare = Math.min(THINKING_BUDGET_TOKENS, maxTokens - request.maxOutputTokens);
    const budget = Math.max(MINIMUM_THINKING_BUDGET_TOKENS, spare);
    return { additionalModelRequestFields: { thinking: { type: 'enabled', budget_tokens: budget } } };
  }
  if (model.thinking !== 'adaptive') return {};
  if (thinks) {
    // Without an effort level Converse yields no reasoning at all; without `display` the newer models hide its text.
    return {
      additionalModelRequestFields: {
        thinking: model.hidesReasoning === true ? { type: 'adaptive', display: 'summarized' } : { type: 'adaptive' },
      },
      outputConfig: { effort: 'medium' },
    };
  }
  // "disabled" is refused by some of these models: where thinking cannot be left out, it is kept small instead.
  return model.thinksUnasked ? { outputConfig: { effort: 'low' } } : {};
}

function systemBlocks(
  { system, messages }: ModelRequest,
  model: ModelCapabilities,
): Pick<ConverseStreamCommandInput, 'system'> {
  if (system.trim() === '') return {};
  // One point is enough: what a message shares is cached together with the system prompt before it.
  const isCachedLater = messages.some(({ shared = '' }) => isCacheable(system + shared, model) && shared !== '');
  return {
    system: !isCachedLater && isCacheable(system, model) ? [{ text: system }, CACHE_POINT] : [{ text: system }],
  };
}

function toConverseMessage(
  { role, shared = '', text }: ModelMessage,
  system: string,
  model: ModelCapabilities,
): Message {
  if (shared === '') return { role, content: [{ text }] };
  const isCached = isCacheable(system + shared, model);
  return { role, content: isCached ? [{ text: shared }, CACHE_POINT, { text }] : [{ text: shared + text }] };
}

/** Shorter prefixes are not cached, and the point would only be ignored. */
function isCacheable(prefix: string, { cacheMinimumTokens }: ModelCapabilities): boolean {
  return cacheMinimumTokens !== null && estimateTokens(prefix) >= cacheMinimumTokens;
}

/** Converse wants roles to alternate and refuses blank text, so neighbours of one role are joined and blanks left out. */
function joinTurns(messages: readonly ModelMessage[]): readonly ModelMessage[] {
  const turns: ModelMessage[] = [];
  for (const message of messages) {
    if (message.text.trim() === '') continue;
    const last = turns.at(-1);
    if (last !== undefined && last.role === message.role) {
      turns[turns.length - 1] = { ...last, text: `${last.text}\n\n${message.shared ?? ''}${message.text}` };
    } else {
      turns.push(message);
    }
  }
  return turns;
}
