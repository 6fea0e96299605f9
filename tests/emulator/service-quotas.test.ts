import { ListServiceQuotasCommand } from '@aws-sdk/client-service-quotas';
import { expect, it } from 'vitest';
import { openEmulator } from './open-emulator.ts';
import { failureOf, quotasClient, SONNET_4_5 } from './sdk-clients.ts';

const CROSS_REGION = 'Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.5 V1';

async function listAll(endpoint: string, pageSize: number): Promise<Map<string | undefined, number | undefined>> {
  const client = quotasClient(endpoint);
  const found = new Map<string | undefined, number | undefined>();
  let token: string | undefined;
  do {
    const command = new ListServiceQuotasCommand({ ServiceCode: 'bedrock', MaxResults: pageSize, NextToken: token });
    const { Quotas: quotas = [], NextToken: next } = await client.send(command);
    expect(quotas.length).toBeLessThanOrEqual(pageSize);
    for (const { QuotaName: name, Value: value } of quotas) found.set(name, value);
    token = next;
  } while (token !== undefined);
  return found;
}

it('lists the quotas of every model, page by page, with the figures of the scenario', async () => {
  const { endpoint, journal } = await openEmulator({
    scenario: { models: { [SONNET_4_5]: { quota: { tokensPerMinute: 60_000 } } } },
  });
  const quotas = await listAll(endpoint, 40);
  expect(quotas).toEqual(await listAll(endpoint, 100));
  expect(quotas.get(CROSS_REGION)).toBe(60_000);
  expect(quotas.get('Global cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.6')).toBe(
    200_000,
  );
  expect(quotas.get('On-demand model inference requests per minute for Anthropic Claude 3.5 Sonnet')).toBe(200);
  expect(quotas.has(CROSS_REGION.replace('tokens', 'requests'))).toBe(false);
  expect(journal[0]).toMatchObject({ service: 'servicequotas', operation: 'ListServiceQuotas', status: 200 });
});

it.each([
  ['another service', { ServiceCode: 'ec2' }, 'NoSuchResourceException'],
  ['a token of its own making', { ServiceCode: 'bedrock', NextToken: 'abc' }, 'InvalidPaginationTokenException'],
  ['too large a page', { ServiceCode: 'bedrock', MaxResults: 101 }, 'ValidationException'],
])('refuses %s', async (_name, input, error) => {
  const { endpoint } = await openEmulator();
  expect(await failureOf(quotasClient(endpoint).send(new ListServiceQuotasCommand(input)))).toMatchObject({
    name: error,
  });
});

it('refuses a wrong signature, and an account that may not ask', async () => {
  const { endpoint } = await openEmulator({ scenario: { serviceQuotas: 'denied' } });
  const command = new ListServiceQuotasCommand({ ServiceCode: 'bedrock' });
  const wrong = quotasClient(endpoint, {
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x'.repeat(40) },
  });
  expect(await failureOf(wrong.send(command))).toMatchObject({ name: 'InvalidSignatureException' });
  expect(await failureOf(quotasClient(endpoint).send(command))).toMatchObject({ name: 'AccessDeniedException' });
});
