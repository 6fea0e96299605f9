import { profileServes } from './model-lookup.ts';
import { MODEL_TABLE, type ModelFacts } from './model-table.ts';
import type { Scenario } from './scenario-schema.ts';

/** A row of Service Quotas. */
export interface NamedQuota {
  readonly name: string;
  readonly value: number;
}

const USUAL_TOKENS_PER_MINUTE = 200_000;
const USUAL_REQUESTS_PER_MINUTE = 200;

/**
 * The quotas of Bedrock in a region, by names as AWS writes them: what each model has on demand and through profiles, with
 * the figures of the scenario where it has some, among rows that are about other things and look alike.
 */
export function bedrockQuotas(region: string, models: Scenario['models']): readonly NamedQuota[] {
  return MODEL_TABLE.flatMap((model) => {
    const subject = subjectOf(model);
    const ways = waysToCall(model, region);
    return [
      ...ways.flatMap(({ scope, id }) => rowsOf(`${scope} model inference`, subject, model, models[id]?.quota)),
      {
        name: `Model invocation max tokens per day for ${subject} (doubled for cross-region calls)`,
        value: USUAL_TOKENS_PER_MINUTE * 1440,
      },
      { name: `[bedrock-mantle endpoint] Input tokens per minute for ${subject}`, value: 1_000_000 },
      ...(model.contextTokens === 200_000
        ? [{ name: `Cross-region model inference tokens per minute for ${subject} 1M Context Length`, value: 500_000 }]
        : []),
    ];
  });
}

/** Recent models have no quota of requests any more. */
function rowsOf(
  scope: string,
  subject: string,
  model: ModelFacts,
  quota: NonNullable<Scenario['models'][string]['quota']> | undefined,
): readonly NamedQuota[] {
  const { tokensPerMinute = USUAL_TOKENS_PER_MINUTE, requestsPerMinute } = quota ?? {};
  const usual = model.thinking === 'adaptive' ? undefined : USUAL_REQUESTS_PER_MINUTE;
  const requests = requestsPerMinute ?? (quota === undefined ? usual : undefined);
  return [
    { name: `${scope} tokens per minute for ${subject}`, value: tokensPerMinute },
    ...(requests === undefined ? [] : [{ name: `${scope} requests per minute for ${subject}`, value: requests }]),
  ];
}

function waysToCall(model: ModelFacts, region: string): { readonly scope: string; readonly id: string }[] {
  const prefixes = model.profiles.filter((prefix) => profileServes(prefix, region));
  const local = prefixes.find((prefix) => prefix !== 'global');
  return [
    ...(model.profileOnly ? [] : [{ scope: 'On-demand', id: model.id }]),
    ...(local === undefined ? [] : [{ scope: 'Cross-region', id: `${local}.${model.id}` }]),
    ...(prefixes.includes('global') ? [{ scope: 'Global cross-region', id: `global.${model.id}` }] : []),
  ];
}

/** Anthropic's are written with their revision from Claude 3.7 to Claude Sonnet 4.5, the second Claude 3.5 with "V2". */
function subjectOf({ provider, name, id }: ModelFacts): string {
  const words = `${provider} ${name.replace(/ v2$/, ' V2')}`;
  return provider === 'Anthropic' && /-v1:/.test(id) && !id.includes('-3-5-') ? `${words} V1` : words;
}
