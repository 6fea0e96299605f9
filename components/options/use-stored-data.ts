import { useCallback, useEffect, useState } from 'react';
import type { StoredData, WorkerClient } from '#lib/messaging';
import type { Problem } from '#lib/review';

/** What is stored, as it was when it was measured last. */
export interface StoredDataView {
  /** Null until it has been measured. */
  readonly data: StoredData | null;
  readonly problem: Problem | null;
  readonly reload: () => void;
}

/** Measures what is stored when the page opens, and again on demand. */
export function useStoredData(client: WorkerClient): StoredDataView {
  const [data, setData] = useState<StoredData | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const load = useCallback(async () => {
    const result = await client.request('data.measure', {});
    setProblem(result.ok ? null : result.problem);
    if (result.ok) setData(result.value);
  }, [client]);
  useEffect(() => void load(), [load]);
  return { data, problem, reload: () => void load() };
}
