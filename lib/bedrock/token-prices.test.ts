import { describe, expect, it } from 'vitest';
import { tokenPrices } from './token-prices.ts';

describe('tokenPrices', () => {
  it('are the model’s own through a global profile', () => {
    expect(tokenPrices('global.anthropic.claude-sonnet-4-5-20250929-v1:0')).toMatchObject({ input: 3, output: 15 });
  });

  it('are a tenth higher for staying in a geography, from Claude 4.5 on', () => {
    expect(tokenPrices('eu.anthropic.claude-sonnet-4-5-20250929-v1:0')?.input).toBeCloseTo(3.3, 10);
    expect(tokenPrices('eu.anthropic.claude-sonnet-4-20250514-v1:0')?.input).toBeCloseTo(3, 10);
  });

  it('are unknown, not zero, for an unknown model', () => {
    expect(tokenPrices('example.new-model-v1:0')).toBeNull();
  });
});
