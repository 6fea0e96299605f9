import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Database, openDatabase } from '#lib/platform/database';
import { openManagerStore } from '#lib/platform/manager-store';
import { type AttemptRecord, createDispatcher, createManagerState, type ManagerState } from '#lib/routing';
import { fakeRoute, fakeUsage, NO_LIMITS } from '#tests/fakes/fake-manager.ts';

let database: Database;

/** A lock as the browser keeps it: `end` is what happens when the context that holds it is gone. */
function fakeLock() {
  const waiting: (() => void)[] = [];
  let isHeld = false;
  return {
    holdAlone: () =>
      new Promise<void>((held) => {
        if (isHeld) return void waiting.push(held);
        isHeld = true;
        held();
      }),
    end: () => {
      const next = waiting.shift();
      if (next === undefined) isHeld = false;
      else next();
    },
  };
}

const stateWith = (answered: number): ManagerState => {
  const state = createManagerState([fakeRoute('a')], NO_LIMITS);
  return { ...state, totals: { ...state.totals, submitted: answered, answered } };
};
const free = async () => undefined;

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  database = await openDatabase();
});

describe('the model manager’s state', () => {
  it('is none before there was any, which is nothing to speak of', async () => {
    expect((await openManagerStore(database, free)).stored).toEqual({ kind: 'none' });
  });

  it('is read as it was written', async () => {
    await (await openManagerStore(database, free)).write(stateWith(3));
    expect((await openManagerStore(database, free)).stored).toEqual({ kind: 'ready', state: stateWith(3) });
  });

  it('has a single writer: a second one begins only when the first is gone, with the last that it wrote', async () => {
    const lock = fakeLock();
    const first = await openManagerStore(database, lock.holdAlone);
    let isOpen = false;
    const opening = openManagerStore(database, lock.holdAlone).then((second) => {
      isOpen = true;
      return second;
    });
    await first.write(stateWith(1));
    expect(isOpen).toBe(false);
    await first.write(stateWith(2));
    lock.end();
    const second = await opening;
    expect(second.stored).toMatchObject({ kind: 'ready', state: { totals: { answered: 2 } } });
    await second.write(stateWith(5));
    expect(await database.get('manager', 'state')).toMatchObject({ totals: { answered: 5 } });
  });

  it.each([
    ['nonsense', 'nonsense'],
    ['a version from the future', { version: 99 }],
  ])('is begun anew where it is %s', async (_what, data) => {
    await database.put('manager', data as never, 'state');
    expect((await openManagerStore(database, free)).stored).toMatchObject({ kind: 'reset' });
  });

  it('is begun anew where the database cannot read it', async () => {
    const broken = { get: () => Promise.reject(new Error('damaged')), put: database.put.bind(database) };
    expect((await openManagerStore(broken as unknown as Database, free)).stored).toEqual({
      kind: 'reset',
      reason: 'damaged',
    });
  });

  it('costs a call two transactions: one before it leaves, and one with its line of the audit log when it has ended', async () => {
    const begun = vi.fn();
    const transaction = ((...args: Parameters<Database['transaction']>) => {
      begun();
      return database.transaction(...args);
    }) as Database['transaction'];
    const { write, record } = await openManagerStore({ get: database.get.bind(database), transaction }, free);
    const dispatcher = createDispatcher(createManagerState([fakeRoute('a')], NO_LIMITS), {
      now: Date.now,
      random: () => 0.5,
      schedule: () => () => undefined,
      persist: write,
      refreshCredentials: async () => false,
      onAttemptSettled: record,
    });
    await vi.waitFor(async () => expect(await database.get('manager', 'state')).toBeDefined());
    begun.mockClear();

    const answer = await dispatcher.submit({
      requestId: 'one',
      kind: 'section',
      estimatedTokens: 1_000,
      signal: new AbortController().signal,
      run: async (attempt) => {
        // Before the call leaves, what is stored tells of it.
        expect((await database.get('manager', 'state'))?.requests).toMatchObject([{ requestId: 'one' }]);
        attempt.reportFirstByte();
        return { value: 'text', usage: fakeUsage(500, 100) };
      },
    });
    expect(answer.value).toBe('text');
    await vi.waitFor(async () => expect(await database.getAll('attempts')).toMatchObject([{ outcome: 'answered' }]));
    expect((await database.get('manager', 'state'))?.totals.answered).toBe(1);
    expect(begun).toHaveBeenCalledTimes(2);
  });

  it('keeps what is known of a call when a later run can only say that it was lost', async () => {
    const { write, record } = await openManagerStore(database, free);
    record(attemptRecord('answered'));
    await write(stateWith(1));
    record(attemptRecord('unknown'));
    await write(stateWith(2));
    expect(await database.getAll('attempts')).toMatchObject([{ attemptId: 'one#1', outcome: 'answered' }]);
  });
});

function attemptRecord(outcome: AttemptRecord['outcome']): AttemptRecord {
  return {
    attemptId: 'one#1',
    requestId: 'one',
    requestKind: 'section',
    attemptNumber: 1,
    routeId: 'a',
    modelId: 'model-a',
    region: 'us-east-2',
    startedAtMs: 1,
    firstByteAtMs: null,
    endedAtMs: 2,
    outcome,
    fault: null,
    usage: null,
    costUsd: 0,
    next: { kind: 'ended' },
  };
}
