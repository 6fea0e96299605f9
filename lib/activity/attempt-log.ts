import type { AttemptRecord } from '#lib/routing';
import type { AttemptEntry } from './attempt-entry.ts';
import type { AttemptFilter } from './attempt-filter.ts';

/** Where a page of the log goes on: after this attempt, towards older ones. */
export interface AttemptCursor {
  readonly startedAtMs: number;
  readonly attemptId: string;
}

/** Which part of the log is asked for, newest first. */
export interface AttemptQuery {
  readonly filter: AttemptFilter;
  /** Null: from the newest on. */
  readonly after: AttemptCursor | null;
  /** At most so many. */
  readonly limit: number;
}

/** A part of the log, newest first. */
export interface AttemptPage {
  /** Fewer than asked for, even none, where few of many match: `next` then leads on. */
  readonly entries: readonly AttemptEntry[];
  /** Null at the end of the log. */
  readonly next: AttemptCursor | null;
}

/** The audit log as it is stored. */
export interface AttemptLog {
  readonly read: (query: AttemptQuery) => Promise<AttemptPage>;
  /** Hands over every attempt begun at this moment or later (epoch milliseconds), oldest first, in parts. */
  readonly readAllFrom: (fromMs: number, take: (records: readonly AttemptRecord[]) => void) => Promise<void>;
  /** What the model thought on the way to the job's answer; empty where nothing is kept. */
  readonly reasoning: (jobId: string) => Promise<string>;
  /** Removes attempts begun before a moment (epoch milliseconds). */
  readonly removeBefore: (startedAtMs: number) => Promise<void>;
  /** Removes all. */
  readonly clear: () => Promise<void>;
}
