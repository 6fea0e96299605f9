import { CircleCheck, CirclePause, CircleStop, RotateCcw, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, Disclosure, DisclosurePanel } from 'react-aria-components';
import { Button, ConfirmDelete, classNames, formatQuantity, formatShare, formatTimeLeft } from '#components/ui';
import type { ReviewView, SectionView } from '#lib/review';
import { describeLeftOut } from './coverage-words.ts';
import styles from './ReviewProgress.module.css';
import { settledSections } from './ReviewProgressBar.tsx';

export interface ReviewProgressProps {
  readonly review: ReviewView;
  readonly sections: readonly SectionView[];
  /** A selection is being read, to be added to the review. */
  readonly isReading: boolean;
  /** No model can take a request at the moment. */
  readonly isWaiting: boolean;
  readonly canRetry: boolean;
  readonly onRetry: () => void;
  /** Reviews every section, those that have not changed included. */
  readonly onReviewAnew: () => void;
  readonly onDelete: () => void;
  /** Reviews another part of the page. */
  readonly onChooseRegion: (region: RegionName) => void;
}

/** The part of a page to read: the page's own main part, all of it, or what is around the selection. */
export type RegionName = 'auto' | 'page' | 'selection';

/** How far a review is, and how much of the document it covers. */
export function ReviewProgress(props: ReviewProgressProps) {
  const { review, sections, isReading, isWaiting, canRetry, onRetry, onReviewAnew, onChooseRegion, onDelete } = props;
  const isRunning = review.status === 'running' || isReading;
  const retryLabel = isRunning ? null : retryWords(review, sections);
  return (
    <section aria-label="Progress" className={styles.progress}>
      <div className={styles.line}>
        {isRunning ? <p className={styles.headline}>Processing…</p> : <Outcome review={review} />}
        {isRunning && (
          <span className={styles.numbers}>
            {isReading ? 'reading the selection' : describeWork(review, isWaiting)}
          </span>
        )}
        {retryLabel !== null && (
          <Button size="small" isDisabled={!canRetry} onPress={onRetry}>
            <RotateCcw size={13} aria-hidden /> {retryLabel}
          </Button>
        )}
      </div>
      <Coverage review={review} canChoose={!isRunning && canRetry} onChooseRegion={onChooseRegion}>
        {!isRunning && (
          <ConfirmDelete
            look="link"
            label="Delete this review"
            words="Findings, decisions, notes and conversations on this document are deleted for good."
            onDelete={onDelete}
          />
        )}
      </Coverage>
      {!isRunning && review.carriedOverCount > 0 && (
        <p className={styles.coverage}>
          {formatQuantity(review.carriedOverCount, 'section')} unchanged since the last review, not asked again.{' '}
          <AriaButton className={classNames(styles.link)} isDisabled={!canRetry} onPress={onReviewAnew}>
            Review all anew
          </AriaButton>
        </p>
      )}
    </section>
  );
}

function Outcome({ review }: { readonly review: ReviewView }) {
  const { counts, status } = review;
  if (status === 'paused') {
    return (
      <p className={styles.headline}>
        <CirclePause size={15} aria-hidden className={styles.muted} /> Paused
      </p>
    );
  }
  if (status === 'stopped') {
    return (
      <p className={styles.headline}>
        <CircleStop size={15} aria-hidden className={styles.muted} /> Stopped
      </p>
    );
  }
  if (status === 'failed' || counts.failed > 0) {
    return (
      <p className={styles.headline}>
        <TriangleAlert size={15} aria-hidden className={styles.failed} />
        {counts.reviewed === 0 ? 'Review failed' : 'Partly reviewed'}
      </p>
    );
  }
  return (
    <p className={styles.headline}>
      <CircleCheck size={15} aria-hidden className={styles.done} /> Reviewed
    </p>
  );
}

/** The name of the button that queues failed and stopped sections again; null when there are none. */
function retryWords(review: ReviewView, sections: readonly SectionView[]): string | null {
  if (review.counts.failed > 0) return 'Retry failed';
  const hasStopped = sections.some((section) => section.skipReason === 'stopped');
  return hasStopped ? 'Review the rest' : null;
}

function describeWork(review: ReviewView, isWaiting: boolean): string {
  if (review.counts.found === 0) return isWaiting ? 'the selection · waiting for a model' : 'the selection';
  const settled = `${settledSections(review)} of ${formatQuantity(review.counts.found, 'section')}`;
  if (isWaiting) return `${settled} · waiting for a model`;
  return review.remainingMs === undefined ? settled : `${settled} · ${formatTimeLeft(review.remainingMs)} left`;
}

function describeCoverage({ counts, textCoverage }: ReviewView): string {
  if (counts.found === 0) return 'The selected text, not the whole document';
  return [
    `${formatQuantity(counts.found, 'section')} found`,
    `${counts.reviewed} reviewed`,
    ...(counts.skipped > 0 ? [`${counts.skipped} skipped`] : []),
    ...(counts.failed > 0 ? [`${counts.failed} failed`] : []),
    `${formatShare(textCoverage.ratio)} of text`,
  ].join(' · ');
}

/** How much of the document was looked at; unfolded, what was not and why, and how to read another part of the page. */
function Coverage(props: {
  readonly review: ReviewView;
  readonly canChoose: boolean;
  readonly onChooseRegion: (region: RegionName) => void;
  /** What else can be done, beside what unfolds. */
  readonly children: ReactNode;
}) {
  const { review, canChoose, onChooseRegion, children } = props;
  if (review.counts.found === 0) {
    return (
      <>
        <p className={styles.coverage}>{describeCoverage(review)}</p>
        <div className={styles.links}>{children}</div>
      </>
    );
  }
  const leftOut = describeLeftOut(review.textCoverage);
  const current = review.region?.kind ?? 'auto';
  return (
    <Disclosure>
      <p className={styles.coverage}>{describeCoverage(review)}</p>
      <div className={styles.links}>
        <AriaButton slot="trigger" className={classNames(styles.link)}>
          What was left out
        </AriaButton>
        {children}
      </div>
      <DisclosurePanel>
        {leftOut.length === 0 ? (
          <p className={styles.coverage}>Nothing that a reader can see.</p>
        ) : (
          <ul aria-label="Left out" className={styles.leftOut}>
            {leftOut.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        )}
        <p className={styles.regions}>
          {REGIONS.filter(({ region }) => region !== current).map(({ region, words }) => (
            <AriaButton
              key={region}
              className={classNames(styles.link)}
              isDisabled={!canChoose}
              onPress={() => onChooseRegion(region)}
            >
              {words}
            </AriaButton>
          ))}
        </p>
      </DisclosurePanel>
    </Disclosure>
  );
}

const REGIONS: readonly { readonly region: RegionName; readonly words: string }[] = [
  { region: 'auto', words: 'Read the main part' },
  { region: 'page', words: 'Read the whole page' },
  { region: 'selection', words: 'Read the part around my selection' },
];

/** A review that is being prepared: its sections are not known yet. */
export function ReadingProgress() {
  return (
    <section aria-label="Progress" className={styles.progress}>
      <div className={styles.line}>
        <p className={styles.headline}>Processing…</p>
        <span className={styles.numbers}>reading the document</span>
      </div>
      <div className={styles.skeleton} aria-hidden="true">
        <span className={classNames(styles.bone, styles.short)} />
        <span className={styles.bone} />
        <span className={styles.bone} />
      </div>
    </section>
  );
}
