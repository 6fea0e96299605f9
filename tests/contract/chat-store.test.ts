import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import type { ChatStore } from '#lib/chat';
import { createChatStore } from '#lib/platform/chat-store';
import { openDatabase } from '#lib/platform/database';
import { fakeQuotingTurn, fakeTurn } from '#tests/fakes/fake-chat.ts';

let store: ChatStore;

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  store = createChatStore(openDatabase());
});

it('keeps the turns of each document apart, as they were saved last', async () => {
  const other = fakeTurn('t3', { url: 'https://example.org/other' });
  for (const turn of [fakeTurn('t1', { state: 'queued', answer: '' }), fakeTurn('t2'), other]) await store.save(turn);
  await store.save(fakeQuotingTurn('t1'));
  const { url } = fakeTurn('t1');
  expect(new Map((await store.load(url)).map((turn) => [turn.id, turn]))).toEqual(
    new Map([
      ['t1', fakeQuotingTurn('t1')],
      ['t2', fakeTurn('t2')],
    ]),
  );
  await store.delete(['t1', 't2', 't9']);
  expect(await store.load(url)).toEqual([]);
  expect(await store.load(other.url)).toEqual([other]);
});

it('is changed in the order of the calls', async () => {
  const saved = store.save(fakeTurn('t1'));
  const deleted = store.delete(['t1']);
  await Promise.all([saved, deleted]);
  expect(await store.load(fakeTurn('t1').url)).toEqual([]);
});
