import { ConverseCommand, type ConverseCommandOutput, ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime';
import { LLMock } from '@copilotkit/aimock';
import { expect, it, onTestFinished } from 'vitest';
import { openEmulator } from '#tests/emulator/open-emulator.ts';
import { ask, collect, kindOf, reasoningIn, runtimeClient, textIn } from '#tests/emulator/sdk-clients.ts';

/**
 * The same calls of the real SDK, answered by the emulator and by an implementation written by others. Where the two
 * agree, neither the emulator nor this project's reading of the protocol is alone in it.
 */
const ANSWER = 'The term “promptly” is vague — 期限を決めてください 🙂.';
const REASONING = 'I read it twice.';

async function startBoth(): Promise<readonly string[]> {
  const { endpoint } = await openEmulator({ scenario: { rules: [{ answer: { kind: 'text', text: ANSWER } }] } });
  const other = new LLMock({ port: 0 });
  other.onMessage('think', { content: ANSWER, reasoning: REASONING });
  other.onMessage('say', { content: ANSWER });
  await other.start();
  onTestFinished(async () => {
    await other.stop();
  });
  return [endpoint, other.url];
}

const THINKING = { additionalModelRequestFields: { thinking: { type: 'enabled', budget_tokens: 1024 } } };

/**
 * Kinds of events, runs of deltas counted once. The start of a text or reasoning block carries nothing, and servers are free to
 * leave it out, so it does not count.
 */
function outline(kinds: readonly string[]): string[] {
  return kinds.filter((kind) => kind !== 'contentBlockStart').filter((kind, index, all) => kind !== all[index - 1]);
}

it.each([
  ['text', 'say it', {}, 1],
  ['reasoning and text', 'think about it', THINKING, 2],
] as const)('streams %s as the same sequence of events', async (_case, prompt, more, blocks) => {
  const seen = [];
  for (const endpoint of await startBoth()) {
    const client = runtimeClient(endpoint);
    const events = await collect((await client.send(new ConverseStreamCommand(ask(prompt, more)))).stream);
    const stop = events.find((event) => event.messageStop)?.messageStop?.stopReason;
    const role = events[0]?.messageStart?.role;
    const usage = Object.keys(events.at(-1)?.metadata?.usage ?? {});
    seen.push({ kinds: outline(events.map(kindOf)), text: textIn(events), stop, role });
    expect(usage).toEqual(expect.arrayContaining(['inputTokens', 'outputTokens', 'totalTokens']));
    expect(reasoningIn(events) !== '').toBe(blocks === 2);
  }
  expect(seen[0]?.text).toBe(ANSWER);
  expect(seen[0]?.kinds.filter((kind) => kind === 'contentBlockStop')).toHaveLength(blocks);
  expect(seen[1]).toEqual(seen[0]);
});

/** The members that both kinds of server must fill, with their types instead of their values. */
function shapeOf(answer: ConverseCommandOutput): unknown {
  return {
    role: answer.output?.message?.role,
    blocks: answer.output?.message?.content?.map((block) => Object.keys(block)),
    text: answer.output?.message?.content?.at(-1)?.text,
    stopReason: answer.stopReason,
    usage: [answer.usage?.inputTokens, answer.usage?.outputTokens, answer.usage?.totalTokens].map(
      (count) => typeof count,
    ),
    latencyMs: typeof answer.metrics?.latencyMs,
    status: answer.$metadata.httpStatusCode,
  };
}

it.each([
  ['text', 'say it', {}],
  ['reasoning and text', 'think about it', THINKING],
] as const)('answers with %s in the same shape', async (_case, prompt, more) => {
  const shapes = [];
  for (const endpoint of await startBoth()) {
    shapes.push(shapeOf(await runtimeClient(endpoint).send(new ConverseCommand(ask(prompt, more)))));
  }
  expect(shapes[0]).toMatchObject({ text: ANSWER, stopReason: 'end_turn' });
  expect(shapes[1]).toEqual(shapes[0]);
});
