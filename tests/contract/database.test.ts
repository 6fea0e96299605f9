import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { expect, it } from 'vitest';
import { openDatabase } from '#lib/platform/database';

/** A review as the first version of the database had it. */
const REVIEW_1 = {
  id: 'r1',
  tabId: 7,
  url: 'https://example.test/policy',
  title: 'Policy',
  provider: 'on-device',
  playbook: 'risk@1',
  status: 'done',
  startedAtMs: 1_000,
  endedAtMs: 2_000,
  textCoverage: 0.9,
  totals: { attempts: 0, throttles: 0, inputTokens: 0, outputTokens: 0, costUsd: 0 },
};

it('a database of version 1 is upgraded, and keeps its reviews', async () => {
  const old = await openDB('ai-prism', 1, {
    upgrade: (database) => {
      const reviews = database.createObjectStore('reviews', { keyPath: 'id' });
      reviews.createIndex('by-status', 'status');
      reviews.createIndex('by-url', 'url');
      for (const name of ['documents', 'jobs', 'findings', 'manager']) database.createObjectStore(name);
      database.createObjectStore('attempts', { keyPath: 'attemptId' }).createIndex('by-request', 'requestId');
    },
  });
  await old.put('reviews', REVIEW_1);
  await old.put('attempts', { attemptId: 'a1', requestId: 'r1/s1/t1', startedAtMs: 1_000 });
  old.close();

  const database = await openDatabase();
  expect(await database.get('reviews', 'r1')).toEqual({ ...REVIEW_1, textCoverage: { ratio: 0.9, leftOut: [] } });
  expect(database.objectStoreNames.contains('decisions')).toBe(true);
  expect(database.objectStoreNames.contains('chats')).toBe(true);
  expect(await database.getAllKeysFromIndex('attempts', 'by-start')).toEqual(['a1']);
  database.close();
});
