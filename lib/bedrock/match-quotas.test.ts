import { describe, expect, it } from 'vitest';
import { type AccountQuota, matchQuotas } from './match-quotas.ts';
import { MODEL_PRESETS } from './presets.ts';

function quota(name: string, value: number): AccountQuota {
  return { name, value };
}

/** Names as AWS writes them, with their moods of spelling. */
const ACCOUNT: readonly AccountQuota[] = [
  quota('On-demand model inference tokens per minute for Anthropic Claude 3.5 Sonnet', 11),
  quota('On-demand model inference requests per minute for Anthropic Claude 3.5 Sonnet', 1),
  quota('On-demand model inference tokens per minute for Anthropic Claude 3.5 Sonnet V2', 12),
  quota('Cross-region model inference tokens per minute for Anthropic Claude 3.5 Sonnet', 13),
  quota('Cross-region model inference tokens per minute for Anthropic Claude 3.5 Sonnet V2', 14),
  quota('Cross-region model inference tokens per minute for Anthropic Claude 3.7 Sonnet V1', 15),
  quota('Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4 V1', 16),
  quota('Cross-region model inference requests per minute for Anthropic Claude Sonnet 4 V1', 2),
  quota('Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4 V1 1M Context Length', 17),
  quota('Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.5 V1', 18),
  quota('Cross-region model inference requests per minute for Anthropic Claude Sonnet 4.5 V1', 3),
  quota('Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.5 V1 1M Context Length', 19),
  quota('Global cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.5 V1', 20),
  quota('Global cross-region model inference tokens per day for Anthropic Claude Sonnet 4.5 V1', 999),
  quota('Model invocation max tokens per day for Anthropic Claude Sonnet 4.5 V1 (doubled for cross-region calls)', 999),
  quota('Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.6', 21),
  quota('Cross-region model inference tokens per minute for Anthropic Claude Sonnet 5', 22),
  quota('Cross-Region model inference tokens per minute for Claude Haiku 4.5', 23),
  quota('On-demand latency-optimized model inference tokens per minute for Amazon Nova Pro', 999),
  quota('On-demand model inference tokens per minute for Amazon Nova Pro', 24),
  quota('On-demand model inference tokens per minute for Amazon Nova Premier', 25),
  quota('Cross-region model inference tokens per minute for Amazon Nova 2 Lite', 26),
  quota('Cross-region model inference tokens per minute for Amazon Nova Lite', 27),
  quota('Cross-region model inference tokens per minute for Meta Llama 4 Scout V1', 28),
  quota('Cross-region model inference tokens per minute for Meta Llama 3.3 70B Instruct', 29),
  quota('On-demand model inference tokens per minute for OpenAI gpt-oss-120b', 30),
  quota('On-demand model inference tokens per minute for OpenAI gpt-oss-20b', 31),
  quota('Cross-region model inference tokens per minute for DeepSeek R1 V1', 32),
  quota('[bedrock-mantle endpoint] Input tokens per minute for Anthropic Claude Sonnet 4.5', 999),
  quota('Batch inference job size (in GB) for Claude Sonnet 4.5', 999),
];

function match(modelId: string, quotas: readonly AccountQuota[] = ACCOUNT) {
  const [report] = matchQuotas([{ id: 'r', modelId }], quotas);
  return report;
}

function tokensOf(modelId: string, quotas?: readonly AccountQuota[]): number | string | undefined {
  const figure = match(modelId, quotas)?.tokens;
  return figure?.status === 'found' ? figure.perMinute : figure?.status;
}

describe('matchQuotas', () => {
  it.each([
    ['anthropic.claude-3-5-sonnet-20240620-v1:0', 11],
    ['anthropic.claude-3-5-sonnet-20241022-v2:0', 12],
    ['anthropic.claude-3-5-sonnet-20241022', 12],
    ['us.anthropic.claude-3-5-sonnet-20240620-v1:0', 13],
    ['eu.anthropic.claude-3-5-sonnet-20241022-v2:0', 14],
    ['us.anthropic.claude-3-7-sonnet-20250219-v1:0', 15],
    ['us.anthropic.claude-sonnet-4-20250514-v1:0', 16],
    ['us.anthropic.claude-sonnet-4-5-20250929-v1:0', 18],
    ['global.anthropic.claude-sonnet-4-5-20250929-v1:0', 20],
    ['jp.anthropic.claude-sonnet-4-6', 21],
    ['us.anthropic.claude-sonnet-5', 22],
    ['us.anthropic.claude-haiku-4-5-20251001-v1:0', 23],
    ['amazon.nova-pro-v1:0', 24],
    ['amazon.nova-premier-v1:0', 25],
    ['us.amazon.nova-2-lite-v1:0', 26],
    ['us.amazon.nova-lite-v1:0', 27],
    ['us.meta.llama4-scout-17b-instruct-v1:0', 28],
    ['us.meta.llama3-3-70b-instruct-v1:0', 29],
    ['openai.gpt-oss-120b-1:0', 30],
    ['openai.gpt-oss-20b-1:0', 31],
    ['us.deepseek.r1-v1:0', 32],
    ['arn:aws:bedrock:us-east-2:123456789012:inference-profile/us.anthropic.claude-sonnet-4-6', 21],
  ])('finds that of %s', (modelId, tokensPerMinute) => {
    expect(tokensOf(modelId)).toBe(tokensPerMinute);
  });

  it('finds requests beside tokens, and says where there are none', () => {
    expect(match('us.anthropic.claude-sonnet-4-20250514-v1:0')).toEqual({
      routeId: 'r',
      tokens: { status: 'found', perMinute: 16 },
      requests: { status: 'found', perMinute: 2 },
    });
    expect(match('us.anthropic.claude-sonnet-4-6')?.requests).toEqual({ status: 'absent' });
  });

  it.each([
    ['another version of the model', 'us.anthropic.claude-sonnet-5-5'],
    ['a newer revision', 'us.anthropic.claude-sonnet-4-5-20260101-v2:0'],
    ['another scope', 'anthropic.claude-sonnet-4-5-20250929-v1:0'],
    ['another size', 'us.meta.llama3-1-8b-instruct-v1:0'],
    ['a model without quotas', 'us.anthropic.claude-opus-4-8'],
    ['a profile of the account’s own', 'arn:aws:bedrock:us-east-2:123456789012:application-inference-profile/a1b2c3'],
    ['no model at all', ''],
  ])('takes no quota for %s', (_name, modelId) => {
    expect(match(modelId)).toMatchObject({ tokens: { status: 'absent' }, requests: { status: 'absent' } });
  });

  it('finds a model that is newer than the model table', () => {
    const name = 'Global cross-region model inference tokens per minute for Anthropic Claude Sonnet 9.1 V1';
    expect(tokensOf('global.anthropic.claude-sonnet-9-1-20300101-v1:0', [quota(name, 7)])).toBe(7);
  });

  it('gives no figure where names that fit disagree, and one where they agree', () => {
    const names = ['Claude Sonnet 5', 'Anthropic Claude Sonnet 5 V1'].map(
      (model) => `Cross-region model inference tokens per minute for ${model}`,
    );
    const values = (...each: readonly number[]) => names.map((name, index) => quota(name, each[index] ?? 0));
    expect(tokensOf('us.anthropic.claude-sonnet-5', values(5, 6))).toBe('ambiguous');
    expect(tokensOf('us.anthropic.claude-sonnet-5', values(5, 5))).toBe(5);
  });

  it('does not take a quota of zero for a figure to keep to', () => {
    const name = 'On-demand model inference tokens per minute for Amazon Nova Micro';
    expect(tokensOf('amazon.nova-micro-v1:0', [quota(name, 0)])).toBe('zero');
  });

  it('tells the models of each preset apart', () => {
    for (const { models } of Object.values(MODEL_PRESETS)) {
      const quotas = models.map(({ baseModelId }, index) =>
        quota(`On-demand model inference tokens per minute for ${nameInQuotas(baseModelId)}`, index + 1),
      );
      expect(models.map(({ baseModelId }) => tokensOf(baseModelId, quotas))).toEqual(models.map((_, i) => i + 1));
    }
  });
});

/** The names that Service Quotas has for the presets' models. */
function nameInQuotas(baseModelId: string): string {
  const names: Readonly<Record<string, string>> = {
    'anthropic.claude-sonnet-4-5-20250929-v1:0': 'Anthropic Claude Sonnet 4.5 V1',
    'anthropic.claude-sonnet-4-20250514-v1:0': 'Anthropic Claude Sonnet 4 V1',
    'anthropic.claude-3-7-sonnet-20250219-v1:0': 'Anthropic Claude 3.7 Sonnet V1',
    'anthropic.claude-3-5-sonnet-20240620-v1:0': 'Anthropic Claude 3.5 Sonnet',
    'anthropic.claude-3-5-sonnet-20241022-v2:0': 'Anthropic Claude 3.5 Sonnet V2',
    'anthropic.claude-sonnet-5-5': 'Anthropic Claude Sonnet 5.5',
    'anthropic.claude-sonnet-4-6': 'Anthropic Claude Sonnet 4.6',
    'anthropic.claude-haiku-5-5': 'Anthropic Claude Haiku 5.5',
    'anthropic.claude-haiku-4-5-20251001-v1:0': 'Anthropic Claude Haiku 4.5',
    'amazon.nova-2-lite-v1:0': 'Amazon Nova 2 Lite',
  };
  return names[baseModelId] ?? baseModelId;
}
