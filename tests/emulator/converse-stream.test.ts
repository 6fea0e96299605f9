import { ConverseCommand, ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime';
import { expect, it } from 'vitest';
import { fakeEmulatorClock } from '#tests/fakes/fake-emulator-clock.ts';
import { openEmulator } from './open-emulator.ts';
import {
  ask,
  collect,
  failureOf,
  kindOf,
  reasoningIn,
  runtimeClient,
  SECTION_TEXT,
  SONNET_4_6,
  sectionMessage,
  textIn,
} from './sdk-clients.ts';

const THINKING = { additionalModelRequestFields: { thinking: { type: 'enabled', budget_tokens: 1024 } } };

it('answers with findings of the section as JSON Lines, quoted word for word', async () => {
  const { endpoint } = await openEmulator();
  const { stream } = await runtimeClient(endpoint).send(new ConverseStreamCommand(ask(sectionMessage())));
  const lines = textIn(await collect(stream))
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown> & Record<number, string>);
  const findings = lines.slice(0, -1);
  expect(findings.length).toBeGreaterThan(1);
  for (const finding of findings) expect(SECTION_TEXT).toContain(finding[3]);
  expect(lines.at(-1)).toEqual({ risk: expect.stringMatching(/high|medium|low/), findings: findings.length });
});

it('gives the same answer to the same request, streamed or not', async () => {
  const { endpoint } = await openEmulator();
  const client = runtimeClient(endpoint);
  const { stream } = await client.send(new ConverseStreamCommand(ask(sectionMessage())));
  const whole = await client.send(new ConverseCommand(ask(sectionMessage())));
  expect(whole.output?.message?.content?.[0]?.text).toBe(textIn(await collect(stream)));
  expect(whole.metrics?.latencyMs).toBeGreaterThanOrEqual(0);
});

it('reasons first, signed and in a block of its own, when thinking was asked for', async () => {
  const { endpoint } = await openEmulator();
  const { stream } = await runtimeClient(endpoint).send(new ConverseStreamCommand(ask(sectionMessage(), THINKING)));
  const events = await collect(stream);
  expect(reasoningIn(events)).toContain('Delivery');
  const deltas = events.flatMap(({ contentBlockDelta }) => (contentBlockDelta ? [contentBlockDelta] : []));
  const isReasoning = deltas.map(({ delta }) => delta?.reasoningContent !== undefined);
  expect(isReasoning.lastIndexOf(true)).toBeLessThan(isReasoning.indexOf(false));
  expect(deltas.filter(({ delta }) => delta?.reasoningContent?.signature)).toHaveLength(1);
  expect(new Set(deltas.map(({ contentBlockIndex }) => contentBlockIndex))).toEqual(new Set([0, 1]));
  expect(events.slice(-2).map(kindOf)).toEqual(['messageStop', 'metadata']);
});

it('keeps the words of its reasoning back on a newer model until a summary is asked for', async () => {
  const { endpoint } = await openEmulator();
  const client = runtimeClient(endpoint);
  const thinkOn = async (display: string | undefined): Promise<string> => {
    const thinking = display ? { type: 'adaptive', display } : { type: 'adaptive' };
    const request = ask(sectionMessage(), {
      modelId: 'us.anthropic.claude-sonnet-5-5',
      additionalModelRequestFields: { thinking },
    });
    return reasoningIn(await collect((await client.send(new ConverseStreamCommand(request))).stream));
  };
  expect(await thinkOn(undefined)).toBe('');
  expect(await thinkOn('summarized')).toContain('Delivery');
});

it('reports usage and time at the end, reasoning counted as output', async () => {
  const { endpoint } = await openEmulator();
  const client = runtimeClient(endpoint);
  const usageOf = async (more: Parameters<typeof ask>[1]) => {
    const events = await collect((await client.send(new ConverseStreamCommand(ask(sectionMessage(), more)))).stream);
    return events.at(-1)?.metadata;
  };
  const plain = await usageOf({});
  const thoughtful = await usageOf(THINKING);
  expect(plain?.usage).toMatchObject({ cacheReadInputTokens: 0, cacheWriteInputTokens: 0 });
  expect(plain?.usage?.totalTokens).toBe((plain?.usage?.inputTokens ?? 0) + (plain?.usage?.outputTokens ?? 0));
  expect(thoughtful?.usage?.outputTokens).toBeGreaterThan(plain?.usage?.outputTokens ?? 0);
  expect(plain?.metrics?.latencyMs).toBeGreaterThanOrEqual(0);
});

it('stops at maxTokens', async () => {
  const { endpoint } = await openEmulator();
  const request = ask(sectionMessage(), { inferenceConfig: { maxTokens: 20 } });
  const events = await collect((await runtimeClient(endpoint).send(new ConverseStreamCommand(request))).stream);
  expect(events.find((event) => event.messageStop)?.messageStop?.stopReason).toBe('max_tokens');
  expect(events.at(-1)?.metadata?.usage?.outputTokens).toBeLessThanOrEqual(20);
});

it('looks for the section in earlier messages when the last one only asks for a repair', async () => {
  const { endpoint } = await openEmulator();
  const messages = [
    { role: 'user' as const, content: [{ text: sectionMessage() }] },
    { role: 'assistant' as const, content: [{ text: 'no' }] },
    { role: 'user' as const, content: [{ text: 'Give the whole answer again.' }] },
  ];
  const { stream } = await runtimeClient(endpoint).send(new ConverseStreamCommand(ask('', { messages })));
  expect(textIn(await collect(stream))).toContain('"findings":');
});

it('reads from the prompt cache what it wrote there before, until it is too old', async () => {
  const clock = fakeEmulatorClock();
  const { endpoint } = await openEmulator({ clock });
  const client = runtimeClient(endpoint);
  const system = [{ text: 'Review with care. '.repeat(600) }, { cachePoint: { type: 'default' as const } }];
  const usage = async () =>
    (await client.send(new ConverseCommand(ask('Hello', { modelId: SONNET_4_6, system })))).usage;
  const first = await usage();
  const second = await usage();
  expect(first?.cacheWriteInputTokens).toBeGreaterThan(2048);
  expect(second).toMatchObject({ cacheReadInputTokens: first?.cacheWriteInputTokens, cacheWriteInputTokens: 0 });
  expect(second?.inputTokens).toBe(first?.inputTokens);
  clock.advance(301_000);
  const client2 = runtimeClient(endpoint, { systemClockOffset: 301_000 });
  const third = await client2.send(new ConverseCommand(ask('Hello', { modelId: SONNET_4_6, system })));
  expect(third.usage?.cacheReadInputTokens).toBe(0);
});

it('waits before the first byte and between frames', async () => {
  const clock = fakeEmulatorClock();
  const { endpoint, waitFor } = await openEmulator({
    clock,
    scenario: { rules: [{ firstByteMs: 2000, perFrameMs: 100, answer: { kind: 'empty' } }] },
  });
  const pending = runtimeClient(endpoint).send(new ConverseStreamCommand(ask('Hello')));
  await waitFor((entry) => entry.request !== null);
  clock.advance(1999);
  clock.advance(1);
  const events = collect((await pending).stream);
  await waitFor((entry) => entry.framesSent === 1);
  clock.advance(100);
  await waitFor((entry) => entry.framesSent === 2);
  clock.advance(100);
  expect((await events).map(kindOf)).toEqual(['messageStart', 'messageStop', 'metadata']);
  expect((await waitFor((entry) => entry.phase === 'served')).durationMs).toBe(2200);
});

it('notes when the client goes away, and sends nothing after it', async () => {
  const clock = fakeEmulatorClock();
  const { endpoint, waitFor } = await openEmulator({ clock, scenario: { rules: [{ perFrameMs: 1000 }] } });
  const stop = new AbortController();
  const { stream } = await runtimeClient(endpoint).send(new ConverseStreamCommand(ask(sectionMessage())), {
    abortSignal: stop.signal,
  });
  const reading = failureOf(collect(stream));
  await waitFor((entry) => entry.framesSent === 1);
  clock.advance(700);
  stop.abort();
  await reading;
  expect(await waitFor((entry) => entry.phase === 'served')).toMatchObject({
    abortedAtMs: 700,
    framesSent: 1,
    outputTokens: 0,
  });
});
