import { plural, t } from '@lingui/core/macro';
import { ProgressBar } from '#components/ui';
import type { ReviewView } from '#lib/review';
import styles from './ReviewProgressBar.module.css';

/** How far a review is, over the lower edge of what it stands in; without one, the document is being read. */
export function ReviewProgressBar({ review }: { readonly review: ReviewView | null }) {
  const found = review?.counts.found ?? 0;
  const settled = review === null ? 0 : settledSections(review);
  return (
    <div className={styles.edge}>
      {review === null || found === 0 ? (
        <ProgressBar label={t`Review progress`} share={undefined} valueLabel={t`Reading`} />
      ) : (
        <ProgressBar label={t`Review progress`} share={settled / found} valueLabel={settledWords(review)} />
      )}
    </div>
  );
}

/** `3 of 12 sections`: those whose fate is known, of all. */
export function settledWords(review: ReviewView): string {
  const settled = settledSections(review);
  return plural({ found: review.counts.found }, { one: `${settled} of # section`, other: `${settled} of # sections` });
}

function settledSections({ counts }: ReviewView): number {
  return counts.reviewed + counts.failed + counts.skipped;
}
