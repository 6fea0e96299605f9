import { useCallback, useRef, useState } from 'react';
import type { WorkerClient } from '#lib/messaging';
import type { Decision, DecisionInput } from '#lib/review';
import { describeAct } from './decision-words.ts';

/** Something that was decided and can be undone. */
export interface TriageAct {
  /** Counts acts, so that the same words twice are two of them. */
  readonly number: number;
  readonly words: string;
}

/** Decides on findings, and remembers what was there before. */
export interface Triage {
  /** `title` names the finding where it is a single one. */
  readonly decide: (findingIds: readonly string[], decision: DecisionInput | null, title: string) => void;
  readonly undo: () => void;
  /** What `undo` would take back; null when there is nothing. */
  readonly lastAct: TriageAct | null;
}

interface Undoable extends TriageAct {
  readonly before: ReadonlyMap<string, Decision | undefined>;
}

/** How far back a reviewer can go. */
const MOST_UNDOABLE = 100;

/** Triage of one review. Decisions are the worker's: they show once it has told of them. */
export function useTriage(
  client: Pick<WorkerClient, 'request'>,
  reviewId: string,
  decisions: ReadonlyMap<string, Decision>,
): Triage {
  const [acts, setActs] = useState<readonly Undoable[]>([]);
  const actCount = useRef(0);
  const latest = useRef(decisions);
  latest.current = decisions;

  const send = useCallback(
    (findingIds: readonly string[], decision: DecisionInput | null) => {
      if (findingIds.length > 0) void client.request('finding.decide', { reviewId, findingIds, decision });
    },
    [client, reviewId],
  );

  const decide = useCallback<Triage['decide']>(
    (findingIds, decision, title) => {
      actCount.current += 1;
      const before = new Map(findingIds.map((id) => [id, latest.current.get(id)]));
      const words = describeAct(decision?.state ?? null, findingIds.length, title);
      setActs((known) => [...known.slice(1 - MOST_UNDOABLE), { number: actCount.current, words, before }]);
      send(findingIds, decision);
    },
    [send],
  );

  const lastAct = acts.at(-1) ?? null;
  const undo = useCallback(() => {
    if (lastAct === null) return;
    setActs((known) => known.slice(0, -1));
    const groups = Map.groupBy(lastAct.before, ([, decision]) => JSON.stringify(inputOf(decision)));
    for (const group of groups.values()) {
      send(
        group.map(([id]) => id),
        inputOf(group[0]?.[1]),
      );
    }
  }, [lastAct, send]);

  return { decide, undo, lastAct };
}

function inputOf(decision: Decision | undefined): DecisionInput | null {
  if (decision === undefined) return null;
  const { state, reason, note } = decision;
  return { state, ...(reason === undefined ? {} : { reason }), ...(note === undefined ? {} : { note }) };
}
