import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { CircleCheck, CirclePause, CircleStop, RotateCcw, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, Disclosure, DisclosurePanel } from 'react-aria-components';
import { Button, ConfirmDelete, classNames, formatShare, formatTimeLeft } from '#components/ui';
import type { ReviewView, SectionView } from '#lib/review';
import { describeLeftOut } from './coverage-words.ts';
import styles from './ReviewProgress.module.css';
import { settledWords } from './ReviewProgressBar.tsx';

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
    <section aria-label={t`Progress`} className={styles.progress}>
      <div className={styles.line}>
        {isRunning ? (
          <p className={styles.headline}>
            <Trans>Processing…</Trans>
          </p>
        ) : (
          <Outcome review={review} />
        )}
        {isRunning && (
          <span className={styles.numbers}>
            {isReading ? t`reading the selection` : describeWork(review, isWaiting)}
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
            label={t`Delete this review`}
            words={t`Findings, decisions, notes and conversations on this document are deleted for good.`}
            onDelete={onDelete}
          />
        )}
      </Coverage>
      {!isRunning && review.carriedOverCount > 0 && (
        <p className={styles.coverage}>
          {plural(
            { count: review.carriedOverCount },
            {
              one: '# section unchanged since the last review, not asked again.',
              other: '# sections unchanged since the last review, not asked again.',
            },
          )}{' '}
          <AriaButton className={classNames(styles.link)} isDisabled={!canRetry} onPress={onReviewAnew}>
            <Trans>Review all anew</Trans>
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
        <CirclePause size={15} aria-hidden className={styles.muted} /> <Trans>Paused</Trans>
      </p>
    );
  }
  if (status === 'stopped') {
    return (
      <p className={styles.headline}>
        <CircleStop size={15} aria-hidden className={styles.muted} /> <Trans>Stopped</Trans>
      </p>
    );
  }
  if (status === 'failed' || counts.failed > 0) {
    return (
      <p className={styles.headline}>
        <TriangleAlert size={15} aria-hidden className={styles.failed} />
        {counts.reviewed === 0 ? t`Review failed` : t`Partly reviewed`}
      </p>
    );
  }
  return (
    <p className={styles.headline}>
      <CircleCheck size={15} aria-hidden className={styles.done} /> <Trans>Reviewed</Trans>
    </p>
  );
}

/** The name of the button that queues failed and stopped sections again; null when there are none. */
function retryWords(review: ReviewView, sections: readonly SectionView[]): string | null {
  if (review.counts.failed > 0) return t`Retry failed`;
  const hasStopped = sections.some((section) => section.skipReason === 'stopped');
  return hasStopped ? t`Review the rest` : null;
}

function describeWork(review: ReviewView, isWaiting: boolean): string {
  if (review.counts.found === 0) return isWaiting ? t`the selection · waiting for a model` : t`the selection`;
  const settled = settledWords(review);
  if (isWaiting) return t`${settled} · waiting for a model`;
  return review.remainingMs === undefined
    ? settled
    : t`${settled} · ${{ time: formatTimeLeft(review.remainingMs) }} left`;
}

function describeCoverage({ counts, textCoverage }: ReviewView): string {
  if (counts.found === 0) return t`The selected text, not the whole document`;
  return [
    plural({ found: counts.found }, { one: '# section found', other: '# sections found' }),
    t`${{ reviewed: counts.reviewed }} reviewed`,
    ...(counts.skipped > 0 ? [t`${{ skipped: counts.skipped }} skipped`] : []),
    ...(counts.failed > 0 ? [t`${{ failed: counts.failed }} failed`] : []),
    t`${{ share: formatShare(textCoverage.ratio) }} of text`,
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
          <Trans>What was left out</Trans>
        </AriaButton>
        {children}
      </div>
      <DisclosurePanel>
        {leftOut.length === 0 ? (
          <p className={styles.coverage}>
            <Trans>Nothing that a reader can see.</Trans>
          </p>
        ) : (
          <ul aria-label={t`Left out`} className={styles.leftOut}>
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
              {i18n._(words)}
            </AriaButton>
          ))}
        </p>
      </DisclosurePanel>
    </Disclosure>
  );
}

const REGIONS: readonly { readonly region: RegionName; readonly words: MessageDescriptor }[] = [
  { region: 'auto', words: msg`Read the main part` },
  { region: 'page', words: msg`Read the whole page` },
  { region: 'selection', words: msg`Read the part around my selection` },
];

/** A review that is being prepared: its sections are not known yet. */
export function ReadingProgress() {
  return (
    <section aria-label={t`Progress`} className={styles.progress}>
      <div className={styles.line}>
        <p className={styles.headline}>
          <Trans>Processing…</Trans>
        </p>
        <span className={styles.numbers}>
          <Trans>reading the document</Trans>
        </span>
      </div>
      <div className={styles.skeleton} aria-hidden="true">
        <span className={classNames(styles.bone, styles.short)} />
        <span className={styles.bone} />
        <span className={styles.bone} />
      </div>
    </section>
  );
}
