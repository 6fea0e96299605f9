import { type ReactNode, useMemo, useState } from 'react';
import { chatLock, ResultTabs } from '#components/chat';
import { Announcement } from '#components/ui';
import type { WorkerClient } from '#lib/messaging';
import { nameScopes } from './chat-scopes.ts';
import { documentIdentity } from './document-identity.ts';
import { EstimateLine } from './EstimateLine.tsx';
import { PanelHeader } from './PanelHeader.tsx';
import { DeniedMessage, FirstMessage, GestureMessage, RestrictedMessage } from './PanelMessages.tsx';
import { PanelNotices } from './PanelNotices.tsx';
import { describeProgress } from './progress-words.ts';
import styles from './ReviewPanel.module.css';
import { ReadingProgress } from './ReviewProgress.tsx';
import { ReviewProgressBar } from './ReviewProgressBar.tsx';
import { ReviewResults } from './ReviewResults.tsx';
import { usePanel } from './use-panel.ts';

export interface ReviewPanelProps {
  readonly client: WorkerClient;
  readonly windowId: number;
  readonly openOptions: () => void;
  /** Asks the browser for access to origins; must be called inside a click. */
  readonly requestHosts: (origins: string[]) => Promise<boolean>;
  /** Asks the browser for its sign-in window; must be called inside a click. */
  readonly requestSignIn: (origins: string[]) => Promise<boolean>;
  /** The control that saves a review as a file, or of its findings those that are shown. */
  readonly renderExport?: (reviewId: string, shown: ReadonlySet<string> | null) => ReactNode;
  /** The past reviews of all documents; `stamp` changes whenever there may be another one. */
  readonly renderHistory?: (isShown: boolean, stamp: string) => ReactNode;
}

/** The side panel: one document's review, beside the document. */
export function ReviewPanel(props: ReviewPanelProps) {
  const { client, windowId, openOptions, requestHosts, requestSignIn, renderExport, renderHistory } = props;
  const panel = usePanel(client, windowId);
  const { state, send } = panel;
  const { page, review, settings, exhaustion, pending, readingId } = state;
  const chat = useMemo(() => nameScopes(state.chat, state.findings), [state.chat, state.findings]);

  const [listedIds, setListedIds] = useState<ReadonlySet<string> | null>(null);
  const provider = settings?.settings.provider ?? null;
  const isLocked = exhaustion !== null && provider === 'bedrock';
  // A new review takes the place of the old one at once; a selection is added to it.
  const isReading = pending === 'review' || readingId !== null || (pending === 'selection' && review === null);
  const stoppable = readingId ?? review?.id ?? null;
  const isRunning = review?.status === 'running' && !isReading;
  const isPaused = review?.status === 'paused' && !isReading;
  const isWorking = isRunning || isReading || pending === 'selection';
  const tabId = page?.tabId ?? null;
  const canAct = state.isReady && !isLocked;
  const isClosed = page?.access === 'restricted' || page?.access === 'denied';
  const canReview = canAct && tabId !== null && !isClosed;
  const identity = documentIdentity(page, isReading ? null : review);

  return (
    <div className={styles.panel}>
      <PanelHeader
        title={identity.title}
        url={identity.url}
        provider={(isRunning ? review?.provider : null) ?? provider}
        isRunning={isRunning || readingId !== null}
        canPause={isRunning}
        isPaused={isPaused}
        isPending={pending !== null}
        canReview={canReview}
        onReview={() => tabId !== null && send('review', 'review.start', { tabId })}
        onAnalyzeSelection={() => tabId !== null && send('selection', 'selection.start', { tabId })}
        onStop={() => stoppable !== null && send('stop', 'review.stop', { reviewId: stoppable })}
        onPause={() => review !== null && send('stop', 'review.pause', { reviewId: review.id })}
        onResume={() => review !== null && send('stop', 'review.resume', { reviewId: review.id })}
        onOptions={openOptions}
        ownPlaybooks={settings?.playbooks ?? []}
        playbook={settings?.settings.playbook ?? null}
        onPlaybook={(playbook) =>
          settings !== null && send('settings', 'settings.save', { settings: { ...settings.settings, playbook } })
        }
        estimate={
          settings?.settings.provider === 'bedrock' &&
          tabId !== null &&
          page !== null &&
          !isClosed && (
            <EstimateLine
              client={client}
              tabId={tabId}
              subject={[page.url, settings.settings.playbook, review?.id, review?.status].join(' ')}
              isDisabled={!canReview || pending !== null}
            />
          )
        }
        exportMenu={review !== null && !isReading && renderExport?.(review.id, listedIds)}
        progress={isWorking && <ReviewProgressBar review={isRunning ? review : null} />}
      />
      <main className={styles.body}>
        {/* One for each document: what was said of another one is not left behind. */}
        <Announcement key={`${tabId} ${page?.url}`} text={describeProgress(state)} />
        <PanelNotices
          client={client}
          panel={panel}
          isLocked={isLocked}
          openOptions={openOptions}
          requestHosts={requestHosts}
          requestSignIn={requestSignIn}
        />
        {state.isReady && (
          <ResultTabs
            client={client}
            chat={chat}
            tabId={tabId}
            lock={chatLock(page, settings, exhaustion)}
            news={isReading || (state.focus ?? state.newSelectionId)}
            onOptions={openOptions}
            renderHistory={renderHistory && ((isShown) => renderHistory(isShown, `${review?.id} ${review?.status}`))}
          >
            {page?.access === 'denied' && <DeniedMessage openOptions={openOptions} />}
            {isReading && <ReadingProgress />}
            {!isReading && review !== null && (
              <ReviewResults
                key={review.id}
                client={client}
                panel={panel}
                review={review}
                isWaiting={exhaustion !== null && review.provider === 'bedrock'}
                canRetry={canAct && pending === null}
                onListed={setListedIds}
              />
            )}
            {!isReading && review === null && state.problem === null && (
              <>
                {page?.access === 'restricted' && <RestrictedMessage page={page} />}
                {page?.access === 'needs-gesture' && <GestureMessage />}
                {!isClosed && <FirstMessage settings={settings} />}
              </>
            )}
          </ResultTabs>
        )}
      </main>
    </div>
  );
}
