import { type KeyboardEvent, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { keyAction, nextOpen, stateOf, UndoBar, useTriage } from '#components/triage';
import type { Finding } from '#lib/findings';
import type { WorkerClient } from '#lib/messaging';
import type { DecisionInput, ReviewView, SectionView } from '#lib/review';
import { FindingList } from './FindingList.tsx';
import { FindingToolbar } from './FindingToolbar.tsx';
import { countFindings, type FindingFilters, isCounted, NO_FILTERS, selectFindings } from './finding-filters.ts';
import { NoFindings } from './NoFindings.tsx';
import { NothingListed } from './NothingListed.tsx';
import { RequestPreviewDialog } from './RequestPreviewDialog.tsx';
import { ReviewProgress } from './ReviewProgress.tsx';
import styles from './ReviewResults.module.css';
import { SectionList } from './SectionList.tsx';
import { tallySections } from './section-tallies.ts';
import { sectionName } from './section-words.ts';
import { TriageTools } from './TriageTools.tsx';
import type { Panel } from './use-panel.ts';
import { WholeDocument } from './WholeDocument.tsx';

export interface ReviewResultsProps {
  readonly client: WorkerClient;
  readonly panel: Panel;
  readonly review: ReviewView;
  /** No model can take a request at the moment. */
  readonly isWaiting: boolean;
  readonly canRetry: boolean;
  /** Told which findings the filters leave in sight; null while all are. */
  readonly onListed?: ((ids: ReadonlySet<string> | null) => void) | undefined;
}

/** Progress, sections and findings of one review. */
export function ReviewResults({ client, panel, review, isWaiting, canRetry, onListed }: ReviewResultsProps) {
  const { state, send, selectFinding } = panel;
  const { sections, findings, awaited, decisions, focus, newSelectionId, selectedFindingId } = state;
  const triage = useTriage(client, review.id, decisions);
  const [isSheetOpen, setIsSheetOpen] = useState(false);
  const [filters, setFilters] = useState<FindingFilters>(NO_FILTERS);
  const [goneId, setGoneId] = useState<string | null>(null);
  const [previewed, setPreviewed] = useState<SectionView | null>(null);
  const listRef = useRef<HTMLDivElement>(null);

  const counts = useMemo(() => countFindings(findings.values(), decisions, awaited), [findings, decisions, awaited]);
  const isComplete = awaited === null;
  // Of some sections all have come, of others none or a part: no number is better than a wrong one.
  const tallies = useMemo(() => tallySections(isComplete ? findings.values() : []), [findings, isComplete]);
  // What was typed or pressed is seen at once; the list follows in the pauses between frames.
  const listedBy = useDeferredValue(filters);
  const listed = useMemo(
    () => selectFindings(findings.values(), sections, listedBy, decisions),
    [findings, sections, listedBy, decisions],
  );
  const isFiltered = listed.length < findings.size;
  const listedCount = isFiltered || isComplete ? listed.filter(isCounted).length : counts.total;
  // Of a part of the findings nobody can save those that are listed; all can be saved, since the worker has them.
  const isPart = isFiltered && isComplete;
  useEffect(() => onListed?.(isPart ? new Set(listed.map(({ id }) => id)) : null), [onListed, isPart, listed]);
  const staleIds = useMemo(
    () => new Set([...(review.freshness?.changedIds ?? []), ...(review.freshness?.goneIds ?? [])]),
    [review.freshness],
  );
  const chosenSection = sections.find((section) => section.id === filters.sectionId) ?? null;

  // A finding that the reviewer clicked in the page must be seen, whatever is filtered out.
  const [shownFocus, setShownFocus] = useState<typeof focus>(null);
  const [knownFocus, setKnownFocus] = useState<typeof focus>(null);
  useEffect(() => {
    if (focus === null || focus === knownFocus) return;
    if (findings.has(focus.findingId) && !listed.some(({ id }) => id === focus.findingId)) {
      // Goes on once it is listed.
      setFilters(withoutFilters);
      return;
    }
    setKnownFocus(focus);
    setShownFocus(focus);
  }, [focus, knownFocus, findings, listed]);

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
  const tabId = state.page?.tabId ?? null;
  const wholeCheck = sections.find(({ kind }) => kind === 'document') ?? null;
  const hasEnded = review.status !== 'running' && review.status !== 'paused';
  const setAlways = (isAlways: boolean) => {
    if (state.settings === null) return;
    const documentCheck = isAlways ? 'always' : 'on-request';
    send('settings', 'settings.save', { settings: { ...state.settings.settings, documentCheck } });
  };
  const exclude = useCallback(
    (sectionId: string, isExcluded: boolean) =>
      void client.request('section.exclude', { reviewId: review.id, sectionId, isExcluded }),
    [client, review.id],
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

  const { decide } = triage;
  const decideOn = useCallback(
    (finding: Finding, decision: DecisionInput | null) => decide([finding.id], decision, finding.title),
    [decide],
  );

  /** Selects a finding, shows its words in the page where it has any there, and puts the focus on it. */
  const goTo = (finding: Finding | undefined) => {
    if (finding === undefined) return;
    if (isCounted(finding)) show(finding);
    else selectFinding(finding.id);
    // One that is far from those drawn is drawn first.
    if (!focusCard(listRef.current, finding.id)) {
      setShownFocus((known) => ({ findingId: finding.id, sequence: (known?.sequence ?? 0) + 1 }));
    }
  };

  const goToNextOpen = (fromId: string | null) => {
    const ids = listed.map(({ id }) => id);
    const next = nextOpen(ids, (id) => id !== fromId && stateOf(decisions.get(id)) === 'open', fromId);
    goTo(listed.find(({ id }) => id === next));
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const action = keyAction(event);
    if (action === null) return;
    const card = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-finding-id]') : null;
    const index = listed.findIndex(({ id }) => id === card?.dataset.findingId);
    const current = listed[index];
    event.preventDefault();
    switch (action.kind) {
      case 'decide': {
        if (current === undefined) return;
        const known = decisions.get(current.id);
        const note = known?.note === undefined ? {} : { note: known.note };
        goToNextOpen(current.id);
        return decideOn(current, { state: action.state, ...note });
      }
      case 'note':
        return card?.querySelector<HTMLElement>('[data-note]')?.click();
      case 'undo':
        return triage.undo();
      case 'next':
        return goTo(listed[index + 1]);
      case 'previous':
        return goTo(listed[index - 1]);
      case 'next-open':
        return goToNextOpen(current?.id ?? selectedFindingId);
      case 'sheet':
        return setIsSheetOpen(true);
    }
  };

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
          onChooseRegion={(region) => tabId !== null && send('review', 'review.start', { tabId, region })}
          onDelete={() => void client.request('document.delete', { reviewId: review.id })}
          onReviewAnew={() => tabId !== null && send('review', 'review.start', { tabId, isAnew: true })}
        />
        {review.provider === 'bedrock' && review.counts.found > 0 && (hasEnded || wholeCheck !== null) && (
          <WholeDocument
            check={wholeCheck}
            isWaiting={isWaiting}
            canAsk={canRetry && hasEnded}
            isAlways={state.settings?.settings.documentCheck === 'always'}
            onCheck={() => send('retry', 'document.check', { reviewId: review.id })}
            onAlways={setAlways}
          />
        )}
        <SectionList
          sections={sections}
          staleIds={staleIds}
          tallies={tallies}
          isWaiting={isWaiting}
          chosenId={filters.sectionId}
          onChoose={chooseSection}
          onExclude={exclude}
          onPreview={review.provider === 'bedrock' ? setPreviewed : null}
        />
        {previewed !== null && (
          <RequestPreviewDialog
            client={client}
            reviewId={review.id}
            section={previewed}
            onClose={() => setPreviewed(null)}
          />
        )}
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys for what has the focus inside, each with a button beside */}
      <div ref={listRef} className={styles.findings} onKeyDown={onKeyDown}>
        {hasFindings ? (
          <FindingToolbar
            counts={counts}
            listedCount={listedCount}
            filters={filters}
            sectionHeading={chosenSection === null ? null : sectionName(chosenSection)}
            onChange={setFilters}
            tools={
              <TriageTools
                openCount={counts.byState.open}
                listedCount={listedCount}
                isComplete={isComplete}
                onTriage={() => goToNextOpen(selectedFindingId)}
                onDecideAll={(decision) =>
                  triage.decide(
                    listed.filter(isCounted).map(({ id }) => id),
                    decision === null ? null : { state: decision },
                    '',
                  )
                }
                isSheetOpen={isSheetOpen}
                onSheetOpenChange={setIsSheetOpen}
              />
            }
          />
        ) : (
          <NoFindings review={review} />
        )}
        {hasFindings && listed.length === 0 && (
          <NothingListed filters={listedBy} section={chosenSection} onClear={() => setFilters(withoutFilters)} />
        )}
        <FindingList
          findings={listed}
          sections={sections}
          selectedId={selectedFindingId}
          goneId={goneId}
          focus={shownFocus}
          staleIds={staleIds}
          decisions={decisions}
          order={listedBy.order}
          onShow={show}
          onDecide={decideOn}
        />
        <UndoBar triage={triage} />
      </div>
    </>
  );
}

/** Everything listed, in the order that was chosen. */
function withoutFilters({ order }: FindingFilters): FindingFilters {
  return { ...NO_FILTERS, order };
}

/**
 * The focus goes to a finding's title, or to the finding itself where it has no place in the page. False where it is not
 * drawn.
 */
function focusCard(list: HTMLElement | null, findingId: string): boolean {
  const card = list?.querySelector<HTMLElement>(`[data-finding-id="${CSS.escape(findingId)}"]`);
  (card?.querySelector<HTMLElement>('h3 button') ?? card)?.focus();
  return card !== null && card !== undefined;
}
