import { describe, expect, it, vi } from 'vitest';
import { failing, fakeDispatcher, fakeSubmission, hanging } from '#tests/fakes/fake-dispatcher.ts';
import { fakeFault, fakeRoute, fakeUsage } from '#tests/fakes/fake-manager.ts';
import { CredentialsRejectedError } from './credentials-rejected-error.ts';
import type { AttemptContext } from './dispatcher-ports.ts';
import type { ManagerState } from './manager-state.ts';
import { ModelFault } from './model-fault.ts';
import { ModelsExhaustedError } from './models-exhausted-error.ts';
import { OutputInterruptedError } from './output-interrupted-error.ts';
import { RequestRejectedError } from './request-rejected-error.ts';

describe('a submitted request', () => {
  it('is answered, with where the answer came from', async () => {
    const { clock, dispatcher } = fakeDispatcher(['a', 'b']);
    const startMs = clock.now();
    const promise = dispatcher.submit(
      fakeSubmission(async (attempt) => {
        await new Promise<void>((resolve) => clock.schedule(clock.now() + 1_500, resolve));
        return { value: attempt.route.name, usage: fakeUsage(100, 10) };
      }),
    );
    await clock.advance(2_000);
    await expect(promise).resolves.toEqual({
      value: 'Model A',
      usage: fakeUsage(100, 10),
      route: fakeRoute('a'),
      attemptId: 'one#1',
      attempts: 1,
      startedAtMs: startMs,
      latencyMs: 1_500,
      costUsd: 0,
    });
  });

  it('goes to the next route at once when it is throttled', async () => {
    const { dispatcher } = fakeDispatcher(['a', 'b']);
    const answer = await dispatcher.submit(fakeSubmission(failing('throttled')));
    expect(answer).toMatchObject({ value: 'b', attempts: 2, attemptId: 'one#2' });
  });

  it('is tried again after a pause when the fault was transient', async () => {
    const { clock, dispatcher } = fakeDispatcher(['a', 'b']);
    const promise = dispatcher.submit(fakeSubmission(failing('transient')));
    await clock.advance(500);
    await expect(promise).resolves.toMatchObject({ value: 'a', attempts: 2 });
  });

  it.each([
    ['request', RequestRejectedError],
    ['access', ModelsExhaustedError],
  ] as const)('rejects with a typed error when every call was %s', async (kind, errorClass) => {
    const { dispatcher } = fakeDispatcher(['a', 'b']);
    await expect(dispatcher.submit(fakeSubmission(failing(kind, kind)))).rejects.toBeInstanceOf(errorClass);
  });

  it('rejects with OutputInterruptedError when its output broke off and it wants no second answer', async () => {
    const { dispatcher } = fakeDispatcher(['a', 'b']);
    const run = async (attempt: AttemptContext): Promise<never> => {
      attempt.reportFirstByte();
      throw new ModelFault(fakeFault('transient', { code: 'StreamCut' }));
    };
    const promise = dispatcher.submit(fakeSubmission(run, { restartAfterOutput: false }));
    await expect(promise).rejects.toMatchObject({ constructor: OutputInterruptedError, fault: { code: 'StreamCut' } });
  });

  it('rejects with our own error as the cause when the call itself is defective', async () => {
    const { dispatcher } = fakeDispatcher(['a', 'b']);
    const defect = new TypeError('undefined is not a function');
    const run = vi.fn(() => Promise.reject(defect));
    await expect(dispatcher.submit(fakeSubmission(run))).rejects.toMatchObject({
      constructor: RequestRejectedError,
      cause: defect,
    });
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('is refused when one with its id is open', async () => {
    const { dispatcher } = fakeDispatcher(['a']);
    const controller = new AbortController();
    const first = dispatcher.submit(fakeSubmission(hanging, { signal: controller.signal }));
    await expect(dispatcher.submit(fakeSubmission(hanging))).rejects.toBeInstanceOf(RangeError);
    controller.abort(new Error('stop'));
    await expect(first).rejects.toThrow('stop');
  });
});

describe('credentials', () => {
  it('are refreshed once, and the request goes on', async () => {
    const refreshCredentials = vi.fn(() => Promise.resolve(true));
    const { dispatcher } = fakeDispatcher(['a', 'b'], { refreshCredentials });
    await expect(dispatcher.submit(fakeSubmission(failing('credentials')))).resolves.toMatchObject({ value: 'a' });
    expect(refreshCredentials).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['cannot be refreshed', () => Promise.reject(new Error('offline')), 1],
    ['are rejected again', () => Promise.resolve(true), 2],
  ])('end the request when they %s', async (_, refreshCredentials, attempts) => {
    const { dispatcher } = fakeDispatcher(['a', 'b'], { refreshCredentials });
    const promise = dispatcher.submit(fakeSubmission(failing('credentials', 'credentials')));
    await expect(promise).rejects.toMatchObject({ constructor: CredentialsRejectedError, attempts });
  });
});

describe('aborting', () => {
  it('ends the call in flight and the request at once, with the reason given', async () => {
    const { clock, dispatcher, records } = fakeDispatcher(['a', 'b']);
    const controller = new AbortController();
    let attemptSignal: AbortSignal | undefined;
    const run = (attempt: AttemptContext): Promise<never> => {
      attemptSignal = attempt.signal;
      return hanging(attempt);
    };
    const promise = dispatcher.submit(fakeSubmission(run, { signal: controller.signal }));
    await clock.settle();
    const reason = new Error('stopped');
    controller.abort(reason);
    await expect(promise).rejects.toBe(reason);
    expect(attemptSignal?.aborted).toBe(true);
    expect(dispatcher.state().requests).toEqual([]);
    expect(records).toMatchObject([{ attemptId: 'one#1', outcome: 'cancelled', fault: { kind: 'cancelled' } }]);
  });

  it('lets no further call begin', async () => {
    const { clock, dispatcher } = fakeDispatcher(['a', 'b']);
    const controller = new AbortController();
    const run = vi.fn(failing('transient', 'transient'));
    const promise = dispatcher.submit(fakeSubmission(run, { signal: controller.signal }));
    await clock.settle();
    controller.abort();
    await expect(promise).rejects.toMatchObject({ name: 'AbortError' });
    await clock.advance(600_000);
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('before submitting makes no call', async () => {
    const { dispatcher } = fakeDispatcher(['a']);
    const run = vi.fn(hanging);
    await expect(dispatcher.submit(fakeSubmission(run, { signal: AbortSignal.abort() }))).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(run).not.toHaveBeenCalled();
  });

  it('while the state is being stored makes no call', async () => {
    const { clock, dispatcher } = fakeDispatcher(['a'], { persist: () => new Promise(() => {}) });
    const controller = new AbortController();
    const run = vi.fn(hanging);
    const promise = dispatcher.submit(fakeSubmission(run, { signal: controller.signal }));
    controller.abort();
    await expect(promise).rejects.toMatchObject({ name: 'AbortError' });
    await clock.advance(1_000);
    expect(run).not.toHaveBeenCalled();
  });
});

describe('storing', () => {
  it('precedes each call: the stored state tells of it', async () => {
    let stored: ManagerState | null = null;
    const { clock, dispatcher } = fakeDispatcher(['a'], {
      persist: async (state) => {
        await new Promise<void>((resolve) => clock.schedule(clock.now() + 20, resolve));
        stored = state;
      },
    });
    const promise = dispatcher.submit(
      fakeSubmission(() => Promise.resolve({ value: stored?.ledger.length, usage: fakeUsage(1, 1) })),
    );
    await clock.advance(100);
    await expect(promise).resolves.toMatchObject({ value: 1 });
  });

  it('that fails does not keep the call from being made', async () => {
    const { dispatcher } = fakeDispatcher(['a'], { persist: () => Promise.reject(new Error('disk full')) });
    await expect(dispatcher.submit(fakeSubmission(failing()))).resolves.toMatchObject({ value: 'a' });
  });

  it('and restoring forgets no cooldown', async () => {
    const before = fakeDispatcher(['a', 'b']);
    await before.dispatcher.submit(fakeSubmission(failing('throttled')));
    const stored: ManagerState = JSON.parse(JSON.stringify(before.dispatcher.state()));
    const after = fakeDispatcher(['a', 'b'], {}, stored);
    await expect(after.dispatcher.submit(fakeSubmission(failing(), { requestId: 'two' }))).resolves.toMatchObject({
      value: 'b',
    });
  });
});

describe('waiting', () => {
  it('ends by itself when the cooldown allows', async () => {
    const { clock, dispatcher } = fakeDispatcher(['a']);
    const promise = dispatcher.submit(fakeSubmission(failing('throttled')));
    await clock.settle();
    // The ladder's first rung is the ceiling; how long it is below that, the estimate says.
    const recoveryMs = (dispatcher.exhaustion()?.earliestRecoveryAtMs ?? 0) - clock.now();
    expect(recoveryMs).toBeGreaterThanOrEqual(2_000);
    expect(recoveryMs).toBeLessThanOrEqual(10_000);
    await clock.advance(10_000);
    await expect(promise).resolves.toMatchObject({ value: 'a', attempts: 2 });
    expect(dispatcher.exhaustion()).toBeNull();
  });

  it('ends at once when cooldowns are reset, once the guard is over', async () => {
    const { clock, dispatcher } = fakeDispatcher(['a']);
    const promise = dispatcher.submit(fakeSubmission(failing(fakeFault('throttled', { retryAfterMs: 120_000 }))));
    await clock.advance(2_000);
    dispatcher.resetCooldowns();
    await expect(promise).resolves.toMatchObject({ value: 'a' });
  });

  it('keeps a single timer, and none when there is nothing to wait for', async () => {
    const { clock, dispatcher } = fakeDispatcher(['a']);
    const promise = dispatcher.submit(fakeSubmission(failing('transient')));
    await clock.settle();
    expect(clock.scheduled()).toEqual([clock.now() + 500]);
    await clock.advance(500);
    await promise;
    expect(clock.scheduled()).toEqual([]);
  });
});

describe('the audit log', () => {
  it('gets one record for each call, with its fault, first byte and cost', async () => {
    const { clock, dispatcher, records } = fakeDispatcher([]);
    const prices = { input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75 };
    dispatcher.configureRoutes(['a', 'b'].map((id) => ({ ...fakeRoute(id), prices })));
    const startMs = clock.now();
    const promise = dispatcher.submit(
      fakeSubmission(async (attempt) => {
        if (attempt.attemptNumber === 1) throw new ModelFault(fakeFault('throttled', { status: 429 }));
        await new Promise<void>((resolve) => clock.schedule(clock.now() + 100, resolve));
        attempt.reportFirstByte();
        await new Promise<void>((resolve) => clock.schedule(clock.now() + 100, resolve));
        return { value: 'x', usage: fakeUsage(1_000, 100) };
      }),
    );
    await clock.advance(1_000);
    await promise;
    expect(records).toMatchObject([
      { attemptId: 'one#1', routeId: 'a', outcome: 'failed', fault: { kind: 'throttled', status: 429 }, usage: null },
      {
        attemptId: 'one#2',
        requestKind: 'section',
        attemptNumber: 2,
        routeId: 'b',
        modelId: 'model-b',
        outcome: 'answered',
        fault: null,
        startedAtMs: startMs,
        firstByteAtMs: startMs + 100,
        endedAtMs: startMs + 200,
        costUsd: 0.0045,
      },
    ]);
  });
});

describe('the version of the prompt', () => {
  it('is kept with every call, also with one that was in flight when the worker was killed', () => {
    const { dispatcher, records } = fakeDispatcher(['a']);
    void dispatcher.submit(fakeSubmission(hanging, { promptVersion: 'section-9' }));
    const stored: ManagerState = JSON.parse(JSON.stringify(dispatcher.state()));
    const after = fakeDispatcher(['a'], {}, stored);
    expect(after.records).toMatchObject([{ outcome: 'unknown', promptVersion: 'section-9' }]);
    expect(records).toEqual([]);
  });

  it('is absent where no prompt was sent', async () => {
    const { dispatcher, records } = fakeDispatcher(['a']);
    await dispatcher.submit(fakeSubmission(failing()));
    await dispatcher.submit(fakeSubmission(failing(), { requestId: 'two', promptVersion: 'chat-9' }));
    expect(records.map(({ promptVersion }) => promptVersion)).toEqual([undefined, 'chat-9']);
  });
});

describe('subscribers', () => {
  it('hear of every change until they leave', async () => {
    const { dispatcher } = fakeDispatcher(['a']);
    const seen: number[] = [];
    const leave = dispatcher.subscribe(() => seen.push(dispatcher.statistics().totals.answered));
    await dispatcher.submit(fakeSubmission(failing()));
    expect(seen).toEqual([0, 1]);
    leave();
    dispatcher.advance();
    expect(seen).toHaveLength(2);
  });
});

describe('the audit log', () => {
  it('tells each move from one route to the next, and why', async () => {
    const { clock, dispatcher, records } = fakeDispatcher(['a', 'b']);
    const answer = dispatcher.submit(fakeSubmission(failing('throttled', 'transient', 'transient')));
    await clock.advance(60_000);
    await expect(answer).resolves.toMatchObject({ attempts: 4 });
    expect(records).toMatchObject([
      {
        attemptNumber: 1,
        routeId: 'a',
        outcome: 'failed',
        fault: { kind: 'throttled', code: 'Fake-throttled', message: 'it was throttled' },
        next: { kind: 'called', routeId: 'b' },
      },
      {
        attemptNumber: 2,
        routeId: 'b',
        fault: { kind: 'transient' },
        next: { kind: 'waiting', layer: 'retry-pause' },
      },
      { attemptNumber: 3, routeId: 'b', fault: { kind: 'transient' }, next: { kind: 'waiting' } },
      { attemptNumber: 4, outcome: 'answered', fault: null, next: { kind: 'ended' } },
    ]);
    expect(records[1]?.next).toHaveProperty('untilAtMs', (records[1]?.endedAtMs ?? 0) + 500);
  });

  it('tells that a request was given up', async () => {
    const { dispatcher, records } = fakeDispatcher(['a']);
    await dispatcher.submit(fakeSubmission(failing('access'))).catch(() => undefined);
    expect(records).toMatchObject([{ outcome: 'failed', fault: { kind: 'access' }, next: { kind: 'ended' } }]);
  });

  it('tells of a call that was in flight when the worker was killed', () => {
    const before = fakeDispatcher(['a', 'b']);
    void before.dispatcher.submit(fakeSubmission(hanging)).catch(() => undefined);
    const state: ManagerState = JSON.parse(JSON.stringify(before.dispatcher.state()));
    const { records } = fakeDispatcher([], {}, state);
    expect(records).toMatchObject([
      { attemptId: 'one#1', requestId: 'one', attemptNumber: 1, routeId: 'a', outcome: 'unknown', fault: null },
    ]);
  });
});
