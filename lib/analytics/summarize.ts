import { type AttemptOwner, ownerOf } from '#lib/activity';
import type { AttemptRecord, Route } from '#lib/routing';
import type { Analytics, AnalyticsQuery, AnalyticsRange } from './analytics.ts';
import { dayStarts, hourStarts, spanAt } from './calendar.ts';
import { PROJECTION_DAYS, projectMonth } from './project-month.ts';
import { addAttempt, allTokens, createTally, isAnswer, usageOf } from './usage.ts';
import { type OwnedTally, type OwnerDocument, orderRoutes, type RouteTally, sumByDocument } from './usage-tables.ts';

/** Takes attempts one by one, in any order, and keeps only what they come to. */
export interface Summary {
  /** Attempts begun before this moment (epoch milliseconds) are not needed. */
  readonly fromMs: number;
  readonly add: (record: AttemptRecord) => void;
  /** What the attempts were made for, each once. */
  readonly owners: () => readonly AttemptOwner[];
  /**
   * @param routes of the settings, first choice first.
   * @param documentOf null once it is deleted.
   */
  readonly finish: (
    routes: readonly Pick<Route, 'id' | 'name'>[],
    documentOf: (owner: AttemptOwner) => OwnerDocument | null,
  ) => Analytics;
}

const DAYS: Readonly<Record<Exclude<AnalyticsRange, '24h'>, number>> = { '7d': 7, '30d': 30, '90d': 90 };
const HOURS = 24;

/** Begins a summary as of a moment. @throws {RangeError} for an unknown time zone. */
export function createSummary({ range, timeZone }: AnalyticsQuery, nowMs: number): Summary {
  const unit = range === '24h' ? 'hour' : 'day';
  const starts = range === '24h' ? hourStarts(nowMs, HOURS, timeZone) : dayStarts(nowMs, DAYS[range], timeZone);
  const projected = dayStarts(nowMs, PROJECTION_DAYS + 1, timeZone);
  const totals = createTally();
  const spans = starts.map((startMs) => ({ startMs, tally: createTally(), answers: new Map<string, number>() }));
  const days = projected.map(() => createTally());
  const byRoute = new Map<string, RouteTally>();
  const byOwner = new Map<string, OwnedTally>();

  return {
    fromMs: Math.min(starts[0] ?? nowMs, projected[0] ?? nowMs),
    add: (record) => {
      const day = days[spanAt(projected, record.startedAtMs)];
      if (day !== undefined) addAttempt(day, record);
      const span = spans[spanAt(starts, record.startedAtMs)];
      if (span === undefined) return;
      addAttempt(totals, record);
      addAttempt(span.tally, record);
      const { routeId, modelId, region } = record;
      const route = byRoute.get(routeId) ?? { tally: createTally(), modelId, region };
      byRoute.set(routeId, route);
      addAttempt(route.tally, record);
      if (isAnswer(record)) span.answers.set(routeId, (span.answers.get(routeId) ?? 0) + 1);
      const owner = ownerOf(record);
      if (owner === null) return;
      const key = `${owner.kind}/${owner.id}`;
      const owned = byOwner.get(key) ?? { owner, tally: createTally() };
      byOwner.set(key, owned);
      addAttempt(owned.tally, record);
    },
    owners: () => [...byOwner.values()].map(({ owner }) => owner),
    finish: (routes, documentOf) => {
      const usedRoutes = orderRoutes(byRoute, routes);
      return {
        range,
        unit,
        totals: usageOf(totals),
        spans: spans.map(({ startMs, tally, answers }) => ({
          ...usageOf(tally),
          startMs,
          answersByRoute: usedRoutes.map(({ routeId }) => answers.get(routeId) ?? 0),
        })),
        routes: usedRoutes,
        documents: sumByDocument([...byOwner.values()], documentOf),
        // Today is not over.
        projection: projectMonth(
          days
            .slice(0, -1)
            .map((day) => ({ isActive: day.attempts > 0, costUsd: day.costUsd, tokens: allTokens(day) })),
        ),
      };
    },
  };
}
