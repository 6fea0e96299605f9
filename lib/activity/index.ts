export {
  ATTEMPT_OUTCOMES,
  type AttemptEntry,
  type AttemptOutcome,
  type AttemptPlace,
  jobIdOf,
  outcomeOf,
} from './attempt-entry.ts';
export { type AttemptFilter, matchesFilter } from './attempt-filter.ts';
export type { AttemptCursor, AttemptLog, AttemptPage, AttemptQuery } from './attempt-log.ts';
export { type AttemptOwner, ownerOf } from './attempt-owner.ts';
export { formatLogCsv, formatLogJson } from './format-log.ts';
