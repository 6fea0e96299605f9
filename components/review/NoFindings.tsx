import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { CircleCheckBig, CircleSlash } from 'lucide-react';
import { Notice } from '#components/ui';
import type { ReviewView } from '#lib/review';
import styles from './NoFindings.module.css';

/** A review without findings: found none, not analysed and failed are told apart. */
export function NoFindings({ review }: { readonly review: ReviewView }) {
  const { status, counts } = review;
  const { reviewed } = counts;
  if (status === 'running') {
    return (
      <p className={styles.waiting}>
        <Trans>Findings appear here as soon as they are made.</Trans>
      </p>
    );
  }
  if (reviewed === 0) {
    return (
      <Notice tone="neutral" icon={CircleSlash} title={t`Nothing was analysed`}>
        <p>
          {counts.failed > 0
            ? t`Every section failed, so nothing can be said about this document.`
            : t`No section was analysed, so nothing can be said about this document.`}
        </p>
      </Notice>
    );
  }
  const isComplete = counts.failed === 0 && status === 'done';
  return (
    <Notice tone={isComplete ? 'positive' : 'neutral'} icon={CircleCheckBig} title={t`No findings`}>
      <p>
        {isComplete
          ? plural(reviewed, {
              one: '# section with text reviewed; none gave rise to a finding.',
              other: '# sections with text reviewed; none gave rise to a finding.',
            })
          : plural(reviewed, {
              one: '# section reviewed without a finding. The others were not analysed.',
              other: '# sections reviewed without a finding. The others were not analysed.',
            })}
      </p>
    </Notice>
  );
}
