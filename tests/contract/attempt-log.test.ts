import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { type AttemptCursor, type AttemptFilter, formatLogCsv, formatLogJson, matchesFilter } from '#lib/activity';
import { createAttemptLog } from '#lib/platform/attempt-log';
import { type Database, openDatabase } from '#lib/platform/database';
import type { ReviewRecord } from '#lib/review';
import type { AttemptRecord } from '#lib/routing';
import { fakeAttempt, fakeThrottle } from '#tests/fakes/fake-attempt.ts';
import { fakeTurn } from '#tests/fakes/fake-chat.ts';

let database: Database;
beforeEach(async () => {
  database = await openDatabase();
  await database.clear('attempts');
  return () => database.close();
});

async function store(records: readonly AttemptRecord[]): Promise<void> {
  const transaction = database.transaction('attempts', 'readwrite');
  await Promise.all([...records.map((record) => transaction.store.put(record)), transaction.done]);
}

function reviewed(id: string, url: string, title: string): ReviewRecord {
  return {
    ...{ id, url, title, tabId: 7, provider: 'bedrock', playbook: 'risk@1', status: 'done', startedAtMs: 0 },
    textCoverage: { ratio: 1, leftOut: [] },
    totals: { attempts: 0, throttles: 0, inputTokens: 0, outputTokens: 0, costUsd: 0 },
  };
}

async function readIds(filter: AttemptFilter, limit: number): Promise<string[]> {
  const log = createAttemptLog(Promise.resolve(database));
  const ids: string[] = [];
  let after: AttemptCursor | null = null;
  do {
    const page = await log.read({ filter, after, limit });
    expect(page.entries.length).toBeLessThanOrEqual(limit);
    ids.push(...page.entries.map(({ record }) => record.attemptId));
    after = page.next;
  } while (after !== null);
  return ids;
}

describe('the audit log', () => {
  it('is read whole and newest first in parts of any size, whatever the filter', async () => {
    const starts = fc.array(fc.record({ startedAtMs: fc.integer({ min: 0, max: 20 }), isThrottled: fc.boolean() }));
    const bound = fc.integer({ min: 0, max: 20 });
    await fc.assert(
      fc.asyncProperty(starts, bound, bound, fc.integer({ min: 1, max: 5 }), async (rows, fromMs, untilMs, limit) => {
        await database.clear('attempts');
        const records = rows.map(({ startedAtMs, isThrottled }, index) =>
          (isThrottled ? fakeThrottle : fakeAttempt)({ attemptId: `a${String(index).padStart(3, '0')}`, startedAtMs }),
        );
        await store(records);
        const filter: AttemptFilter = { fromMs, untilMs, outcome: 'throttled' };
        const expected = records
          .filter((record) => matchesFilter(record, filter))
          .sort((a, b) => b.startedAtMs - a.startedAtMs || (a.attemptId < b.attemptId ? 1 : -1))
          .map(({ attemptId }) => attemptId);
        expect(await readIds(filter, limit)).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });

  it('is read whole and oldest first from a moment on, also where more attempts than one part begin at once', async () => {
    const starts = [
      ...Array.from({ length: 1_400 }, () => 5),
      ...Array.from({ length: 1_200 }, (_, index) => 6 + index),
      2,
    ];
    await store(starts.map((startedAtMs, index) => fakeAttempt({ attemptId: `a${index}`, startedAtMs })));
    const parts: AttemptRecord[][] = [];
    await createAttemptLog(Promise.resolve(database)).readAllFrom(3, (records) => parts.push([...records]));
    const read = parts.flat();
    expect(read.map(({ startedAtMs }) => startedAtMs)).toEqual(starts.slice(0, -1));
    expect(new Set(read.map(({ attemptId }) => attemptId)).size).toBe(2_600);
    expect(parts.length).toBeGreaterThan(1);
  });

  it('loses what began before a moment, and nothing else', async () => {
    await store([1, 2, 3].map((startedAtMs) => fakeAttempt({ attemptId: `a${startedAtMs}`, startedAtMs })));
    await createAttemptLog(Promise.resolve(database)).removeBefore(2);
    expect(await readIds({}, 10)).toEqual(['a3', 'a2']);
  });

  it('is filtered by the title and the address of the document, whether it was reviewed or asked about', async () => {
    await database.put('reviews', reviewed('r1', 'https://a.test/access', 'Access policy'));
    await database.put('reviews', reviewed('r2', 'https://a.test/travel', 'Travel'));
    await database.put('chats', fakeTurn('t1', { url: 'https://a.test/access' }));
    await store([
      fakeAttempt({ attemptId: 'a1', startedAtMs: 1, requestId: 'r1/s1/x' }),
      fakeAttempt({ attemptId: 'a2', startedAtMs: 2, requestId: 'r2/s1/x' }),
      fakeAttempt({ attemptId: 'a3', startedAtMs: 3, requestId: 'chat/t1/x', requestKind: 'chat' }),
      fakeAttempt({ attemptId: 'a4', startedAtMs: 4, requestId: 'gone/s1/x' }),
    ]);
    expect(await readIds({ document: 'ACCESS POLICY' }, 10)).toEqual(['a3', 'a1']);
    expect(await readIds({ document: 'a.test/travel' }, 10)).toEqual(['a2']);
    const { entries } = await createAttemptLog(Promise.resolve(database)).read({ filter: {}, after: null, limit: 10 });
    expect(entries.map(({ place }) => place?.title ?? null)).toEqual([
      null,
      'Access policy',
      'Travel',
      'Access policy',
    ]);
  });

  it('is exported without formulas, and whole as JSON', async () => {
    const entries = [fakeThrottle(), fakeAttempt()].map((record) => ({ record, place: null }));
    expect(formatLogCsv(entries)).toContain(`"'=1+1, too many requests"`);
    expect(JSON.parse(formatLogJson(entries, 0)).attempts).toEqual(
      entries.map(({ record, place }) => ({ ...record, jobId: 'r1/s1', place })),
    );
  });
});
