import type { MonthProjection } from './project-month.ts';
import type { Usage } from './usage.ts';

/** How far back the figures go. The log is kept for 90 days. */
export const ANALYTICS_RANGES = ['24h', '7d', '30d', '90d'] as const;
export type AnalyticsRange = (typeof ANALYTICS_RANGES)[number];

/** What is asked for. */
export interface AnalyticsQuery {
  readonly range: AnalyticsRange;
  /** The reader's, e.g. `Europe/Berlin`: days begin at its midnight. */
  readonly timeZone: string;
}

/** What one hour or day came to. */
export interface UsageSpan extends Usage {
  /** Its first moment, in epoch milliseconds; it ends with the next one's. */
  readonly startMs: number;
  /** Answers of each route, in the order of the routes. */
  readonly answersByRoute: readonly number[];
}

/** What one route did. */
export interface RouteUsage extends Usage {
  readonly routeId: string;
  /** As in the settings; the model's id where it is not there any more. */
  readonly name: string;
  readonly region: string;
  /** Whether the settings name it first at present. */
  readonly isPrimary: boolean;
}

/** What one document took, over all its reviews and questions. */
export interface DocumentUsage extends Usage {
  /** Null for everything whose document was deleted. */
  readonly url: string | null;
  /** Empty where only questions were asked. */
  readonly title: string;
}

/** Everything the analytics page shows: aggregates, whatever the length of the log. */
export interface Analytics {
  readonly range: AnalyticsRange;
  readonly unit: 'hour' | 'day';
  readonly totals: Usage;
  /** Oldest first, without gaps; the last one is not over. */
  readonly spans: readonly UsageSpan[];
  /** Those of the settings in their order, then others by answers; only such as were called. */
  readonly routes: readonly RouteUsage[];
  /** In no order. */
  readonly documents: readonly DocumentUsage[];
  /** Of the latest days, whatever the range. */
  readonly projection: MonthProjection;
}
