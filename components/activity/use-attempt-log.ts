import { useCallback, useEffect, useRef, useState } from 'react';
import type { AttemptCursor, AttemptEntry, AttemptFilter } from '#lib/activity';
import type { WorkerClient } from '#lib/messaging';
import type { Problem } from '#lib/review';

/** Lines on display come in parts of this size, lines for a file in larger ones. */
const SHOWN_AT_ONCE = 100;
const EXPORTED_AT_ONCE = 1_000;

/** The log as it is on display. */
export interface AttemptLogView {
  /** Newest first. */
  readonly entries: readonly AttemptEntry[];
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  readonly problem: Problem | null;
  readonly loadMore: () => void;
  readonly reload: () => void;
  /** Everything the filter lets through; null when it cannot be read. */
  readonly readAll: () => Promise<readonly AttemptEntry[] | null>;
  readonly clear: () => Promise<void>;
}

/** Reads the log in parts; a new filter begins at the newest again. */
export function useAttemptLog(client: WorkerClient, filter: AttemptFilter): AttemptLogView {
  const [entries, setEntries] = useState<readonly AttemptEntry[]>([]);
  const [next, setNext] = useState<AttemptCursor | null>(null);
  const [isLoading, setIsLoading] = useState(true);
  const [problem, setProblem] = useState<Problem | null>(null);
  /** Answers to questions that are no longer asked are dropped. */
  const reading = useRef(0);

  const load = useCallback(
    async (before: readonly AttemptEntry[], after: AttemptCursor | null) => {
      reading.current += 1;
      const mine = reading.current;
      setIsLoading(true);
      const read = await readParts(client, filter, after, SHOWN_AT_ONCE);
      if (mine !== reading.current) return;
      setIsLoading(false);
      setProblem(read.problem);
      if (read.problem !== null) return;
      setEntries([...before, ...read.entries]);
      setNext(read.next);
    },
    [client, filter],
  );
  useEffect(() => void load([], null), [load]);

  return {
    entries,
    hasMore: next !== null,
    isLoading,
    problem,
    loadMore: () => void load(entries, next),
    reload: () => void load([], null),
    readAll: async () => {
      const read = await readParts(client, filter, null, Number.POSITIVE_INFINITY);
      setProblem(read.problem);
      return read.problem === null ? read.entries : null;
    },
    clear: async () => {
      const result = await client.request('activity.clear', {});
      if (result.ok) await load([], null);
      else setProblem(result.problem);
    },
  };
}

/** Goes on until there is enough, or the log ends: one answer may hold little of what is sought. */
async function readParts(client: WorkerClient, filter: AttemptFilter, from: AttemptCursor | null, wanted: number) {
  const entries: AttemptEntry[] = [];
  let after = from;
  do {
    const limit = Math.min(wanted - entries.length, EXPORTED_AT_ONCE);
    const result = await client.request('activity.read', { filter, after, limit });
    if (!result.ok) return { entries, next: null, problem: result.problem };
    entries.push(...result.value.entries);
    after = result.value.next;
  } while (after !== null && entries.length < wanted);
  return { entries, next: after, problem: null };
}
