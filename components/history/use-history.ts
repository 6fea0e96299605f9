import { useCallback, useEffect, useRef, useState } from 'react';
import type { HistoryCursor, HistoryDocument } from '#lib/history';
import type { WorkerClient } from '#lib/messaging';
import type { Problem } from '#lib/review';

/** How many documents are asked for at once. */
const PAGE_LENGTH = 20;
/** After the last letter of a search. */
const TYPING_PAUSE_MS = 150;

export interface History {
  /** Null until the first page has come. */
  readonly documents: readonly HistoryDocument[] | null;
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  readonly problem: Problem | null;
  readonly more: () => void;
  readonly reload: () => void;
}

interface Shown {
  readonly documents: readonly HistoryDocument[] | null;
  readonly next: HistoryCursor | null;
}

/** The history as far as it has been asked for, from its newest page on. Asks for nothing while it is not shown. */
export function useHistory(client: WorkerClient, text: string, isShown: boolean, stamp: string): History {
  const [shown, setShown] = useState<Shown>({ documents: null, next: null });
  const [isLoading, setLoading] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [version, setVersion] = useState(0);
  /** Counts questions: only the newest one's answer is shown. */
  const asked = useRef(0);

  const load = useCallback(
    async (known: readonly HistoryDocument[], after: HistoryCursor | null) => {
      asked.current += 1;
      const question = asked.current;
      setLoading(true);
      let next = after;
      let found: readonly HistoryDocument[] = [];
      // A search reads a part of the findings at a time, and may have found nothing in the first.
      do {
        const answer = await client.request('history.list', { text, after: next, limit: PAGE_LENGTH });
        if (asked.current !== question) return;
        setProblem(answer.ok ? null : answer.problem);
        if (!answer.ok) return setLoading(false);
        found = answer.value.documents;
        next = answer.value.next;
      } while (found.length === 0 && next !== null);
      setShown({ documents: [...known, ...found], next });
      setLoading(false);
    },
    [client, text],
  );

  const isFirst = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new stamp or version asks again
  useEffect(() => {
    if (!isShown) return;
    const timer = setTimeout(() => void load([], null), isFirst.current ? 0 : TYPING_PAUSE_MS);
    isFirst.current = false;
    return () => {
      clearTimeout(timer);
      asked.current += 1;
    };
  }, [load, isShown, stamp, version]);

  return {
    documents: shown.documents,
    hasMore: shown.next !== null,
    isLoading,
    problem,
    more: () => void load(shown.documents ?? [], shown.next),
    reload: () => setVersion((known) => known + 1),
  };
}
