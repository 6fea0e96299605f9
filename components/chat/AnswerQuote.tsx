import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { CircleCheck, CircleHelp, Crosshair, GitCompareArrows } from 'lucide-react';
import { useId, useState } from 'react';
import { QuoteDifference } from '#components/evidence';
import { classNames } from '#components/ui';
import type { ChatQuote } from '#lib/chat';
import styles from './AnswerQuote.module.css';

export interface AnswerQuoteProps {
  /** As the model wrote it. */
  readonly quote: string;
  /** Undefined while it is being written. */
  readonly checked: ChatQuote | undefined;
  /** Shows the passage in the page; false where its words are no longer there. */
  readonly onShow: (quote: ChatQuote) => Promise<boolean>;
}

/** A quoted passage: a button that shows it in the page, or, where it is not in the document, a warning. */
export function AnswerQuote({ quote, checked, onShow }: AnswerQuoteProps) {
  const hintId = useId();
  const [isGone, setIsGone] = useState(false);
  if (checked === undefined) return <blockquote className={classNames(styles.quote, styles.open)}>{quote}</blockquote>;
  if (checked.status === 'unverified') {
    return (
      <figure className={styles.figure}>
        <blockquote className={classNames(styles.quote, styles.doubtful)}>{quote}</blockquote>
        <figcaption className={classNames(styles.status, styles.unverified)}>
          <CircleHelp size={12} aria-hidden />{' '}
          <span>
            <Trans>Not found in the document. Check it before you rely on it.</Trans>
          </span>
        </figcaption>
      </figure>
    );
  }
  const isVerified = checked.status === 'verified';
  const Icon = isVerified ? CircleCheck : GitCompareArrows;
  const show = () => {
    setIsGone(false);
    void onShow(checked).then((isShown) => setIsGone(!isShown));
  };
  return (
    <figure className={styles.figure}>
      <button type="button" aria-describedby={hintId} className={classNames(styles.quote, styles.show)} onClick={show}>
        {isVerified ? checked.text : <QuoteDifference quoted={quote} actual={checked.text} />}
      </button>
      <figcaption id={hintId} className={classNames(styles.status, isVerified ? styles.verified : styles.repaired)}>
        <Icon size={12} aria-hidden /> <span>{isVerified ? t`Word for word` : t`Similar wording in the document`}</span>
        <span className={styles.hint}>
          <Crosshair size={12} aria-hidden /> <Trans>Show in page</Trans>
        </span>
      </figcaption>
      {isGone && (
        <p role="status" className={styles.gone}>
          <Trans>These words are no longer in the page. It may have changed since the answer.</Trans>
        </p>
      )}
    </figure>
  );
}
