export {
  ANALYTICS_RANGES,
  type Analytics,
  type AnalyticsQuery,
  type AnalyticsRange,
  type DocumentUsage,
  type RouteUsage,
  type UsageSpan,
} from './analytics.ts';
export { isTimeZone } from './calendar.ts';
export type { MonthProjection, ProjectedSum } from './project-month.ts';
export { createSummary, type Summary } from './summarize.ts';
export { allTokens, type Usage } from './usage.ts';
export type { OwnerDocument } from './usage-tables.ts';
