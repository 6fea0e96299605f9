import { useCallback, useState } from 'react';
import type { WorkerClient } from '#lib/messaging';
import type { ModelCheck, Problem } from '#lib/review';

/** What a check came to; a problem is what kept any model from being asked. */
export type CheckOutcome =
  | { readonly atMs: number; readonly found: ModelCheck }
  | { readonly atMs: number; readonly problem: Problem };

export interface ModelCheckControl {
  readonly isChecking: boolean;
  /** The latest; null before the first. */
  readonly outcome: CheckOutcome | null;
  readonly check: () => void;
}

/** Lets a person have the models looked at now, whatever was planned. */
export function useModelCheck(client: WorkerClient): ModelCheckControl {
  const [isChecking, setChecking] = useState(false);
  const [outcome, setOutcome] = useState<CheckOutcome | null>(null);
  const check = useCallback(() => {
    setChecking(true);
    void client.request('models.check', {}).then((result) => {
      const atMs = Date.now();
      setOutcome(result.ok ? { atMs, found: result.value } : { atMs, problem: result.problem });
      setChecking(false);
    });
  }, [client]);
  return { isChecking, outcome, check };
}
