import type { TokenPrices } from '#lib/routing';
import { capabilitiesOf, profilePrefixOf } from './capabilities.ts';

/**
 * Estimated prices of a model id in US dollars per million tokens, or null where they are not known (unknown is not
 * free). Ids other than `global.…` carry the model's surcharge for staying within a geography.
 */
export function tokenPrices(modelId: string): TokenPrices | null {
  const { price } = capabilitiesOf(modelId);
  if (price === null) return null;
  const factor = profilePrefixOf(modelId) === 'global' ? 1 : price.regionalFactor;
  return {
    input: price.input * factor,
    output: price.output * factor,
    cacheRead: price.cacheRead * factor,
    cacheWrite: price.cacheWrite * factor,
  };
}
