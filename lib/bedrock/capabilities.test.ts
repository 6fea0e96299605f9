import { describe, expect, it } from 'vitest';
import { baseModelId, capabilitiesOf, isKnownModel, profilePrefixOf } from './capabilities.ts';

describe('capabilities', () => {
  it.each([
    ['anthropic.claude-sonnet-4-20250514-v1:0', 'Claude Sonnet 4.0'],
    ['us.anthropic.claude-sonnet-4-5-20250929-v1:0', 'Claude Sonnet 4.5'],
    ['global.anthropic.claude-sonnet-4-6', 'Claude Sonnet 4.6'],
    ['eu.anthropic.claude-opus-4-6-v1', 'Claude Opus 4.6'],
    ['jp.anthropic.claude-haiku-4-5-20251001-v1:0', 'Claude Haiku 4.5'],
    ['anthropic.claude-3-5-sonnet-20240620-v1:0', 'Claude 3.5 Sonnet'],
    ['apac.anthropic.claude-3-5-sonnet-20241022-v2:0', 'Claude 3.5 Sonnet v2'],
    ['us-gov.anthropic.claude-3-7-sonnet-20250219-v1:0', 'Claude 3.7 Sonnet'],
    ['us.anthropic.claude-opus-4-1-20250805-v1:0', 'Claude Opus 4.1'],
    ['global.anthropic.claude-sonnet-5', 'Claude Sonnet 5'],
    ['global.anthropic.claude-sonnet-5-5', 'Claude Sonnet 5.5'],
    ['anthropic.claude-fable-5-1', 'Claude Fable 5.1'],
    ['amazon.nova-pro-v1:0:300k', 'Nova Pro'],
    ['us.amazon.nova-2-lite-v1:0', 'Nova 2 Lite'],
    ['openai.gpt-oss-120b-1:0', 'gpt-oss 120B'],
    ['us.meta.llama4-maverick-17b-instruct-v1:0', 'Llama 4 Maverick'],
    ['us.deepseek.r1-v1:0', 'DeepSeek-R1'],
    ['arn:aws:bedrock:us-east-2:123456789012:inference-profile/us.anthropic.claude-opus-4-8', 'Claude Opus 4.8'],
  ])('knows %s as %s', (modelId, name) => {
    expect(capabilitiesOf(modelId).name).toBe(name);
    expect(isKnownModel(modelId)).toBe(true);
  });

  it.each([
    'anthropic.claude-sonnet-4-9',
    'anthropic.claude-sonnet-5-6-20270101-v1:0',
    'anthropic.claude-3-5-sonnet-20991231-v1:0',
  ])('does not mistake the unlisted %s for its older namesake', (modelId) => {
    expect(isKnownModel(modelId)).toBe(false);
    expect(capabilitiesOf(modelId)).toMatchObject({ thinking: 'none', sampling: 'never', price: null, burndown: 5 });
  });

  it('is conservative about a model nobody knows', () => {
    expect(capabilitiesOf('us.example.new-model-v1:0')).toEqual({
      name: 'example.new-model-v1:0',
      thinking: 'none',
      thinksUnasked: false,
      sampling: 'never',
      maxOutputTokens: 4096,
      contextWindowTokens: 128_000,
      cacheMinimumTokens: null,
      burndown: 1,
      price: null,
    });
  });

  it('is conservative about an application inference profile, whose ARN does not say what is behind it', () => {
    const arn = 'arn:aws:bedrock:us-east-2:123456789012:application-inference-profile/a1b2c3d4e5f6';
    expect(isKnownModel(arn)).toBe(false);
    expect(capabilitiesOf(arn).maxOutputTokens).toBe(4096);
  });

  it('takes the prefix off only where it is one', () => {
    expect(profilePrefixOf('us.anthropic.claude-sonnet-5')).toBe('us');
    expect(profilePrefixOf('us-gov.anthropic.claude-3-7-sonnet-20250219-v1:0')).toBe('us-gov');
    expect(profilePrefixOf('anthropic.claude-sonnet-5')).toBeNull();
    expect(baseModelId('in.anthropic.claude-haiku-5-5')).toBe('anthropic.claude-haiku-5-5');
    expect(baseModelId('deepseek.r1-v1:0')).toBe('deepseek.r1-v1:0');
  });
});
