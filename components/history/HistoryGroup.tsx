import { i18n } from '@lingui/core';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ChevronRight, FileInput } from 'lucide-react';
import { useId, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { usedPlaybookName } from '#components/builtin';
import { ConfirmDelete, classNames, formatCost, formatDateTime, formatHost, VisuallyHidden } from '#components/ui';
import type { HistoryDocument, HistoryEntry } from '#lib/history';
import styles from './HistoryGroup.module.css';
import type { PastReviewId } from './HistoryView.tsx';
import { providerWords, STATUS_WORDS } from './history-words.ts';
import { SeverityCounts } from './SeverityCounts.tsx';

export interface HistoryGroupProps {
  readonly document: HistoryDocument;
  readonly onOpen: (past: PastReviewId) => void;
  readonly onDelete: (reviewId: string) => void;
}

/** Of a document's reviews, as many are listed unasked. */
const SHOWN_AT_ONCE = 2;

/** A document with its past reviews, of which the older ones are folded. */
export function HistoryGroup({ document, onOpen, onDelete }: HistoryGroupProps) {
  const { entries, title, url } = document;
  const [isUnfolded, setUnfolded] = useState(false);
  const titleId = useId();
  const older = entries.length - SHOWN_AT_ONCE;
  const shown = isUnfolded ? entries : entries.slice(0, SHOWN_AT_ONCE);
  return (
    <li aria-labelledby={titleId} className={styles.group}>
      <h2 id={titleId} className={styles.title}>
        {title === '' ? url : title}
      </h2>
      <p className={styles.host} title={url}>
        {formatHost(url)}
      </p>
      <ul aria-labelledby={titleId} className={styles.entries}>
        {shown.map((entry) => (
          <EntryRow key={entry.reviewId} entry={entry} onOpen={onOpen} onDelete={onDelete} />
        ))}
      </ul>
      {older > 0 && (
        <AriaButton
          aria-expanded={isUnfolded}
          className={classNames(styles.older)}
          onPress={() => setUnfolded(!isUnfolded)}
        >
          <ChevronRight size={13} aria-hidden className={classNames(isUnfolded && styles.unfolded)} />
          {plural(older, { one: '# earlier review', other: '# earlier reviews' })}
        </AriaButton>
      )}
    </li>
  );
}

interface EntryRowProps extends Pick<HistoryGroupProps, 'onOpen' | 'onDelete'> {
  readonly entry: HistoryEntry;
}

function EntryRow({ entry, onOpen, onDelete }: EntryRowProps) {
  const { reviewId, startedAtMs, importedAtMs, costUsd } = entry;
  const isImported = importedAtMs !== undefined;
  const date = formatDateTime(startedAtMs);
  const facts = [
    usedPlaybookName(entry),
    providerWords(entry.provider),
    i18n._(STATUS_WORDS[entry.status]),
    ...(costUsd > 0 ? [formatCost(costUsd)] : []),
  ];
  return (
    <li className={styles.entry}>
      <button
        type="button"
        data-review-id={reviewId}
        className={styles.open}
        onClick={() => onOpen({ reviewId, isImported })}
      >
        <span className={styles.line}>
          <span className={styles.date}>
            <Trans>
              <VisuallyHidden>Open the review of </VisuallyHidden>
              {date}
            </Trans>
          </span>{' '}
          {isImported && (
            <span className={styles.imported}>
              <FileInput size={12} aria-hidden /> <Trans>Imported</Trans>
            </span>
          )}
          <SeverityCounts counts={entry.counts} />
        </span>{' '}
        <span className={styles.facts}>{facts.join(' · ')}</span>
      </button>
      <ConfirmDelete
        look="icon"
        label={t`Delete the review of ${date}`}
        words={t`Its findings, decisions and notes are deleted for good; with the last review of a document, its conversations too.`}
        onDelete={() => onDelete(reviewId)}
      />
    </li>
  );
}
