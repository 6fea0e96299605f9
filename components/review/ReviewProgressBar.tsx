import { formatQuantity, ProgressBar } from '#components/ui';
import type { ReviewView } from '#lib/review';
import styles from './ReviewProgressBar.module.css';

/** How far a review is, over the lower edge of what it stands in; without one, the document is being read. */
export function ReviewProgressBar({ review }: { readonly review: ReviewView | null }) {
  const found = review?.counts.found ?? 0;
  const settled = review === null ? 0 : settledSections(review);
  return (
    <div className={styles.edge}>
      {found === 0 ? (
        <ProgressBar label="Review progress" share={undefined} valueLabel="Reading" />
      ) : (
        <ProgressBar
          label="Review progress"
          share={settled / found}
          valueLabel={`${settled} of ${formatQuantity(found, 'section')}`}
        />
      )}
    </div>
  );
}

/** Sections whose fate is known. */
export function settledSections({ counts }: ReviewView): number {
  return counts.reviewed + counts.failed + counts.skipped;
}
