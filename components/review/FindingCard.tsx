import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Crosshair, FileClock } from 'lucide-react';
import { type MouseEvent, memo, useId } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { AskButton } from '#components/chat';
import { EvidenceQuote, ModelDetails } from '#components/evidence';
import { categoryName } from '#components/findings';
import { DecisionBadge, TriageBar } from '#components/triage';
import { classNames, formatShare, VisuallyHidden } from '#components/ui';
import type { Finding } from '#lib/findings';
import type { Decision, DecisionInput } from '#lib/review';
import styles from './FindingCard.module.css';
import { SeverityBadge } from './SeverityBadge.tsx';

export interface FindingCardProps {
  readonly finding: Finding;
  /** Heading of the finding's section. */
  readonly heading: string;
  readonly isSelected: boolean;
  /** The page was asked to show this finding, and its words are no longer there. */
  readonly isGone: boolean;
  /** The section's words have changed since they were reviewed. */
  readonly isStale: boolean;
  readonly decision: Decision | undefined;
  /** Shows the finding's words in the page; absent where no page stands beside. */
  readonly onShow?: ((finding: Finding) => void) | undefined;
  /** Absent where nothing can be decided. */
  readonly onDecide?: ((finding: Finding, decision: DecisionInput | null) => void) | undefined;
}

/**
 * One finding: an `article` named by its title. Its whole face can be clicked to show the words in the page; for
 * keyboard and screen reader the title is a button that does the same. All words of a model are shown as plain text.
 */
export const FindingCard = memo(function FindingCard(props: FindingCardProps) {
  const { finding, heading, isSelected, isGone, isStale, decision, onShow, onDecide } = props;
  const titleId = useId();
  const hintId = useId();
  const show = finding.evidence.status === 'unverified' ? undefined : onShow;
  const showOnClick = (event: MouseEvent) => {
    const isOnButton =
      event.target instanceof Element && event.target.closest('button, select, textarea, label') !== null;
    // Selecting words to copy them ends in a click as well, which is not meant as one.
    const isSelecting = getSelection()?.isCollapsed === false;
    if (!isOnButton && !isSelecting) show?.(finding);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the title's button does the same by keyboard
    <article
      aria-labelledby={titleId}
      aria-current={isSelected || undefined}
      data-finding-id={finding.id}
      tabIndex={-1}
      onClick={show === undefined ? undefined : showOnClick}
      className={classNames(
        styles.card,
        styles[finding.severity],
        isSelected && styles.selected,
        show !== undefined && styles.located,
        decision?.state === 'dismissed' && styles.dismissed,
      )}
    >
      <div className={styles.top}>
        <SeverityBadge severity={finding.severity} />
        <span className={styles.category}>{categoryName(finding.category)}</span>
        <span className={styles.details}>
          <ModelDetails provenance={finding.provenance} />
          <AskButton scope={{ kind: 'finding', id: finding.id, label: finding.title }} />
        </span>
      </div>
      <h3 id={titleId} className={styles.title}>
        {show === undefined ? (
          finding.title
        ) : (
          <AriaButton className={classNames(styles.show)} aria-describedby={hintId} onPress={() => show(finding)}>
            {finding.title}
          </AriaButton>
        )}
      </h3>
      {show !== undefined && (
        <>
          <span className={styles.hint} aria-hidden="true">
            <Crosshair size={12} /> <Trans>Show in page</Trans>
          </span>
          <VisuallyHidden id={hintId}>
            <Trans>Show in page</Trans>
          </VisuallyHidden>
        </>
      )}
      <EvidenceQuote evidence={finding.evidence} />
      {finding.other !== undefined && (
        <div className={styles.other}>
          <span className={styles.label}>
            <Trans>and</Trans>
          </span>
          <EvidenceQuote evidence={finding.other} />
        </div>
      )}
      {isGone && (
        <p role="status" className={styles.gone}>
          <Trans>These words are no longer in the page. It may have changed since the review.</Trans>
        </p>
      )}
      <p className={styles.text}>{finding.assessment}</p>
      {finding.action !== '' && (
        <p className={styles.text}>
          <strong className={styles.label}>
            <Trans>Recommended:</Trans>
          </strong>{' '}
          {finding.action}
        </p>
      )}
      {isStale && (
        <p className={styles.stale}>
          <FileClock size={12} aria-hidden /> <Trans>The section has changed since</Trans>
        </p>
      )}
      <DecisionBadge decision={decision} />
      <p className={styles.foot}>
        <span className={styles.section}>{heading}</span>
        <span className={styles.confidence}>{t`Confidence ${{ share: formatShare(finding.confidence) }}`}</span>
      </p>
      {onDecide !== undefined && (
        <TriageBar decision={decision} title={finding.title} onDecide={(input) => onDecide(finding, input)} />
      )}
    </article>
  );
});
