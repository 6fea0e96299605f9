import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Layers, RotateCcw } from 'lucide-react';
import { ModelDetails } from '#components/evidence';
import { problemTitle } from '#components/problem';
import { Button, formatShare } from '#components/ui';
import type { SectionView } from '#lib/review';
import styles from './WholeDocument.module.css';

export interface WholeDocumentProps {
  /** The look at the document as a whole; null where none was asked for. */
  readonly check: SectionView | null;
  /** No model can take a request at the moment. */
  readonly isWaiting: boolean;
  readonly canAsk: boolean;
  /** Whether every review ends with it. */
  readonly isAlways: boolean;
  readonly onCheck: () => void;
  readonly onAlways: (isAlways: boolean) => void;
}

/** What only shows when the sections are laid side by side, and a summary: offered, under way, or there. */
export function WholeDocument(props: WholeDocumentProps) {
  const { check, isWaiting, canAsk, isAlways, onCheck, onAlways } = props;
  const always = (
    <label className={styles.always}>
      <input type="checkbox" checked={isAlways} onChange={({ target }) => onAlways(target.checked)} />
      <Trans>After every review</Trans>
    </label>
  );
  return (
    <section aria-label={t`Whole document`} className={styles.whole}>
      {check?.summary !== undefined && <Summary summary={check.summary} />}
      {isAtWork(check) ? (
        <p role="status" className={styles.hint}>
          <strong className={styles.headline}>
            <Trans>Processing…</Trans>
          </strong>{' '}
          {isWaiting ? t`waiting for a model` : t`comparing the sections with one another`}
        </p>
      ) : (
        <div className={styles.offer}>
          {check?.problem !== undefined && (
            <p role="alert" className={styles.failed}>
              {t`The check across sections failed: ${{ problem: problemTitle(check.problem) }}`}
            </p>
          )}
          {check === null && (
            <p className={styles.hint}>
              <Trans>
                One more request looks for contradictions, repeated duties, undefined terms and dangling references, and
                sums up the review.
              </Trans>
            </p>
          )}
          <div className={styles.actions}>
            <Button size="small" isDisabled={!canAsk} onPress={onCheck}>
              {check === null ? <Layers size={13} aria-hidden /> : <RotateCcw size={13} aria-hidden />}{' '}
              {check === null ? t`Check across sections` : t`Check again`}
            </Button>
            {always}
          </div>
        </div>
      )}
    </section>
  );
}

function isAtWork(check: SectionView | null): boolean {
  return check?.status === 'queued' || check?.status === 'running';
}

/** A model's words about the whole: plain text, whatever they look like. */
function Summary({ summary }: { readonly summary: NonNullable<SectionView['summary']> }) {
  const share = formatShare(summary.share);
  return (
    <>
      <div className={styles.top}>
        <h2 className={styles.title}>
          <Trans>Summary</Trans>
        </h2>
        <ModelDetails provenance={summary.provenance} />
      </div>
      <p className={styles.text}>{summary.text === '' ? t`The model gave no summary.` : summary.text}</p>
      {summary.share < 1 && (
        <p className={styles.hint}>
          <Trans>From an extract of {share} of the text: the document is too long to be read at once.</Trans>
        </p>
      )}
    </>
  );
}
