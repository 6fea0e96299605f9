/** How long something is kept, in days; `forever`: until a person deletes it. */
export type KeptDays = number | 'forever';

/** Longest period that can be set, in days: ten years. */
export const MAX_KEPT_DAYS = 3_650;

/** What is deleted by itself, and when. */
export interface RetentionSettings {
  /** Calls to models, counted from their begin. */
  readonly auditLogDays: KeptDays;
  /** Reviews, counted from their end or import, and questions about documents of which no review is left. */
  readonly reviewDays: KeptDays;
}

const DAY_MS = 24 * 60 * 60 * 1_000;

/** A period within the longest that is allowed, in days; as it is where none is given. */
export function atMostDays(days: KeptDays, longest: number | undefined): KeptDays {
  if (longest === undefined) return days;
  return days === 'forever' ? longest : Math.min(days, longest);
}

/** The moment before which things are too old to be kept (epoch milliseconds); null where nothing ever is. */
export function keptSince(days: KeptDays, nowMs: number): number | null {
  return days === 'forever' ? null : nowMs - days * DAY_MS;
}
