import { describe, expect, it, vi } from 'vitest';
import { type Fault, type FaultKind, ModelFault, type Route } from '#lib/routing';
import { failing, fakeDispatcher, fakeSubmission } from '#tests/fakes/fake-dispatcher.ts';
import { fakeFault, fakeUsage } from '#tests/fakes/fake-manager.ts';
import { createModelCheck, type ModelCheckPorts } from './model-check.ts';
import { ProblemError } from './problem.ts';

type Send = ModelCheckPorts['send'];
const ANSWER = { text: 'OK', reasoning: '', stopReason: 'end_turn' as const, usage: fakeUsage(12, 1), latencyMs: 1 };
const answers: Send = async () => ANSWER;

function fails(...faults: readonly (Fault | FaultKind)[]): Send {
  const left = [...faults];
  return async () => {
    const fault = left.shift();
    if (fault === undefined) return ANSWER;
    throw new ModelFault(typeof fault === 'string' ? fakeFault(fault) : fault);
  };
}

/** A check of models that have all been throttled, `after` a while. */
async function checkOfExhausted(
  send: Send,
  { retryAfterMs = 0, ports = {} as Partial<ModelCheckPorts>, after = 5_000 } = {},
) {
  const { clock, dispatcher, records } = fakeDispatcher(['a', 'b']);
  const controller = new AbortController();
  const throttled = fakeFault('throttled', retryAfterMs > 0 ? { retryAfterMs } : {});
  for (let round = 0; round < 4; round += 1) {
    const request = dispatcher.submit(
      fakeSubmission(failing(throttled, throttled, throttled, throttled), {
        requestId: `r${round}`,
        signal: controller.signal,
        deadlineAtMs: clock.now() + 500,
      }),
    );
    request.catch(() => undefined);
    await clock.advance(round < 3 ? 2_500 : 600);
  }
  await clock.advance(after);
  const sent: string[] = [];
  let count = 0;
  const check = createModelCheck({
    dispatcher,
    send: (route: Route, ...call) => {
      sent.push(route.id);
      return send(route, ...call);
    },
    newId: () => `n${++count}`,
    endpoint: async () => 'https://bedrock.test',
    ensureReady: async () => undefined,
    now: clock.now,
    timeout: () => new AbortController().signal,
    ...ports,
  });
  return { check, sent, clock, dispatcher, records };
}

describe('a check of the models', () => {
  it('asks nobody while a model can be had', async () => {
    const { dispatcher, clock } = fakeDispatcher(['a']);
    const send = vi.fn(answers);
    const check = createModelCheck({
      dispatcher,
      send,
      newId: () => 'n',
      endpoint: async () => '',
      ensureReady: async () => undefined,
      now: clock.now,
      timeout: () => new AbortController().signal,
    });
    await expect(check()).resolves.toEqual({ kind: 'available', modelName: null });
    expect(send).not.toHaveBeenCalled();
  });

  it('notices an early recovery by one tiny request, and unlocks', async () => {
    const { check, sent, dispatcher, records } = await checkOfExhausted(answers);
    expect(dispatcher.exhaustion()).not.toBeNull();
    await expect(check()).resolves.toEqual({ kind: 'available', modelName: 'Model A' });
    expect(sent).toEqual(['a']);
    expect(dispatcher.exhaustion()).toBeNull();
    expect(records.at(-1)).toMatchObject({ requestKind: 'probe', outcome: 'answered', next: { kind: 'ended' } });
  });

  it('asks the next model where the first refuses', async () => {
    const { check, sent } = await checkOfExhausted(fails('throttled'));
    await expect(check()).resolves.toEqual({ kind: 'available', modelName: 'Model B' });
    expect(sent).toEqual(['a', 'b']);
  });

  it('says that all refused, and has asked each once', async () => {
    const { check, sent } = await checkOfExhausted(fails('throttled', 'throttled', 'throttled'));
    await expect(check()).resolves.toEqual({ kind: 'refused' });
    expect(sent).toEqual(['a', 'b']);
  });

  it('asks nobody before the moment that the service named, and says when that is', async () => {
    const { check, sent, clock } = await checkOfExhausted(answers, { retryAfterMs: 90_000 });
    const found = await check();
    expect(found).toMatchObject({ kind: 'not-yet' });
    expect(found.kind === 'not-yet' && found.nextAtMs - clock.now()).toBeGreaterThan(60_000);
    expect(sent).toEqual([]);
  });

  it('says that waiting will not help where it does not', async () => {
    const { check } = await checkOfExhausted(fails('access', 'not-found'));
    await expect(check()).resolves.toEqual({ kind: 'unusable' });
  });

  it('takes a model that only thought for one that can be had', async () => {
    const empty = fakeFault('malformed', { code: 'EmptyAnswer' });
    const { check } = await checkOfExhausted(fails(empty));
    await expect(check()).resolves.toEqual({ kind: 'available', modelName: 'Model A' });
  });

  it('is one check, however many ask for it at once', async () => {
    const { check, sent } = await checkOfExhausted(fails('throttled', 'throttled'));
    await expect(Promise.all([check(), check(), check()])).resolves.toEqual(Array(3).fill({ kind: 'refused' }));
    expect(sent).toEqual(['a', 'b']);
  });

  it('tells of what keeps any model from being asked', async () => {
    const problem = { code: 'credentials-missing' } as const;
    const ensureReady = () => Promise.reject(new ProblemError(problem));
    const { check, sent } = await checkOfExhausted(answers, { ports: { ensureReady } });
    await expect(check()).rejects.toMatchObject({ problem });
    expect(sent).toEqual([]);
  });

  it('tells of credentials that have expired', async () => {
    const expired = fakeFault('credentials', { code: 'ExpiredTokenException' });
    const { check } = await checkOfExhausted(fails(expired, expired, expired));
    await expect(check()).rejects.toMatchObject({ problem: { code: 'credentials-expired' } });
  });

  it('gives a model up that says nothing', async () => {
    const timer = new AbortController();
    const silent: Send = (_route, _request, { signal }) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    const { check, dispatcher } = await checkOfExhausted(silent, { ports: { timeout: () => timer.signal } });
    const found = check();
    await vi.waitFor(() => expect(dispatcher.state().requests).toHaveLength(1));
    timer.abort(new DOMException('too long', 'TimeoutError'));
    await expect(found).resolves.toEqual({ kind: 'refused' });
  });
});
