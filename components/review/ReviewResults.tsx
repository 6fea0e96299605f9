import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Finding } from '#lib/findings';
import type { WorkerClient } from '#lib/messaging';
import type { ReviewView } from '#lib/review';
import { FindingList } from './FindingList.tsx';
import { FindingToolbar } from './FindingToolbar.tsx';
import { countFindings, type FindingFilters, isCounted, NO_FILTERS, selectFindings } from './finding-filters.ts';
import { NoFindings } from './NoFindings.tsx';
import { NothingListed } from './NothingListed.tsx';
import { ReviewProgress } from './ReviewProgress.tsx';
import styles from './ReviewResults.module.css';
import { SectionList } from './SectionList.tsx';
import { tallySections } from './section-tallies.ts';
import { sectionName } from './section-words.ts';
import type { Panel } from './use-panel.ts';

export interface ReviewResultsProps {
  readonly client: WorkerClient;
  readonly panel: Panel;
  readonly review: ReviewView;
  /** No model can take a request at the moment. */
  readonly isWaiting: boolean;
  readonly canRetry: boolean;
}

/** Progress, sections and findings of one review. */
export function ReviewResults({ client, panel, review, isWaiting, canRetry }: ReviewResultsProps) {
  const { state, send, selectFinding } = panel;
  const { sections, findings, focus, newSelectionId } = state;
  const [filters, setFilters] = useState<FindingFilters>(NO_FILTERS);
  const [goneId, setGoneId] = useState<string | null>(null);
  const listRef = useRef<HTMLDivElement>(null);

  const counts = useMemo(() => countFindings(findings.values()), [findings]);
  const tallies = useMemo(() => tallySections(findings.values()), [findings]);
  const listed = useMemo(() => selectFindings(findings.values(), sections, filters), [findings, sections, filters]);
  const chosenSection = sections.find((section) => section.id === filters.sectionId) ?? null;

  // A finding that the reviewer clicked in the page must be seen, whatever is filtered out.
  const [shownFocus, setShownFocus] = useState<typeof focus>(null);
  useEffect(() => {
    if (focus === null || focus === shownFocus) return;
    if (!listed.some((finding) => finding.id === focus.findingId)) setFilters(withoutFilters);
    setShownFocus(focus);
  }, [focus, shownFocus, listed]);

  // A selection is analysed to see what is found in it, not to search for that among everything else.
  const [shownSelectionId, setShownSelectionId] = useState<string | null>(null);
  useEffect(() => {
    if (newSelectionId === null || newSelectionId === shownSelectionId) return;
    setShownSelectionId(newSelectionId);
    setFilters((current) => ({ ...withoutFilters(current), sectionId: newSelectionId }));
    listRef.current?.scrollIntoView({ block: 'start' });
  }, [newSelectionId, shownSelectionId]);

  const chooseSection = useCallback(
    (sectionId: string | null) => setFilters((current) => ({ ...current, sectionId })),
    [],
  );
  const show = useCallback(
    (finding: Finding) => {
      selectFinding(finding.id);
      setGoneId(null);
      void client.request('finding.show', { reviewId: review.id, findingId: finding.id }).then((result) => {
        if (!result.ok || !result.value.shown) setGoneId(finding.id);
      });
    },
    [client, review.id, selectFinding],
  );

  const hasFindings = findings.size > 0;
  return (
    <>
      <div className={styles.overview}>
        <ReviewProgress
          review={review}
          sections={sections}
          isReading={state.pending === 'selection'}
          isWaiting={isWaiting}
          canRetry={canRetry}
          onRetry={() => send('retry', 'review.retry', { reviewId: review.id })}
        />
        <SectionList
          sections={sections}
          tallies={tallies}
          isWaiting={isWaiting}
          chosenId={filters.sectionId}
          onChoose={chooseSection}
        />
      </div>
      <div ref={listRef} className={styles.findings}>
        {hasFindings ? (
          <FindingToolbar
            counts={counts}
            listedCount={listed.filter(isCounted).length}
            filters={filters}
            sectionHeading={chosenSection === null ? null : sectionName(chosenSection)}
            onChange={setFilters}
          />
        ) : (
          <NoFindings review={review} />
        )}
        {hasFindings && listed.length === 0 && (
          <NothingListed filters={filters} section={chosenSection} onClear={() => setFilters(withoutFilters)} />
        )}
        <FindingList
          findings={listed}
          sections={sections}
          selectedId={state.selectedFindingId}
          goneId={goneId}
          focus={shownFocus}
          onShow={show}
        />
      </div>
    </>
  );
}

/** Everything listed, in the order that was chosen. */
function withoutFilters({ order }: FindingFilters): FindingFilters {
  return { ...NO_FILTERS, order };
}
