import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { type AttemptCursor, type AttemptFilter, formatLogCsv, formatLogJson, matchesFilter } from '#lib/activity';
import { createAttemptLog } from '#lib/platform/attempt-log';
import { type Database, openDatabase } from '#lib/platform/database';
import type { AttemptRecord } from '#lib/routing';
import { fakeAttempt, fakeThrottle } from '#tests/fakes/fake-attempt.ts';

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

  it('is exported without formulas, and whole as JSON', async () => {
    const entries = [fakeThrottle(), fakeAttempt()].map((record) => ({ record, place: null }));
    expect(formatLogCsv(entries)).toContain(`"'=1+1, too many requests"`);
    expect(JSON.parse(formatLogJson(entries, 0)).attempts).toEqual(
      entries.map(({ record, place }) => ({ ...record, jobId: 'r1/s1', place })),
    );
  });
});
