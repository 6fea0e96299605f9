import { ConverseCommand, ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime';
import { describe, expect, it } from 'vitest';
import { fakeEmulatorClock } from '#tests/fakes/fake-emulator-clock.ts';
import { AWS_ERRORS } from './aws-error.ts';
import { openEmulator } from './open-emulator.ts';
import { HTTP_ERRORS, STOP_REASONS, STREAM_ERRORS } from './scenario-schema.ts';
import {
  ask,
  collect,
  failureOf,
  kindOf,
  runtimeClient,
  SECTION_TEXT,
  SONNET_4_5,
  SONNET_4_6,
  sectionMessage,
  textIn,
} from './sdk-clients.ts';

const streamed = new ConverseStreamCommand(ask(sectionMessage()));

it.each(HTTP_ERRORS.filter((type) => type !== 'overloaded_error'))(
  'answers with %s, as the SDK knows it',
  async (type) => {
    const { endpoint, journal } = await openEmulator({
      scenario: { rules: [{ error: { type, message: 'As told.' } }] },
    });
    const failure = await failureOf(runtimeClient(endpoint).send(streamed));
    expect(failure).toMatchObject({
      name: type,
      message: 'As told.',
      $metadata: { httpStatusCode: AWS_ERRORS[type].status },
    });
    expect(journal[0]).toMatchObject({ status: AWS_ERRORS[type].status, error: type, framesSent: 0 });
  },
);

it('answers with the undocumented 529 of an overloaded model', async () => {
  const scenario = { rules: [{ error: { type: 'overloaded_error' as const, retryAfterS: 3 } }] };
  const { endpoint } = await openEmulator({ scenario });
  const failure = await failureOf(runtimeClient(endpoint).send(streamed));
  expect(failure).toMatchObject({ $metadata: { httpStatusCode: 529 } });
  expect(failure.$response?.headers['retry-after']).toBe('3');
});

it.each(STREAM_ERRORS)('breaks a stream off with %s', async (type) => {
  const rule = { error: { when: 'mid-stream' as const, type, afterFrames: 3, message: 'Half-way.' } };
  const { endpoint, waitFor } = await openEmulator({ scenario: { rules: [rule] } });
  const { stream } = await runtimeClient(endpoint).send(streamed);
  const seen: string[] = [];
  const reading = (async () => {
    for await (const event of stream ?? []) seen.push(kindOf(event));
  })();
  expect(await failureOf(reading)).toMatchObject({ name: type, message: 'Half-way.' });
  expect(seen).toEqual(['messageStart', 'contentBlockDelta', 'contentBlockDelta']);
  expect(await waitFor((entry) => entry.phase === 'served')).toMatchObject({ status: 200, error: type, framesSent: 4 });
});

it('cuts the connection after some frames', async () => {
  const { endpoint, waitFor } = await openEmulator({ scenario: { rules: [{ cutAfterFrames: 2 }] } });
  const { stream } = await runtimeClient(endpoint).send(streamed);
  await failureOf(collect(stream));
  const entry = await waitFor(({ phase }) => phase === 'served');
  expect(entry).toMatchObject({ error: 'cut', framesSent: 2, abortedAtMs: null });
});

it('cuts an answer that does not stream in its middle', async () => {
  const { endpoint } = await openEmulator({ scenario: { rules: [{ cutAfterFrames: 0 }] } });
  await failureOf(runtimeClient(endpoint).send(new ConverseCommand(ask(sectionMessage()))));
});

it('sends a frame whose checksum is wrong', async () => {
  const { endpoint } = await openEmulator({ scenario: { rules: [{ corruptFrame: 1 }] } });
  const { stream } = await runtimeClient(endpoint).send(streamed);
  expect((await failureOf(collect(stream))).message).toMatch(/checksum/i);
});

it.each([0, 2])('falls silent after %i frames until the client gives up', async (afterFrames) => {
  const { endpoint, waitFor } = await openEmulator({ scenario: { rules: [{ hang: { afterFrames } }] } });
  const stop = new AbortController();
  const reading = runtimeClient(endpoint)
    .send(streamed, { abortSignal: stop.signal })
    .then(({ stream }) => collect(stream));
  await waitFor((entry) => entry.error === 'hang');
  stop.abort();
  await failureOf(reading);
  const entry = await waitFor(({ phase }) => phase === 'served');
  expect(entry.framesSent).toBe(afterFrames);
  expect(entry.abortedAtMs).not.toBeNull();
});

it.each(STOP_REASONS)('stops with %s when told to', async (stopReason) => {
  const { endpoint } = await openEmulator({ scenario: { rules: [{ stopReason }] } });
  const answer = await runtimeClient(endpoint).send(new ConverseCommand(ask(sectionMessage())));
  expect(answer.stopReason).toBe(stopReason);
});

describe('throttling by rule', () => {
  it('ends with its time, for its model alone', async () => {
    const clock = fakeEmulatorClock();
    const scenario = { rules: [{ model: SONNET_4_5, throttle: { fromS: 0, toS: 60, retryAfterS: 7 } }] };
    const { endpoint } = await openEmulator({ clock, scenario });
    const client = runtimeClient(endpoint);
    const failure = await failureOf(client.send(streamed));
    expect(failure).toMatchObject({ name: 'ThrottlingException', $metadata: { httpStatusCode: 429 } });
    expect(failure.$response?.headers['retry-after']).toBe('7');
    await client.send(new ConverseCommand(ask('Hello', { modelId: SONNET_4_6 })));
    clock.advance(60_000);
    await client.send(new ConverseCommand(ask('Hello')));
  });

  it('ends with its number of requests', async () => {
    const { endpoint, journal } = await openEmulator({ scenario: { rules: [{ throttle: { firstRequests: 2 } }] } });
    const client = runtimeClient(endpoint);
    for (const _attempt of [1, 2])
      expect(await failureOf(client.send(streamed))).toMatchObject({ name: 'ThrottlingException' });
    await collect((await client.send(streamed)).stream);
    expect(journal.map(({ status }) => status)).toEqual([429, 429, 200]);
  });
});

describe('rules', () => {
  it('apply to the request numbers they name', async () => {
    const scenario = { rules: [{ requests: { from: 2, to: 2 }, error: { type: 'InternalServerException' as const } }] };
    const { endpoint, journal } = await openEmulator({ scenario });
    const client = runtimeClient(endpoint);
    for (const _attempt of [1, 2, 3]) await client.send(new ConverseCommand(ask('Hello'))).catch(() => undefined);
    expect(journal.map(({ status }) => status)).toEqual([200, 500, 200]);
  });

  it.each([
    ['denied', 'AccessDeniedException', 403],
    ['form-required', 'ResourceNotFoundException', 404],
    ['unknown', 'ResourceNotFoundException', 404],
  ] as const)('can make a model %s', async (access, name, httpStatusCode) => {
    const { endpoint } = await openEmulator({ scenario: { models: { [SONNET_4_5]: { access } } } });
    expect(await failureOf(runtimeClient(endpoint).send(streamed))).toMatchObject({
      name,
      $metadata: { httpStatusCode },
    });
  });

  it('begin anew with another scenario', async () => {
    const { endpoint, setScenario } = await openEmulator({ scenario: { rules: [{ throttle: {} }] } });
    const client = runtimeClient(endpoint);
    await failureOf(client.send(streamed));
    setScenario({});
    await expect(client.send(streamed)).resolves.toBeDefined();
  });
});

describe('answers', () => {
  const answerOf = async (
    answer: NonNullable<NonNullable<Parameters<typeof openEmulator>[0]>['scenario']>['rules'],
  ) => {
    const { endpoint } = await openEmulator({ scenario: { rules: answer ?? [] } });
    return textIn(await collect((await runtimeClient(endpoint).send(streamed)).stream));
  };

  it('are malformed on demand', async () => {
    const text = await answerOf([{ answer: { kind: 'malformed' } }]);
    expect(text).toContain('```json');
    expect(text).not.toContain('"risk"');
  });

  it('quote words that are nowhere in the section on demand', async () => {
    const [line = ''] = (await answerOf([{ answer: { kind: 'invented' } }])).split('\n');
    expect(SECTION_TEXT).not.toContain((JSON.parse(line) as string[])[3]);
  });

  it('try to call out on demand, with a true quote', async () => {
    const canary = 'http://127.0.0.1:9/c';
    const text = await answerOf([{ answer: { kind: 'hostile', canary } }]);
    const [line = ''] = text.split('\n');
    expect(SECTION_TEXT).toContain((JSON.parse(line) as string[])[3]);
    expect(text).toContain(`![status](${canary}/pixel.png`);
    expect(text).toContain('<script>');
  });

  it.each([
    [{ kind: 'empty' as const }, ''],
    [{ kind: 'text' as const, text: 'Só isto 🙂.' }, 'Só isto 🙂.'],
    [{ kind: 'no-findings' as const }, '{"risk":"none","findings":0}'],
  ])('are %o on demand', async (answer, text) => {
    expect(await answerOf([{ answer }])).toBe(text);
  });
});
