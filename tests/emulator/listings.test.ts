import { ListFoundationModelsCommand, ListInferenceProfilesCommand } from '@aws-sdk/client-bedrock';
import { ConverseCommand, CountTokensCommand } from '@aws-sdk/client-bedrock-runtime';
import { expect, it } from 'vitest';
import { openEmulator } from './open-emulator.ts';
import { ask, controlClient, failureOf, runtimeClient, SONNET_4_5 } from './sdk-clients.ts';

it('lists the models of the region, with the filters of the call', async () => {
  const { endpoint, journal } = await openEmulator();
  const client = controlClient(endpoint);
  const { modelSummaries: all = [] } = await client.send(new ListFoundationModelsCommand({}));
  expect(all.find(({ modelId }) => modelId === 'anthropic.claude-sonnet-4-6')).toMatchObject({
    modelArn: 'arn:aws:bedrock:us-east-2::foundation-model/anthropic.claude-sonnet-4-6',
    providerName: 'Anthropic',
    responseStreamingSupported: true,
    inferenceTypesSupported: ['INFERENCE_PROFILE'],
  });
  const filter = { byProvider: 'amazon', byInferenceType: 'ON_DEMAND' as const };
  const { modelSummaries: some = [] } = await client.send(new ListFoundationModelsCommand(filter));
  expect(some.map(({ modelId }) => modelId)).toEqual(['amazon.nova-pro-v1:0']);
  expect(journal[0]).toMatchObject({ service: 'bedrock', operation: 'ListFoundationModels', status: 200 });
});

it('lists the inference profiles that the region may call, page by page', async () => {
  const { endpoint } = await openEmulator();
  const client = controlClient(endpoint);
  const ids: (string | undefined)[] = [];
  let nextToken: string | undefined;
  do {
    const page = await client.send(
      new ListInferenceProfilesCommand({
        maxResults: 7,
        typeEquals: 'SYSTEM_DEFINED',
        ...(nextToken ? { nextToken } : {}),
      }),
    );
    const profiles = page.inferenceProfileSummaries ?? [];
    expect(profiles.length).toBeLessThanOrEqual(7);
    for (const profile of profiles) expect(profile.createdAt).toBeInstanceOf(Date);
    ids.push(...profiles.map(({ inferenceProfileId }) => inferenceProfileId));
    nextToken = page.nextToken;
  } while (nextToken);
  expect(ids).toContain(SONNET_4_5);
  expect(ids).toContain('global.anthropic.claude-sonnet-4-6');
  expect(ids.filter((id) => id?.startsWith('eu.'))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});

it('counts the tokens of a request as its usage does', async () => {
  const { endpoint } = await openEmulator();
  const client = runtimeClient(endpoint);
  const { messages = [] } = ask('How many tokens are these — äöü 🙂?');
  const { inputTokens } = await client.send(
    new CountTokensCommand({ modelId: SONNET_4_5, input: { converse: { messages } } }),
  );
  const { usage } = await client.send(new ConverseCommand({ modelId: SONNET_4_5, messages }));
  expect(inputTokens).toBeGreaterThan(8);
  expect(inputTokens).toBe(usage?.inputTokens);
});

it('does not count tokens for models that do not offer it', async () => {
  const { endpoint } = await openEmulator();
  const { messages = [] } = ask('Hello');
  const call = new CountTokensCommand({ modelId: 'us.anthropic.claude-sonnet-5-5', input: { converse: { messages } } });
  expect(await failureOf(runtimeClient(endpoint).send(call))).toMatchObject({ name: 'ValidationException' });
});
