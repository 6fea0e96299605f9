import type { ConverseBody } from './converse-body.ts';
import type { AddressedModel } from './model-lookup.ts';
import { sha256Hex } from './sha256.ts';
import { countTextTokens, estimateInputTokens } from './tokens.ts';

/** How a request's input divides. The three add up to the whole input. */
export interface InputTokens {
  readonly plain: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
}

/** Prompt caching: per model, by exact prefix up to a cache point, for five minutes or an hour. */
export interface PromptCache {
  readonly count: (body: ConverseBody, model: AddressedModel, region: string, now: number) => InputTokens;
}

/** Creates an empty cache. */
export function createPromptCache(): PromptCache {
  const freshUntil = new Map<string, number>();
  return {
    count: (body, model, region, now) => {
      const total = estimateInputTokens(body);
      let prefix = '';
      let cacheRead = 0;
      let cached = 0;
      for (const block of [...body.system, ...body.messages.flatMap((message) => message.content)]) {
        prefix += `${block.text ?? ''}\n`;
        if (!block.cachePoint) continue;
        const tokens = countTextTokens(prefix);
        if (model.facts.cacheMinTokens === 0 || tokens < model.facts.cacheMinTokens) continue;
        const key = sha256Hex(`${model.id} ${region} ${prefix}`);
        if ((freshUntil.get(key) ?? 0) > now) cacheRead = tokens;
        freshUntil.set(key, now + (block.cachePoint.ttl === '1h' ? 3_600_000 : 300_000));
        cached = tokens;
      }
      return { plain: Math.max(0, total - cached), cacheRead, cacheWrite: cached - cacheRead };
    },
  };
}
