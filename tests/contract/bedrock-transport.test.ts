import { describe, expect, it } from 'vitest';
import { MODEL_PRESETS, modelIdForRegion, routeFor } from '#lib/bedrock';
import { MODEL_TABLE } from '#tests/emulator/model-table.ts';
import { attempt, LONG_TEXT, REGION, REQUEST, ROUTE, startBench } from './bedrock-harness.ts';

describe('an answer over the real SDK', () => {
  it('streams, and ends with the whole text and the real usage', async () => {
    const { emulator, transport } = await startBench({
      scenario: { rules: [{ answer: { kind: 'text', text: LONG_TEXT } }] },
    });
    const { answer, deltas } = await attempt(transport);
    expect(answer).toMatchObject({ text: LONG_TEXT, reasoning: '', stopReason: 'end_turn' });
    expect(answer?.usageEstimated).toBeUndefined();
    expect(deltas.length).toBeGreaterThan(3);
    expect(deltas.map((delta) => delta.text).join('')).toBe(LONG_TEXT);
    const [entry] = emulator.journal;
    expect(entry).toMatchObject({ operation: 'ConverseStream', status: 200, abortedAtMs: null, auth: 'sigv4' });
    expect(answer?.usage).toMatchObject({
      inputTokens: entry?.request?.inputTokens,
      outputTokens: entry?.outputTokens,
    });
  });

  it('thinks first, in words apart from the answer', async () => {
    const { transport } = await startBench({ scenario: { rules: [{ answer: { kind: 'text', text: 'Fine.' } }] } });
    const { answer, deltas } = await attempt(transport, { ...REQUEST, thinking: true });
    expect(answer?.text).toBe('Fine.');
    expect(answer?.reasoning).not.toBe('');
    expect(deltas[0]?.kind).toBe('reasoning');
    expect(deltas.at(-1)?.kind).toBe('text');
  });

  it('sends the classic primary 8,192 tokens with 2,000 of thinking', async () => {
    const { emulator, transport } = await startBench();
    await attempt(transport, { ...REQUEST, maxOutputTokens: 6192, thinking: true });
    expect(emulator.journal[0]?.request).toMatchObject({
      maxTokens: 8192,
      thinking: expect.stringContaining('enabled'),
    });
  });

  it('writes to the cache once and reads from it afterwards', async () => {
    const { transport } = await startBench();
    const request = { ...REQUEST, system: 'Rules of the review. '.repeat(400) };
    const first = await attempt(transport, request);
    const second = await attempt(transport, request);
    expect(first.answer?.usage.cacheWriteTokens).toBeGreaterThan(0);
    expect(second.answer?.usage.cacheReadTokens).toBe(first.answer?.usage.cacheWriteTokens);
  });

  it.each([true, false])('is accepted by every emulated model, thinking wanted: %s', async (thinking) => {
    const { transport } = await startBench({ scenario: { rules: [{ answer: { kind: 'text', text: 'Fine.' } }] } });
    for (const model of MODEL_TABLE) {
      const profiles = model.profiles.filter((prefix) => prefix === 'us' || prefix === 'global');
      const modelId = profiles[0] === undefined ? model.id : `${profiles[0]}.${model.id}`;
      const { answer, fault } = await attempt(
        transport,
        { ...REQUEST, maxOutputTokens: 200_000, thinking },
        { route: routeFor(modelId, REGION) },
      );
      expect(fault, modelId).toBeUndefined();
      expect(answer?.text, modelId).toBe('Fine.');
    }
  });

  it('finds every preset model under its id in the default region', async () => {
    const { transport } = await startBench();
    for (const model of Object.values(MODEL_PRESETS).flatMap((preset) => preset.models)) {
      const { fault } = await attempt(transport, REQUEST, { route: routeFor(modelIdForRegion(model, REGION), REGION) });
      expect(fault, model.baseModelId).toBeUndefined();
    }
  });
});

describe('a refusal before the answer', () => {
  it.each([
    ['ThrottlingException', 429, 'throttled'],
    ['ModelNotReadyException', 429, 'not-ready'],
    ['ServiceUnavailableException', 503, 'transient'],
    ['InternalServerException', 500, 'transient'],
    ['ModelTimeoutException', 408, 'transient'],
    ['ModelErrorException', 424, 'transient'],
    ['ModelStreamErrorException', 424, 'transient'],
    ['ServiceQuotaExceededException', 400, 'quota-exceeded'],
    ['ConflictException', 400, 'request'],
    ['ValidationException', 400, 'request'],
    ['AccessDeniedException', 403, 'access'],
    ['ResourceNotFoundException', 404, 'not-found'],
    ['ExpiredTokenException', 403, 'credentials'],
    ['UnrecognizedClientException', 403, 'credentials'],
    ['InvalidSignatureException', 403, 'credentials'],
  ] as const)('%s arrives as %d and means %s, after one attempt', async (type, status, kind) => {
    const { emulator, transport } = await startBench({ scenario: { rules: [{ error: { type } }] } });
    const { fault, deltas } = await attempt(transport);
    expect(fault).toMatchObject({ kind, code: type, status, emittedOutput: false });
    expect(fault?.message).not.toBe('');
    expect(deltas).toEqual([]);
    expect(emulator.journal).toHaveLength(1);
  });

  it('an overloaded model (529) is a passing trouble', async () => {
    const { transport } = await startBench({ scenario: { rules: [{ error: { type: 'overloaded_error' } }] } });
    expect((await attempt(transport)).fault).toMatchObject({ kind: 'transient', status: 529 });
  });

  it('reads Retry-After', async () => {
    const { transport } = await startBench({
      scenario: { rules: [{ error: { type: 'ThrottlingException', retryAfterS: 12 } }] },
    });
    expect((await attempt(transport)).fault).toMatchObject({ kind: 'throttled', retryAfterMs: 12_000 });
  });

  it.each([
    ['anthropic.claude-sonnet-4-5-20250929-v1:0', 'route-limitation'],
    ['us.anthropic.claude-nothing-9', 'not-found'],
  ])('%s, called in a way the service does not know, is %s', async (modelId, kind) => {
    const { transport } = await startBench();
    expect((await attempt(transport, REQUEST, { route: routeFor(modelId, REGION) })).fault?.kind).toBe(kind);
  });

  it.each([
    ['denied', 'access'],
    ['form-required', 'not-found'],
  ] as const)('a model the account may not use (%s) is %s', async (access, kind) => {
    const base = 'anthropic.claude-sonnet-4-5-20250929-v1:0';
    const { transport } = await startBench({
      scenario: { models: { [base]: { access }, [ROUTE.modelId]: { access } } },
    });
    expect((await attempt(transport)).fault?.kind).toBe(kind);
  });

  it('a request at fault stays a request at fault', async () => {
    const { transport } = await startBench();
    const { fault } = await attempt(transport, { ...REQUEST, messages: [{ role: 'assistant', text: 'I begin.' }] });
    expect(fault).toMatchObject({ kind: 'request', code: 'ValidationException', status: 400 });
  });

  it('a prompt beyond the context window may fit another model', async () => {
    const { transport } = await startBench();
    const text = 'many words in one long document '.repeat(40_000);
    const { fault } = await attempt(transport, { ...REQUEST, messages: [{ role: 'user', text }] });
    expect(fault).toMatchObject({ kind: 'route-limitation', code: 'ValidationException' });
  });

  it('nobody listening is a network error', async () => {
    const { closeEmulator, transport } = await startBench();
    await closeEmulator();
    expect((await attempt(transport)).fault).toMatchObject({ kind: 'transient', code: 'NetworkError' });
  });
});

describe('trouble inside the stream', () => {
  const answer = { kind: 'text', text: LONG_TEXT } as const;

  it.each([
    ['ThrottlingException', 'throttled'],
    ['ModelStreamErrorException', 'transient'],
    ['ServiceUnavailableException', 'transient'],
    ['InternalServerException', 'transient'],
    ['ValidationException', 'request'],
  ] as const)('%s after the first words means %s, and that words were shown', async (type, kind) => {
    const error = { when: 'mid-stream', type, afterFrames: 5 } as const;
    const { transport } = await startBench({ scenario: { rules: [{ answer, error }] } });
    const { fault, deltas } = await attempt(transport);
    expect(fault).toMatchObject({ kind, code: type, emittedOutput: true });
    expect(deltas.length).toBeGreaterThan(0);
  });

  it.each([0, 1])(
    'an exception after %d frames, before any word, leaves the field free for another model',
    async (afterFrames) => {
      const error = { when: 'mid-stream', type: 'ThrottlingException', afterFrames } as const;
      const { transport } = await startBench({ scenario: { rules: [{ answer, error }] } });
      expect((await attempt(transport)).fault).toMatchObject({ kind: 'throttled', emittedOutput: false });
    },
  );

  it.each([0, 1, 4])('a stream cut after %d frames is never an answer', async (cutAfterFrames) => {
    const { transport } = await startBench({ scenario: { rules: [{ answer, cutAfterFrames }] } });
    const { fault } = await attempt(transport);
    expect(fault).toMatchObject({ kind: 'transient', code: 'StreamCut', emittedOutput: cutAfterFrames === 4 });
  });

  it.each([0, 4])('a corrupt frame (number %d) is never an answer', async (corruptFrame) => {
    const { emulator, transport } = await startBench({ scenario: { rules: [{ answer, corruptFrame }] } });
    const { fault } = await attempt(transport);
    expect(fault).toMatchObject({ kind: 'transient', code: 'StreamCorrupt', emittedOutput: corruptFrame === 4 });
    expect(emulator.journal).toHaveLength(1);
  });

  it.each([
    ['malformed_model_output', 'malformed'],
    ['malformed_tool_use', 'malformed'],
    ['model_context_window_exceeded', 'route-limitation'],
    ['content_filtered', 'route-limitation'],
    ['guardrail_intervened', 'request'],
  ] as const)('the stop reason %s is no success but %s', async (stopReason, kind) => {
    const { transport } = await startBench({ scenario: { rules: [{ answer, stopReason }] } });
    expect((await attempt(transport)).fault).toMatchObject({ kind, code: stopReason });
  });

  it('an answer cut by its own ceiling says so', async () => {
    const { transport } = await startBench({ scenario: { rules: [{ answer }] } });
    const result = await attempt(transport, { ...REQUEST, maxOutputTokens: 20 });
    expect(result.answer).toMatchObject({ stopReason: 'max_tokens' });
    expect(LONG_TEXT.startsWith(result.answer?.text ?? 'x')).toBe(true);
  });

  it("an empty answer is the model's failure", async () => {
    const { transport } = await startBench({ scenario: { rules: [{ answer: { kind: 'text', text: '' } }] } });
    expect((await attempt(transport)).fault).toMatchObject({ kind: 'malformed', code: 'EmptyAnswer' });
  });
});

describe('hangs and stops', () => {
  const answer = { kind: 'text', text: LONG_TEXT } as const;

  it('gives up a call that never begins', async () => {
    const { emulator, transport } = await startBench({
      scenario: { rules: [{ hang: {} }] },
      idleLimits: { firstByteMs: 80, betweenChunksMs: 10_000 },
    });
    expect((await attempt(transport)).fault).toMatchObject({
      kind: 'transient',
      code: 'StreamIdle',
      emittedOutput: false,
    });
    await emulator.waitFor((entry) => entry.abortedAtMs !== null);
  });

  it('gives up a stream that falls silent', async () => {
    const { emulator, transport } = await startBench({
      scenario: { rules: [{ answer, hang: { afterFrames: 5 } }] },
      idleLimits: { firstByteMs: 10_000, betweenChunksMs: 80 },
    });
    const { fault } = await attempt(transport);
    expect(fault).toMatchObject({ kind: 'transient', code: 'StreamIdle', emittedOutput: true });
    await emulator.waitFor((entry) => entry.abortedAtMs !== null);
  });

  it('is patient with a stream that is merely slow', async () => {
    const { transport } = await startBench({
      scenario: { rules: [{ answer: { kind: 'text', text: 'A few slow words.' }, perFrameMs: 30 }] },
      idleLimits: { firstByteMs: 1000, betweenChunksMs: 1000 },
    });
    expect((await attempt(transport)).answer?.text).toBe('A few slow words.');
  });

  it('really closes the connection when stopped while the model writes', async () => {
    const { emulator, transport } = await startBench({ scenario: { rules: [{ answer, perFrameMs: 25 }] } });
    const controller = new AbortController();
    const { fault } = await attempt(transport, REQUEST, {
      signal: controller.signal,
      onDelta: () => controller.abort(),
    });
    expect(fault).toEqual({
      kind: 'cancelled',
      code: 'Cancelled',
      message: 'The request was stopped.',
      emittedOutput: true,
    });
    const entry = await emulator.waitFor(({ abortedAtMs }) => abortedAtMs !== null);
    expect(entry.framesSent).toBeLessThan(20);
  });

  it('stops before the answer has begun', async () => {
    const { emulator, transport } = await startBench({ scenario: { rules: [{ hang: {} }] } });
    const controller = new AbortController();
    const running = attempt(transport, REQUEST, { signal: controller.signal });
    await emulator.waitFor((entry) => entry.phase === 'open');
    controller.abort();
    expect((await running).fault).toMatchObject({ kind: 'cancelled', emittedOutput: false });
    await emulator.waitFor((entry) => entry.abortedAtMs !== null);
  });

  it('sends nothing at all when stopped beforehand', async () => {
    const { emulator, transport } = await startBench();
    expect((await attempt(transport, REQUEST, { signal: AbortSignal.abort() })).fault?.kind).toBe('cancelled');
    expect(emulator.journal).toEqual([]);
  });

  it('stops one request without touching another', async () => {
    const { transport } = await startBench({ scenario: { rules: [{ answer, perFrameMs: 2 }] } });
    const controller = new AbortController();
    const [stopped, other] = await Promise.all([
      attempt(transport, REQUEST, { signal: controller.signal, onDelta: () => controller.abort() }),
      attempt(transport),
    ]);
    expect(stopped.fault?.kind).toBe('cancelled');
    expect(other.answer?.text).toBe(LONG_TEXT);
  });
});
