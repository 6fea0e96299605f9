import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ModelAnswer, ModelDelta, ModelRequest } from '#lib/bedrock';
import { ProblemError } from '#lib/review';
import { ModelFault, type Route } from '#lib/routing';
import { fakeTurn } from '#tests/fakes/fake-chat.ts';
import { fakeDispatcher } from '#tests/fakes/fake-dispatcher.ts';
import { fakeFault, fakeRoute, fakeUsage } from '#tests/fakes/fake-manager.ts';
import { type ChatEngine, type ChatEnginePorts, type ChatMaterial, createChatEngine } from './chat-engine.ts';
import { createChatModel } from './chat-model.ts';
import type { ChatChange } from './chat-threads.ts';
import type { ChatTurn } from './chat-turn.ts';

const URL = 'https://example.org/agreements/supply';
const TEXT = 'All staff must log in with a token. Guests may not log in.';
const material: ChatMaterial = {
  document: { title: 'Policy', text: TEXT, sections: [] },
  focus: { scope: { kind: 'document' } },
};

interface Call {
  readonly route: Route;
  readonly request: ModelRequest;
  readonly signal: AbortSignal;
  readonly write: (text: string) => void;
}
type Model = (call: Call) => Promise<Partial<ModelAnswer> & { readonly text: string }>;

let stored: Map<string, ChatTurn>;
let changes: ChatChange[];
let calls: Call[];
let soon: (() => void)[];
let busy: boolean[];

function anEngine(models: readonly Model[], ports: Partial<ChatEnginePorts> = {}): ChatEngine {
  let nextId = 0;
  const newId = () => `id${++nextId}`;
  const { dispatcher } = fakeDispatcher(['a', 'b'], {
    onAttemptSettled: ({ requestId, usage, fault }) =>
      engine.recordAttempt(requestId, {
        throttled: fault?.kind === 'throttled',
        inputTokens: usage?.inputTokens ?? 0,
        outputTokens: usage?.outputTokens ?? 0,
        costUsd: usage === null ? 0 : 0.01,
      }),
  });
  const model = createChatModel({
    submit: dispatcher.submit,
    routes: () => ['a', 'b'].map(fakeRoute),
    newId,
    endpoint: async () => 'https://bedrock.test',
    ensureReady: async () => undefined,
    send: async (route, request, { signal, onDelta }) => {
      const write = (text: string) => onDelta({ kind: 'text', text } satisfies ModelDelta);
      const call = { route, request, signal, write };
      calls.push(call);
      const answer = await models[Math.min(calls.length, models.length) - 1]?.(call);
      if (answer === undefined) throw new Error('no model');
      return { reasoning: '', stopReason: 'end_turn', usage: fakeUsage(100, 10), ...answer };
    },
  });
  const engine = createChatEngine({
    store: {
      load: async (url) => [...stored.values()].filter((turn) => turn.url === url),
      save: async (turn) => void stored.set(turn.id, turn),
      delete: async (ids) => {
        for (const id of ids) stored.delete(id);
      },
    },
    model,
    now: () => 1_000 + nextId,
    newId,
    newNonce: () => 'nonce',
    isStopping: (error) => error instanceof Error && error.message === 'No SW',
    owner: 'run-2',
    publish: (change) => changes.push(change),
    soon: (tell) => soon.push(tell),
    onBusyChanged: (isBusy) => busy.push(isBusy),
    ...ports,
  });
  return engine;
}

const answering =
  (...pieces: readonly string[]): Model =>
  async ({ write }) => {
    for (const piece of pieces) write(piece);
    return { text: pieces.join('') };
  };
const failing =
  (text: string, kind: Parameters<typeof fakeFault>[0]): Model =>
  async ({ write }) => {
    write(text);
    throw new ModelFault(fakeFault(kind));
  };
const hanging: Model = ({ signal, write }) => {
  write('So far');
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
};

const ask = (engine: ChatEngine, question = 'Who logs in?', more: Partial<Parameters<ChatEngine['ask']>[0]> = {}) =>
  engine.ask({ url: URL, scope: { kind: 'document' }, question, read: async () => material, ...more });
const ended = (id: string) =>
  vi.waitFor(() => {
    const turn = stored.get(id);
    if (turn === undefined || turn.state === 'queued' || turn.state === 'running') throw new Error('not ended');
    return turn;
  });
const tellNow = () => {
  for (const tell of soon.splice(0)) tell();
};

beforeEach(() => {
  stored = new Map();
  changes = [];
  calls = [];
  soon = [];
  busy = [];
});

describe('a question', () => {
  it('is stored before it is sent, and its answer with checked quotes and what it cost', async () => {
    const engine = anEngine([
      async (call) => {
        expect(stored.get('id1')).toMatchObject({ state: 'queued', owner: 'run-2' });
        return answering('Staff:\n> All staff mu', 'st log in with a token.\n> Guests may log in.')(call);
      },
    ]);
    const id = await ask(engine);
    const turn = await ended(id);
    expect(turn).toMatchObject({
      state: 'done',
      quotes: [
        { status: 'verified', start: 0 },
        { quote: 'Guests may log in.', status: 'unverified' },
      ],
      provenance: { routeId: 'a', attempts: 1, inputTokens: 100, outputTokens: 10 },
      totals: { attempts: 1, throttles: 0, inputTokens: 100, outputTokens: 10, costUsd: 0.01 },
    });
    expect(turn.owner).toBeUndefined();
    expect(busy).toEqual([true, false]);
  });

  it('shows what is written as it comes, many pieces told together', async () => {
    const finish = Promise.withResolvers<void>();
    const engine = anEngine([
      async ({ write }) => {
        for (const piece of ['Staff:\n', '> All staff must log in with a token.\n', 'Not g']) write(piece);
        await finish.promise;
        return { text: 'whole' };
      },
    ]);
    const id = await ask(engine);
    await vi.waitFor(() => expect(soon).toHaveLength(1));
    const before = changes.length;
    tellNow();
    expect(changes).toHaveLength(before + 1);
    expect(engine.find(id)).toMatchObject({ state: 'running', quotes: [{ status: 'verified' }] });
    expect(changes.at(-1)?.changed[0]?.answer).toMatch(/Not g$/);
    finish.resolve();
    await ended(id);
  });

  it('has the answer of one model only: what another wrote before is void at once', async () => {
    const engine = anEngine([failing('> All staff must log in with a token.\nTwo', 'throttled'), answering('One.')]);
    const turn = await ended(await ask(engine));
    expect(turn).toMatchObject({ answer: 'One.', quotes: [], provenance: { routeId: 'b', attempts: 2 } });
    expect(turn.totals).toMatchObject({ attempts: 2, throttles: 1 });
    const shown = changes.flatMap(({ changed }) => changed.map(({ answer }) => answer));
    expect(shown.some((answer) => answer.includes('Two') && answer.includes('One'))).toBe(false);
  });

  it('fails with the problem, and nothing of a broken answer is kept', async () => {
    const engine = anEngine([failing('Half', 'request')]);
    expect(await ended(await ask(engine))).toMatchObject({
      state: 'failed',
      answer: '',
      problem: { code: 'request-rejected' },
    });
    const unread = anEngine([answering('x')]);
    const read = () => Promise.reject(new ProblemError({ code: 'page-restricted', url: 'chrome://x' }));
    expect(await ended(await ask(unread, 'Why?', { read }))).toMatchObject({ problem: { code: 'page-restricted' } });
    expect(calls).toHaveLength(1);
  });

  it('whose answer reached its limit says so', async () => {
    const engine = anEngine([async () => ({ text: 'Long', stopReason: 'max_tokens' })]);
    expect(await ended(await ask(engine))).toMatchObject({ state: 'done', isCutShort: true });
  });

  it('comes with the earlier turns of its own thread', async () => {
    const engine = anEngine([answering('One.')]);
    await ended(await ask(engine, 'First?'));
    await ended(await ask(engine, 'Else?', { scope: { kind: 'section', id: 's1', label: 'Scope' } }));
    await ended(await ask(engine, 'Second?'));
    expect(calls.map(({ request }) => request.messages.length)).toEqual([1, 1, 3]);
  });
});

describe('Stop', () => {
  it('ends the call, keeps what was written, and nothing leaves after it', async () => {
    const engine = anEngine([hanging]);
    const id = await ask(engine);
    await vi.waitFor(() => expect(engine.find(id)?.answer).toBe('So far'));
    await engine.stop(id);
    expect(stored.get(id)).toMatchObject({ state: 'stopped', answer: 'So far' });
    expect(calls[0]?.signal.aborted).toBe(true);
    expect(calls).toHaveLength(1);
  });

  it('while the document is read keeps the question from being sent', async () => {
    const engine = anEngine([answering('x')]);
    const reading = Promise.withResolvers<ChatMaterial>();
    const id = await ask(engine, 'Who?', { read: () => reading.promise });
    const stopped = engine.stop(id);
    reading.resolve(material);
    await stopped;
    expect(stored.get(id)?.state).toBe('stopped');
    expect(calls).toEqual([]);
  });
});

describe('history', () => {
  it('is there in the next run of the worker, and what that one interrupted can be asked again', async () => {
    stored.set('t1', fakeTurn('t1', { askedAtMs: 1 }));
    stored.set(
      't2',
      fakeTurn('t2', { askedAtMs: 2, state: 'running', owner: 'run-1', answer: 'Ha', question: 'Why?' }),
    );
    const engine = anEngine([answering('Because.')]);
    const turns = await engine.turnsOf(URL);
    expect(turns().map(({ id, state, answer }) => [id, state, answer])).toEqual([
      ['t1', 'done', 'No period is given.'],
      ['t2', 'interrupted', ''],
    ]);
    await engine.retry('t2', async () => material);
    expect(await ended('t2')).toMatchObject({ state: 'done', answer: 'Because.', askedAtMs: 2 });
    expect(calls[0]?.request.messages).toHaveLength(3);
  });

  it('says interrupted, not failed, where the worker is being stopped while it asks', async () => {
    const engine = anEngine([]);
    const id = await ask(engine, 'Who?', { read: async () => Promise.reject(new Error('No SW')) });
    expect(await ended(id)).toMatchObject({ state: 'interrupted', answer: '' });
    expect(stored.get(id)?.problem).toBeUndefined();
  });

  it('is cleared thread by thread, and all of it with the document; what was being answered is stopped', async () => {
    const engine = anEngine([hanging]);
    stored.set('t1', fakeTurn('t1', { scope: { kind: 'finding', id: 'f1', label: 'Vague' } }));
    const id = await ask(engine);
    await vi.waitFor(() => expect(calls).toHaveLength(1));
    await engine.clear(URL, { kind: 'document' });
    expect([...stored.keys()]).toEqual(['t1']);
    expect(calls[0]?.signal.aborted).toBe(true);
    expect(changes.at(-1)).toEqual({ url: URL, removed: [id], changed: [] });
    await engine.clear(URL);
    expect((await engine.turnsOf(URL))()).toEqual([]);
    expect(stored.size).toBe(0);
  });

  it('has nothing to ask again that is not there', async () => {
    await expect(anEngine([]).retry('t9', async () => material)).rejects.toMatchObject({
      problem: { code: 'not-found' },
    });
  });
});
