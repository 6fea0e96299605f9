import { describe, expect, it } from 'vitest';
import { capabilitiesOf, isKnownModel } from './capabilities.ts';
import { MODEL_PRESETS, presetRoutes, routeFor } from './presets.ts';
import { BEDROCK_REGIONS, DEFAULT_BEDROCK_REGION } from './regions.ts';

describe('presets', () => {
  it('gives the classic hierarchy in the default region through US profiles', () => {
    expect(presetRoutes('classic', DEFAULT_BEDROCK_REGION)).toEqual([
      {
        id: 'us.anthropic.claude-sonnet-4-5-20250929-v1:0@us-east-2',
        modelId: 'us.anthropic.claude-sonnet-4-5-20250929-v1:0',
        name: 'Claude Sonnet 4.5',
        region: 'us-east-2',
        outputBurndown: 5,
        // 3 and 15 dollars, and a tenth more for staying in the United States.
        prices: {
          input: expect.closeTo(3.3, 10),
          output: expect.closeTo(16.5, 10),
          cacheRead: expect.closeTo(0.33, 10),
          cacheWrite: expect.closeTo(4.125, 10),
        },
      },
      expect.objectContaining({ modelId: 'us.anthropic.claude-sonnet-4-20250514-v1:0', name: 'Claude Sonnet 4.0' }),
      expect.objectContaining({ modelId: 'us.anthropic.claude-3-7-sonnet-20250219-v1:0' }),
      expect.objectContaining({ modelId: 'us.anthropic.claude-3-5-sonnet-20240620-v1:0' }),
      expect.objectContaining({ modelId: 'us.anthropic.claude-3-5-sonnet-20241022-v2:0' }),
    ]);
  });

  it.each([
    ['eu-west-1', 'eu.anthropic.claude-sonnet-5-5'],
    ['us-west-2', 'us.anthropic.claude-sonnet-5-5'],
    ['sa-east-1', 'global.anthropic.claude-sonnet-5-5'],
    ['ap-northeast-1', 'global.anthropic.claude-sonnet-5-5'],
  ])('calls the newest model from %s as %s', (region, modelId) => {
    expect(presetRoutes('current', region)[0]?.modelId).toBe(modelId);
  });

  it.each([
    ['ap-northeast-1', 'jp.anthropic.claude-sonnet-4-5-20250929-v1:0', 'apac.anthropic.claude-sonnet-4-20250514-v1:0'],
    ['ap-southeast-2', 'au.anthropic.claude-sonnet-4-5-20250929-v1:0', 'apac.anthropic.claude-sonnet-4-20250514-v1:0'],
    ['ap-south-1', 'global.anthropic.claude-sonnet-4-5-20250929-v1:0', 'apac.anthropic.claude-sonnet-4-20250514-v1:0'],
    ['ca-central-1', 'us.anthropic.claude-sonnet-4-5-20250929-v1:0', 'us.anthropic.claude-sonnet-4-20250514-v1:0'],
  ])('keeps data as near to %s as the models allow', (region, first, second) => {
    const ids = presetRoutes('classic', region).map((route) => route.modelId);
    expect(ids.slice(0, 2)).toEqual([first, second]);
  });

  it('uses the bare id in a region none of the profiles covers', () => {
    expect(presetRoutes('classic', 'moon-1').at(-1)?.modelId).toBe('anthropic.claude-3-5-sonnet-20241022-v2:0');
  });

  it('leaves the price of an unknown model out', () => {
    expect(routeFor('example.new-model-v1:0', 'us-east-2')).toEqual({
      id: 'example.new-model-v1:0@us-east-2',
      modelId: 'example.new-model-v1:0',
      name: 'example.new-model-v1:0',
      region: 'us-east-2',
      outputBurndown: 1,
    });
  });

  it('has five known, priced models each, with distinct route ids in every region', () => {
    for (const { id, models } of Object.values(MODEL_PRESETS)) {
      expect(models).toHaveLength(5);
      for (const { baseModelId } of models) {
        expect(isKnownModel(baseModelId)).toBe(true);
        expect(capabilitiesOf(baseModelId).price).not.toBeNull();
      }
      for (const region of BEDROCK_REGIONS) {
        expect(new Set(presetRoutes(id, region.id).map((route) => route.id)).size).toBe(5);
      }
    }
  });
});
