import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AttemptRecord } from '#lib/routing';
import { fakeAttempt, fakeThrottle } from '#tests/fakes/fake-attempt.ts';
import type { AnalyticsRange } from './analytics.ts';
import { createSummary } from './summarize.ts';
import { allTokens } from './usage.ts';

const NOW = Date.parse('2026-11-28T18:30:00Z');
const HOUR_MS = 3_600_000;
const ROUTES = [
  { id: 'model@us-east-2', name: 'Claude One' },
  { id: 'other@us-east-2', name: 'Claude Two' },
];
const DOCUMENTS: Readonly<Record<string, { readonly url: string; readonly title: string }>> = {
  r1: { url: 'https://a.test/', title: 'Policy, old' },
  r2: { url: 'https://a.test/', title: 'Policy' },
  q1: { url: 'https://a.test/', title: '' },
};

function summarize(records: readonly AttemptRecord[], range: AnalyticsRange = '7d', timeZone = 'UTC') {
  const summary = createSummary({ range, timeZone }, NOW);
  for (const record of records) summary.add(record);
  return summary.finish(ROUTES, ({ id }) => DOCUMENTS[id] ?? null);
}

/** An attempt that began so many hours ago. */
const ago = (hours: number, changes: Partial<AttemptRecord> = {}) => {
  const startedAtMs = NOW - hours * HOUR_MS;
  return fakeAttempt({ startedAtMs, endedAtMs: startedAtMs + 2_000, ...changes });
};

describe('a summary', () => {
  it('counts a request once, however many calls it took', () => {
    const { totals, routes, spans } = summarize([
      fakeThrottle({ startedAtMs: NOW - HOUR_MS }),
      ago(1, { attemptNumber: 2, routeId: 'other@us-east-2', modelId: 'other' }),
      ago(30),
    ]);
    expect(totals).toMatchObject({ requests: 2, answered: 2, attempts: 3, throttles: 1, failedRequests: 0 });
    expect(routes.map(({ name, isPrimary, answered }) => [name, isPrimary, answered])).toEqual([
      ['Claude One', true, 1],
      ['Claude Two', false, 1],
    ]);
    expect(spans.map(({ answersByRoute }) => answersByRoute).slice(-2)).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });

  it('knows requests that were given up from calls that were only followed by others', () => {
    const fault = { kind: 'transient', code: 'NetworkError', message: '', status: null } as const;
    const failed = { outcome: 'failed', fault, usage: null } as const;
    const { totals } = summarize([
      ago(2, { ...failed, next: { kind: 'called', routeId: 'other@us-east-2' } }),
      ago(1, { ...failed, attemptNumber: 2 }),
    ]);
    expect(totals).toMatchObject({ requests: 1, answered: 0, attempts: 2, failedRequests: 1 });
  });

  it('counts tests of models in what they cost, not as requests, answers or latencies', () => {
    const { totals, documents } = summarize([ago(1, { requestKind: 'probe', requestId: 'probe/1' })]);
    expect(totals).toMatchObject({ requests: 0, answered: 0, attempts: 1, costUsd: 0.004, latencyP50Ms: null });
    expect(documents).toEqual([]);
  });

  it('sums over all reviews and questions of a document, and over what was deleted', () => {
    const { documents } = summarize([
      ago(3, { requestId: 'r1/s1/t' }),
      ago(2, { requestId: 'r2/s1/t' }),
      ago(1, { requestId: 'chat/q1/t', requestKind: 'chat' }),
      ago(1, { requestId: 'gone/s1/t' }),
    ]);
    expect(documents.map(({ url, title, requests }) => [url, title, requests])).toEqual([
      ['https://a.test/', 'Policy', 3],
      [null, '', 1],
    ]);
  });

  it('names routes that the settings do not know any more by their model', () => {
    const { routes } = summarize([ago(1, { routeId: 'past@eu-west-1', modelId: 'past', region: 'eu-west-1' })]);
    expect(routes).toMatchObject([{ name: 'past', region: 'eu-west-1', isPrimary: false }]);
  });

  it('puts days where they begin for the reader', () => {
    // 23:00 of the 27th in UTC is the 28th in Berlin.
    const late = ago(19.5);
    expect(summarize([late], '7d', 'UTC').spans.map(({ requests }) => requests)).toEqual([0, 0, 0, 0, 0, 1, 0]);
    expect(summarize([late], '7d', 'Europe/Berlin').spans.map(({ requests }) => requests)).toEqual([
      0, 0, 0, 0, 0, 0, 1,
    ]);
  });

  it('projects from complete days, also where the range is shorter', () => {
    const { totals, projection } = summarize([ago(24), ago(48), ago(72), ago(1)], '24h');
    expect(totals.requests).toBe(1);
    expect(projection).toMatchObject({ kind: 'projected', basisDays: 3 });
  });

  it('loses and doubles nothing: spans, routes and documents each add up to the totals', () => {
    const record = fc
      .record({
        hours: fc.double({ min: 0, max: 95 * 24, noNaN: true }),
        route: fc.constantFrom('model', 'other', 'past'),
        owner: fc.constantFrom('r1', 'r2', 'chat/q1', 'gone'),
        isThrottled: fc.boolean(),
        inputTokens: fc.nat(5_000),
      })
      .map(({ hours, route, owner, isThrottled, inputTokens }) =>
        (isThrottled ? fakeThrottle : fakeAttempt)({
          startedAtMs: NOW - hours * HOUR_MS,
          endedAtMs: NOW - hours * HOUR_MS + 100,
          routeId: `${route}@us-east-2`,
          requestId: `${owner}/s/t`,
          requestKind: owner.startsWith('chat/') ? 'chat' : 'section',
          ...(isThrottled ? {} : { usage: { inputTokens, outputTokens: 1, cacheReadTokens: 2, cacheWriteTokens: 3 } }),
        }),
      );
    const range = fc.constantFrom<AnalyticsRange>('24h', '7d', '30d', '90d');
    fc.assert(
      fc.property(fc.array(record, { maxLength: 60 }), range, (records, chosen) => {
        const { totals, spans, routes, documents } = summarize(records, chosen, 'America/New_York');
        const from = spans[0]?.startMs ?? 0;
        const counted = records.filter(({ startedAtMs }) => startedAtMs >= from);
        expect(totals.attempts).toBe(counted.length);
        for (const parts of [spans, routes, documents]) {
          for (const name of ['requests', 'answered', 'attempts', 'throttles'] as const) {
            expect(parts.reduce((sum, part) => sum + part[name], 0)).toBe(totals[name]);
          }
          expect(parts.reduce((sum, part) => sum + allTokens(part), 0)).toBe(allTokens(totals));
        }
        for (const span of spans)
          expect(span.answersByRoute.reduce((sum, count) => sum + count, 0)).toBe(span.answered);
      }),
      { numRuns: 60 },
    );
  });
});
