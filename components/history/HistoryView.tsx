import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { WorkerClient } from '#lib/messaging';
import { HistoryList } from './HistoryList.tsx';
import { PastReview } from './PastReview.tsx';

export interface HistoryViewProps {
  readonly client: WorkerClient;
  /** False while another view is in front: nothing is asked for then. */
  readonly isShown: boolean;
  /** Changes whenever there may be another review. */
  readonly stamp: string;
  /** The control that saves a review as a file. */
  readonly renderExport: (past: PastReviewId, shown: ReadonlySet<string> | null) => ReactNode;
}

/** A review of the past. */
export interface PastReviewId {
  readonly reviewId: string;
  /** It came in a file. */
  readonly isImported: boolean;
}

/** The past reviews of all documents; one of them can be opened, to be read. */
export function HistoryView({ client, isShown, stamp, renderExport }: HistoryViewProps) {
  const [opened, setOpened] = useState<PastReviewId | null>(null);
  const [lastId, setLastId] = useState<string | null>(null);
  const listRef = useRef<HTMLDivElement>(null);

  // Back in the list, the focus goes to where it was.
  useEffect(() => {
    if (opened !== null || lastId === null) return;
    const row = listRef.current?.querySelector<HTMLElement>(`[data-review-id="${CSS.escape(lastId)}"]`);
    (row ?? listRef.current)?.focus();
    setLastId(null);
  }, [opened, lastId]);

  const close = () => {
    setLastId(opened?.reviewId ?? null);
    setOpened(null);
  };
  return (
    <>
      {opened !== null && (
        <PastReview key={opened.reviewId} client={client} past={opened} renderExport={renderExport} onClose={close} />
      )}
      {/* Stays as it is meanwhile: what was searched for and how far it was unfolded. */}
      <div ref={listRef} tabIndex={-1} hidden={opened !== null}>
        <HistoryList client={client} isShown={isShown && opened === null} stamp={stamp} onOpen={setOpened} />
      </div>
    </>
  );
}
