import { Trans } from '@lingui/react/macro';
import { CircleCheck, CircleHelp, GitCompareArrows } from 'lucide-react';
import { classNames } from '#components/ui';
import type { Evidence } from '#lib/findings';
import styles from './EvidenceQuote.module.css';
import marks from './QuoteDifference.module.css';
import { QuoteDifference } from './QuoteDifference.tsx';

/** The words a finding is about, and how well they match the document. */
export function EvidenceQuote({ evidence }: { readonly evidence: Evidence }) {
  switch (evidence.status) {
    case 'verified':
      return (
        <figure className={styles.evidence}>
          <blockquote className={styles.quote}>{evidence.text}</blockquote>
          <figcaption className={classNames(styles.status, styles.verified)}>
            <CircleCheck size={12} aria-hidden /> <Trans>In the document word for word</Trans>
          </figcaption>
        </figure>
      );
    case 'repaired':
      return (
        <figure className={styles.evidence}>
          <blockquote className={styles.quote}>
            <QuoteDifference quoted={evidence.quote} actual={evidence.text} />
          </blockquote>
          <figcaption className={classNames(styles.status, styles.repaired)}>
            <GitCompareArrows size={12} aria-hidden />
            <span>
              <Trans>
                Similar wording: <ins className={marks.added}>document</ins>{' '}
                <del className={marks.removed}>as quoted</del>
              </Trans>
            </span>
          </figcaption>
        </figure>
      );
    case 'unverified':
      return (
        <figure className={styles.evidence}>
          <blockquote className={classNames(styles.quote, styles.doubtful)}>{evidence.quote}</blockquote>
          <figcaption className={classNames(styles.status, styles.unverified)}>
            <CircleHelp size={12} aria-hidden />{' '}
            <Trans>Not found in the document. Check it before you rely on it.</Trans>
          </figcaption>
        </figure>
      );
  }
}
