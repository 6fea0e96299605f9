import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayStarts, hourStarts, isTimeZone, spanAt } from './calendar.ts';

const iso = (moments: readonly number[]) => moments.map((atMs) => new Date(atMs).toISOString());
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Asia/Beirut',
  'Pacific/Kiritimati',
  'Etc/GMT+12',
  'Australia/Lord_Howe',
];

describe('dayStarts', () => {
  it.each([
    [
      'spring: a day of 23 hours',
      '2026-03-30T12:00:00Z',
      'Europe/Berlin',
      ['2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
    ],
    [
      'autumn: a day of 25 hours',
      '2026-10-26T12:00:00Z',
      'Europe/Berlin',
      ['2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
    ],
    [
      'a midnight that is skipped: the day begins at one',
      '2026-03-29T12:00:00Z',
      'Asia/Beirut',
      ['2026-03-27T22:00:00.000Z', '2026-03-28T22:00:00.000Z'],
    ],
    ['half hours', '2026-06-01T18:29:00Z', 'Asia/Kolkata', ['2026-05-30T18:30:00.000Z', '2026-05-31T18:30:00.000Z']],
    [
      'far ahead of UTC',
      '2026-06-01T09:59:00Z',
      'Pacific/Kiritimati',
      ['2026-05-30T10:00:00.000Z', '2026-05-31T10:00:00.000Z'],
    ],
  ])('%s', (_case, now, timeZone, expected) => {
    expect(iso(dayStarts(Date.parse(now), 2, timeZone))).toEqual(expected);
  });

  it('begin days of 23 to 25 hours without gaps, each at its first moment, the last with now in it', () => {
    const someTime = fc.integer({ min: Date.parse('2024-01-01'), max: Date.parse('2030-01-01') });
    fc.assert(
      fc.property(someTime, fc.constantFrom(...ZONES), (nowMs, timeZone) => {
        const format = new Intl.DateTimeFormat('en', { timeZone, dateStyle: 'short' });
        const starts = dayStarts(nowMs, 30, timeZone);
        expect(starts).toHaveLength(30);
        expect(spanAt(starts, nowMs)).toBe(29);
        expect(format.format(starts.at(-1))).toBe(format.format(nowMs));
        for (const [index, startMs] of starts.entries()) {
          expect(format.format(startMs - 1)).not.toBe(format.format(startMs));
          const hours = ((starts[index + 1] ?? startMs + 24 * 3_600_000) - startMs) / 3_600_000;
          expect(hours).toBeGreaterThanOrEqual(23);
          expect(hours).toBeLessThanOrEqual(25);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('hourStarts', () => {
  it('begin where the local clock begins an hour', () => {
    expect(iso(hourStarts(Date.parse('2026-06-01T12:45:30.250Z'), 2, 'Asia/Kolkata'))).toEqual([
      '2026-06-01T11:30:00.000Z',
      '2026-06-01T12:30:00.000Z',
    ]);
  });
});

it('spanAt finds the span of any moment', () => {
  const starts = fc
    .uniqueArray(fc.integer({ min: 0, max: 50 }), { minLength: 1 })
    .map((all) => all.sort((a, b) => a - b));
  fc.assert(
    fc.property(starts, fc.integer({ min: -5, max: 60 }), (ascending, atMs) => {
      expect(spanAt(ascending, atMs)).toBe(ascending.findLastIndex((startMs) => startMs <= atMs));
    }),
  );
});

it('isTimeZone knows names of time zones', () => {
  expect(['Europe/Berlin', 'UTC'].every(isTimeZone)).toBe(true);
  expect(['', 'Europe/Nowhere', '+1'].some(isTimeZone)).toBe(false);
});
