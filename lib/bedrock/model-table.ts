import { BUILT_IN_MODEL_ID } from './built-in.ts';
import type { ModelCapabilities, ModelPrice } from './model-capabilities.ts';

/**
 * Prices: the vendors' published lists and the AWS price list, compared on this day. Since Claude 4.5 and Nova 2 a call
 * kept within a geography costs a tenth more than a global one.
 */
const AS_OF = '2026-11-22';
const SURCHARGED = 1.1;

function claudePrice(input: number, output: number, regionalFactor = 1, cacheReadShare = 0.1): ModelPrice {
  // A cache write (5 minutes) costs a quarter more than plain input on every Claude model.
  return {
    input,
    output,
    cacheRead: input * cacheReadShare,
    cacheWrite: input * 1.25,
    asOf: AS_OF,
    regionalFactor,
  };
}

/** A price with cache reads at a quarter of input and free cache writes (Nova), or where caching is not used. */
function plainPrice(input: number, output: number, regionalFactor = 1): ModelPrice {
  return { input, output, cacheRead: input / 4, cacheWrite: 0, asOf: AS_OF, regionalFactor };
}

/** Before extended thinking: Claude 3 and 3.5. */
const CLAUDE_EARLY = {
  thinking: 'none',
  thinksUnasked: false,
  sampling: 'without-thinking',
  contextWindowTokens: 200_000,
  cacheMinimumTokens: null,
  burndown: 1,
} as const;

/** Claude 3.7 to 4.5: thinking with a token budget. Five-fold burndown since 3.7. */
const CLAUDE_BUDGET = {
  thinking: 'budget',
  thinksUnasked: false,
  sampling: 'without-thinking',
  maxOutputTokens: 64_000,
  contextWindowTokens: 200_000,
  cacheMinimumTokens: 1024,
  burndown: 5,
} as const;

/** Claude 4.6: adaptive thinking, off unless asked for; a budget is still taken there, but deprecated. */
const CLAUDE_ADAPTIVE = {
  thinking: 'adaptive',
  thinksUnasked: false,
  sampling: 'without-thinking',
  maxOutputTokens: 128_000,
  contextWindowTokens: 1_000_000,
  cacheMinimumTokens: 4096,
  burndown: 5,
} as const;

/** Claude 4.7 and 4.8: as 4.6, but a budget or any sampling parameter is refused, and reasoning is hidden by default. */
const CLAUDE_STRICT = { ...CLAUDE_ADAPTIVE, sampling: 'never', hidesReasoning: true } as const;

/**
 * Claude 5 and later: thinks by default or always. That the burndown stays five-fold is assumed, not published; the
 * smallest cacheable prefix is taken to be the largest known, because a shorter one is ignored at no cost.
 */
const CLAUDE_THINKING = { ...CLAUDE_STRICT, thinksUnasked: true } as const;

const PLAIN = {
  thinking: 'none',
  thinksUnasked: false,
  sampling: 'without-thinking',
  cacheMinimumTokens: null,
  burndown: 1,
} as const;

/** Capabilities by foundation-model id without revision. A key matches a whole model, never a part of another's id. */
export const MODEL_TABLE: Readonly<Record<string, ModelCapabilities>> = {
  // The window of the browsers' own models when this was written; they tell when a request is too long.
  [BUILT_IN_MODEL_ID]: {
    ...PLAIN,
    name: 'Browser’s own model',
    sampling: 'never',
    maxOutputTokens: 2_048,
    contextWindowTokens: 9_216,
    price: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0, asOf: AS_OF, regionalFactor: 1 },
  },
  'anthropic.claude-3-haiku': {
    ...CLAUDE_EARLY,
    name: 'Claude 3 Haiku',
    maxOutputTokens: 4096,
    price: claudePrice(0.25, 1.25),
  },
  'anthropic.claude-3-5-haiku': {
    ...CLAUDE_EARLY,
    name: 'Claude 3.5 Haiku',
    maxOutputTokens: 8192,
    cacheMinimumTokens: 2048,
    price: claudePrice(0.8, 4),
  },
  'anthropic.claude-3-5-sonnet-20240620': {
    ...CLAUDE_EARLY,
    name: 'Claude 3.5 Sonnet',
    maxOutputTokens: 4096,
    price: claudePrice(3, 15),
  },
  'anthropic.claude-3-5-sonnet-20241022': {
    ...CLAUDE_EARLY,
    name: 'Claude 3.5 Sonnet v2',
    maxOutputTokens: 8192,
    price: claudePrice(3, 15),
  },
  'anthropic.claude-3-7-sonnet': { ...CLAUDE_BUDGET, name: 'Claude 3.7 Sonnet', price: claudePrice(3, 15) },
  'anthropic.claude-sonnet-4': { ...CLAUDE_BUDGET, name: 'Claude Sonnet 4.0', price: claudePrice(3, 15) },
  'anthropic.claude-opus-4': {
    ...CLAUDE_BUDGET,
    name: 'Claude Opus 4.0',
    maxOutputTokens: 32_000,
    price: claudePrice(15, 75),
  },
  'anthropic.claude-opus-4-1': {
    ...CLAUDE_BUDGET,
    name: 'Claude Opus 4.1',
    maxOutputTokens: 32_000,
    price: claudePrice(15, 75),
  },
  'anthropic.claude-sonnet-4-5': { ...CLAUDE_BUDGET, name: 'Claude Sonnet 4.5', price: claudePrice(3, 15, SURCHARGED) },
  'anthropic.claude-haiku-4-5': {
    ...CLAUDE_BUDGET,
    name: 'Claude Haiku 4.5',
    cacheMinimumTokens: 4096,
    price: claudePrice(1, 5, SURCHARGED),
  },
  'anthropic.claude-opus-4-5': {
    ...CLAUDE_BUDGET,
    name: 'Claude Opus 4.5',
    cacheMinimumTokens: 4096,
    price: claudePrice(5, 25, SURCHARGED),
  },
  'anthropic.claude-sonnet-4-6': {
    ...CLAUDE_ADAPTIVE,
    name: 'Claude Sonnet 4.6',
    cacheMinimumTokens: 2048,
    price: claudePrice(3, 15, SURCHARGED),
  },
  'anthropic.claude-opus-4-6': { ...CLAUDE_ADAPTIVE, name: 'Claude Opus 4.6', price: claudePrice(5, 25, SURCHARGED) },
  'anthropic.claude-opus-4-7': { ...CLAUDE_STRICT, name: 'Claude Opus 4.7', price: claudePrice(5, 25, SURCHARGED) },
  'anthropic.claude-opus-4-8': { ...CLAUDE_STRICT, name: 'Claude Opus 4.8', price: claudePrice(5, 25, SURCHARGED) },
  'anthropic.claude-sonnet-5': { ...CLAUDE_THINKING, name: 'Claude Sonnet 5', price: claudePrice(2, 10, SURCHARGED) },
  'anthropic.claude-opus-5': { ...CLAUDE_THINKING, name: 'Claude Opus 5', price: claudePrice(5, 25, SURCHARGED) },
  'anthropic.claude-fable-5': { ...CLAUDE_THINKING, name: 'Claude Fable 5', price: claudePrice(10, 50, SURCHARGED) },
  'anthropic.claude-fable-5-1': {
    ...CLAUDE_THINKING,
    name: 'Claude Fable 5.1',
    price: claudePrice(10, 50, SURCHARGED, 0.025),
  },
  'anthropic.claude-sonnet-5-5': {
    ...CLAUDE_THINKING,
    name: 'Claude Sonnet 5.5',
    price: claudePrice(2, 10, SURCHARGED, 0.05),
  },
  'anthropic.claude-opus-5-5': {
    ...CLAUDE_THINKING,
    name: 'Claude Opus 5.5',
    price: claudePrice(4, 20, SURCHARGED, 0.05),
  },
  'anthropic.claude-haiku-5-5': {
    ...CLAUDE_THINKING,
    name: 'Claude Haiku 5.5',
    // For prompts up to 100,000 tokens, which no section of ours reaches.
    price: claudePrice(0.1, 0.5, SURCHARGED),
  },
  'amazon.nova-micro': {
    ...PLAIN,
    name: 'Nova Micro',
    maxOutputTokens: 10_000,
    contextWindowTokens: 128_000,
    cacheMinimumTokens: 1024,
    price: plainPrice(0.035, 0.14),
  },
  'amazon.nova-lite': {
    ...PLAIN,
    name: 'Nova Lite',
    maxOutputTokens: 10_000,
    contextWindowTokens: 300_000,
    cacheMinimumTokens: 1024,
    price: plainPrice(0.06, 0.24),
  },
  'amazon.nova-pro': {
    ...PLAIN,
    name: 'Nova Pro',
    maxOutputTokens: 10_000,
    contextWindowTokens: 300_000,
    cacheMinimumTokens: 1024,
    price: plainPrice(0.8, 3.2),
  },
  'amazon.nova-premier': {
    ...PLAIN,
    name: 'Nova Premier',
    maxOutputTokens: 10_000,
    contextWindowTokens: 1_000_000,
    price: plainPrice(2.5, 12.5),
  },
  // Nova 2 reasons only when asked, in a vocabulary of its own that fits no other model; it is left off here.
  'amazon.nova-2-lite': {
    ...PLAIN,
    name: 'Nova 2 Lite',
    maxOutputTokens: 65_535,
    contextWindowTokens: 1_000_000,
    price: plainPrice(0.3, 2.5, SURCHARGED),
  },
  'meta.llama3-1-70b-instruct': {
    ...PLAIN,
    name: 'Llama 3.1 70B',
    maxOutputTokens: 2048,
    contextWindowTokens: 128_000,
    price: plainPrice(0.72, 0.72),
  },
  'meta.llama3-3-70b-instruct': {
    ...PLAIN,
    name: 'Llama 3.3 70B',
    maxOutputTokens: 2048,
    contextWindowTokens: 128_000,
    price: plainPrice(0.72, 0.72),
  },
  'meta.llama4-scout-17b-instruct': {
    ...PLAIN,
    name: 'Llama 4 Scout',
    maxOutputTokens: 8192,
    contextWindowTokens: 1_000_000,
    price: plainPrice(0.17, 0.66),
  },
  'meta.llama4-maverick-17b-instruct': {
    ...PLAIN,
    name: 'Llama 4 Maverick',
    maxOutputTokens: 8192,
    contextWindowTokens: 1_000_000,
    price: plainPrice(0.24, 0.97),
  },
  'openai.gpt-oss-20b-1': {
    ...PLAIN,
    name: 'gpt-oss 20B',
    thinksUnasked: true,
    maxOutputTokens: 32_768,
    contextWindowTokens: 128_000,
    price: plainPrice(0.07, 0.3),
  },
  'openai.gpt-oss-120b-1': {
    ...PLAIN,
    name: 'gpt-oss 120B',
    thinksUnasked: true,
    maxOutputTokens: 32_768,
    contextWindowTokens: 128_000,
    price: plainPrice(0.15, 0.6),
  },
  'deepseek.r1': {
    ...PLAIN,
    name: 'DeepSeek-R1',
    thinksUnasked: true,
    maxOutputTokens: 32_768,
    contextWindowTokens: 128_000,
    price: plainPrice(1.35, 5.4),
  },
};
