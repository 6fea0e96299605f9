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
      After every review
    </label>
  );
  return (
    <section aria-label="Whole document" className={styles.whole}>
      {check?.summary !== undefined && <Summary summary={check.summary} />}
      {isAtWork(check) ? (
        <p role="status" className={styles.hint}>
          <strong className={styles.headline}>Processing…</strong>{' '}
          {isWaiting ? 'waiting for a model' : 'comparing the sections with one another'}
        </p>
      ) : (
        <div className={styles.offer}>
          {check?.problem !== undefined && (
            <p role="alert" className={styles.failed}>
              The check across sections failed: {problemTitle(check.problem)}
            </p>
          )}
          {check === null && (
            <p className={styles.hint}>
              One more request looks for contradictions, repeated duties, undefined terms and dangling references, and
              sums up the review.
            </p>
          )}
          <div className={styles.actions}>
            <Button size="small" isDisabled={!canAsk} onPress={onCheck}>
              {check === null ? <Layers size={13} aria-hidden /> : <RotateCcw size={13} aria-hidden />}{' '}
              {check === null ? 'Check across sections' : 'Check again'}
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
  return (
    <>
      <div className={styles.top}>
        <h2 className={styles.title}>Summary</h2>
        <ModelDetails provenance={summary.provenance} />
      </div>
      <p className={styles.text}>{summary.text === '' ? 'The model gave no summary.' : summary.text}</p>
      {summary.share < 1 && (
        <p className={styles.hint}>
          From an extract of {formatShare(summary.share)} of the text: the document is too long to be read at once.
        </p>
      )}
    </>
  );
}
