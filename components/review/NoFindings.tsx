import { CircleCheckBig, CircleSlash } from 'lucide-react';
import { formatQuantity, Notice } from '#components/ui';
import type { ReviewView } from '#lib/review';
import styles from './NoFindings.module.css';

/** A review without findings: found none, not analysed and failed are told apart. */
export function NoFindings({ review }: { readonly review: ReviewView }) {
  const { status, counts } = review;
  if (status === 'running') {
    return <p className={styles.waiting}>Findings appear here as soon as they are made.</p>;
  }
  if (counts.reviewed === 0) {
    return (
      <Notice tone="neutral" icon={CircleSlash} title="Nothing was analysed">
        <p>
          {counts.failed > 0
            ? 'Every section failed, so nothing can be said about this document.'
            : 'No section was analysed, so nothing can be said about this document.'}
        </p>
      </Notice>
    );
  }
  const isComplete = counts.failed === 0 && status === 'done';
  return (
    <Notice tone={isComplete ? 'positive' : 'neutral'} icon={CircleCheckBig} title="No findings">
      <p>
        {isComplete
          ? `${formatQuantity(counts.reviewed, 'section')} with text reviewed; none gave rise to a finding.`
          : `${formatQuantity(counts.reviewed, 'section')} reviewed without a finding. The others were not analysed.`}
      </p>
    </Notice>
  );
}
