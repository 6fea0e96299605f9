import { ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fakeEmulatorClock } from '#tests/fakes/fake-emulator-clock.ts';
import { openEmulator } from './open-emulator.ts';
import { createQuota, type ModelQuota, type Reservation } from './quota.ts';
import type { QuotaSettings } from './scenario-schema.ts';
import { ask, failureOf, runtimeClient, SONNET_4_5 } from './sdk-clients.ts';

const START = 1_000_000;

function quotaOf(settings: Partial<QuotaSettings>, foreignTokensPerMinute = 0): ModelQuota {
  return createQuota({ kind: 'bucket', retryAfter: false, ...settings }, foreignTokensPerMinute, START);
}

function granted(quota: ModelQuota, tokens: number, atS: number): Reservation {
  const answer = quota.reserve(tokens, START + atS * 1000);
  if (answer.ok) return answer.reservation;
  throw new Error(`refused for ${answer.limit}`);
}

function isGranted(quota: ModelQuota, tokens: number, atS: number): boolean {
  return quota.reserve(tokens, START + atS * 1000).ok;
}

describe('a token bucket', () => {
  it('starts full, refills evenly and says how long to wait', () => {
    const quota = quotaOf({ tokensPerMinute: 60_000 });
    granted(quota, 60_000, 0);
    expect(quota.reserve(5000, START)).toEqual({ ok: false, limit: 'tokens', waitMs: 5000 });
    expect(isGranted(quota, 5001, 5)).toBe(false);
    expect(isGranted(quota, 5000, 5)).toBe(true);
  });

  it('gives back what was reserved and not used, once', () => {
    const quota = quotaOf({ tokensPerMinute: 60_000 });
    const reservation = granted(quota, 60_000, 0);
    reservation.settle(20_000, START);
    reservation.settle(0, START);
    expect(isGranted(quota, 40_001, 0)).toBe(false);
    expect(isGranted(quota, 40_000, 0)).toBe(true);
  });

  it('charges output above its reservation as a debt', () => {
    const quota = quotaOf({ tokensPerMinute: 60_000 });
    granted(quota, 50_000, 0).settle(70_000, START);
    expect(isGranted(quota, 1000, 10)).toBe(false);
    expect(isGranted(quota, 1000, 11)).toBe(true);
  });

  it('refills more slowly while others use the account, and not at all when they use everything', () => {
    const shared = quotaOf({ tokensPerMinute: 60_000 }, 30_000);
    granted(shared, 60_000, 0);
    expect(isGranted(shared, 5000, 9)).toBe(false);
    expect(isGranted(shared, 5000, 10)).toBe(true);
    const drained = quotaOf({ tokensPerMinute: 60_000 }, 120_000);
    expect(isGranted(drained, 1, 60)).toBe(false);
  });

  it('charges nothing for a refused request', () => {
    const quota = quotaOf({ tokensPerMinute: 60_000 });
    expect(isGranted(quota, 60_001, 0)).toBe(false);
    expect(isGranted(quota, 60_000, 0)).toBe(true);
  });
});

describe('a token window', () => {
  it('opens again after a minute, all at once', () => {
    const quota = quotaOf({ kind: 'window', tokensPerMinute: 1000 });
    granted(quota, 1000, 10);
    expect(quota.reserve(1, START + 59_000)).toEqual({ ok: false, limit: 'tokens', waitMs: 1000 });
    expect(isGranted(quota, 1000, 60)).toBe(true);
  });

  it('loses a correction that comes after its window', () => {
    const quota = quotaOf({ kind: 'window', tokensPerMinute: 1000 });
    const reservation = granted(quota, 1000, 59);
    granted(quota, 600, 61);
    reservation.settle(0, START + 62_000);
    expect(isGranted(quota, 401, 62)).toBe(false);
    expect(isGranted(quota, 400, 62)).toBe(true);
  });

  it('fills with what others use', () => {
    const quota = quotaOf({ kind: 'window', tokensPerMinute: 1000 }, 600);
    expect(isGranted(quota, 701, 30)).toBe(false);
    expect(isGranted(quota, 700, 30)).toBe(true);
  });
});

describe('requests per minute', () => {
  it('count in 60-second windows, and only when the tokens were there too', () => {
    const quota = quotaOf({ tokensPerMinute: 1000, requestsPerMinute: 2 });
    expect(isGranted(quota, 2000, 0)).toBe(false);
    granted(quota, 1, 1);
    granted(quota, 1, 2);
    expect(quota.reserve(1, START + 3000)).toEqual({ ok: false, limit: 'requests', waitMs: 57_000 });
    expect(isGranted(quota, 1, 60)).toBe(true);
  });
});

it.each(['bucket', 'window'] as const)('a %s never grants more than two minutes of tokens within one', (kind) => {
  const request = fc.record({ tokens: fc.integer({ min: 1, max: 800 }), waitMs: fc.integer({ min: 0, max: 20_000 }) });
  fc.assert(
    fc.property(fc.array(request, { maxLength: 60 }), (requests) => {
      const quota = quotaOf({ kind, tokensPerMinute: 1000 });
      const grants: { readonly at: number; readonly tokens: number }[] = [];
      let at = START;
      for (const { tokens, waitMs } of requests) {
        at += waitMs;
        if (quota.reserve(tokens, at).ok) grants.push({ at, tokens });
      }
      for (const { at: from } of grants) {
        const within = grants.filter((grant) => grant.at >= from && grant.at < from + 60_000);
        expect(within.reduce((sum, { tokens }) => sum + tokens, 0)).toBeLessThanOrEqual(2000);
      }
    }),
  );
});

describe('over the wire', () => {
  it('reserves maxTokens, refuses with 429 and Retry-After, and settles five-fold', async () => {
    const clock = fakeEmulatorClock();
    const quota = { tokensPerMinute: 10_000, retryAfter: true };
    const scenario = {
      models: { [SONNET_4_5]: { quota } },
      rules: [{ answer: { kind: 'text' as const, text: 'x'.repeat(3800) } }],
    };
    const { endpoint } = await openEmulator({ clock, scenario });
    const client = runtimeClient(endpoint);
    const large = new ConverseCommand(ask('Hello', { inferenceConfig: { maxTokens: 9990 } }));
    // Some 10 tokens of input and 1,000 of output, which settle as 5,010 of the 10,000.
    expect((await client.send(large)).usage?.outputTokens).toBe(1000);
    const failure = await failureOf(client.send(large));
    expect(failure).toMatchObject({
      name: 'ThrottlingException',
      message: 'Too many tokens, please wait before trying again.',
    });
    expect(Number(failure.$response?.headers['retry-after'])).toBeGreaterThanOrEqual(29);
    await client.send(new ConverseCommand(ask('Hello', { inferenceConfig: { maxTokens: 4000 } })));
  });

  it('reserves the maximum of the model when maxTokens is left out', async () => {
    const scenario = { models: { [SONNET_4_5]: { quota: { tokensPerMinute: 60_000 } } } };
    const { endpoint } = await openEmulator({ scenario });
    const { inferenceConfig: _left, ...unlimited } = ask('Hello');
    expect(await failureOf(runtimeClient(endpoint).send(new ConverseCommand(unlimited)))).toMatchObject({
      name: 'ThrottlingException',
    });
  });

  it('is kept apart by model and by region', async () => {
    const quota = { requestsPerMinute: 1 };
    const other = 'global.anthropic.claude-sonnet-4-5-20250929-v1:0';
    const { endpoint } = await openEmulator({ scenario: { models: { [SONNET_4_5]: { quota }, [other]: { quota } } } });
    const hello = new ConverseCommand(ask('Hello'));
    await runtimeClient(endpoint).send(hello);
    const failure = await failureOf(runtimeClient(endpoint).send(hello));
    expect(failure.message).toBe('Too many requests, please wait before trying again.');
    await runtimeClient(endpoint, { region: 'us-west-2' }).send(hello);
    await runtimeClient(endpoint).send(new ConverseCommand(ask('Hello', { modelId: other })));
  });
});
