import type { TokenUsage } from './fault.ts';

/** On-demand prices of a model, in US dollars per million tokens. */
export interface TokenPrices {
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
}

const TOKENS_PER_PRICE = 1_000_000;

/** What a call cost, in US dollars; 0 where the prices are unknown. */
export function costUsd(prices: TokenPrices | undefined, usage: TokenUsage): number {
  if (prices === undefined) return 0;
  const millionths =
    usage.inputTokens * prices.input +
    usage.outputTokens * prices.output +
    usage.cacheReadTokens * prices.cacheRead +
    usage.cacheWriteTokens * prices.cacheWrite;
  return millionths / TOKENS_PER_PRICE;
}
