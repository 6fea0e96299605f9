import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { FileUp, History as HistoryIcon, SearchX, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button as AriaButton, FileTrigger, Input, SearchField } from 'react-aria-components';
import { importArchive } from '#components/archive';
import { ProblemNotice } from '#components/problem';
import { Announcement, Button, ConfirmDelete, classNames, Notice } from '#components/ui';
import type { WorkerClient } from '#lib/messaging';
import type { Problem } from '#lib/review';
import { HistoryGroup } from './HistoryGroup.tsx';
import styles from './HistoryList.module.css';
import type { PastReviewId } from './HistoryView.tsx';
import { useHistory } from './use-history.ts';

export interface HistoryListProps {
  readonly client: WorkerClient;
  readonly isShown: boolean;
  readonly stamp: string;
  readonly onOpen: (past: PastReviewId) => void;
}

/** Past reviews by document, newest first, to search, open, import and delete. */
export function HistoryList({ client, isShown, stamp, onOpen }: HistoryListProps) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [outcome, setOutcome] = useState('');
  const [isImporting, setImporting] = useState(false);
  const history = useHistory(client, text, isShown, stamp);
  const searchRef = useRef<HTMLInputElement>(null);
  const { documents } = history;

  const importFile = async (file: File | undefined) => {
    if (file === undefined) return;
    setImporting(true);
    const { imported, problem: importProblem } = await importArchive(client, await file.text());
    setImporting(false);
    setProblem(importProblem);
    const [first] = imported;
    if (first === undefined) return;
    setOutcome(plural({ count: imported.length }, { one: 'Review imported', other: '# reviews imported' }));
    history.reload();
    if (imported.length === 1) onOpen({ reviewId: first.reviewId, isImported: true });
  };

  const remove = async (reviewIds: readonly string[] | 'all') => {
    const answer = await client.request('history.delete', { reviewIds });
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    setOutcome(reviewIds === 'all' ? t`All reviews deleted` : t`Review deleted`);
    // The button that had it is gone.
    searchRef.current?.focus();
    history.reload();
  };

  const shownProblem = problem ?? history.problem;
  const isEmpty = documents !== null && documents.length === 0 && !history.isLoading;
  return (
    <section aria-label={t`History`} aria-busy={history.isLoading} className={styles.history}>
      <Announcement text={outcome} intervalMs={0} />
      <Announcement
        text={
          text === '' || documents === null
            ? ''
            : plural({ count: documents.length }, { one: '# document found', other: '# documents found' })
        }
      />
      <div className={styles.tools}>
        <SearchField
          aria-label={t`Search past reviews`}
          value={text}
          onChange={setText}
          className={classNames(styles.search)}
        >
          <Input
            ref={searchRef}
            spellCheck={false}
            placeholder={t`Title, address or finding`}
            className={classNames(styles.searchInput)}
          />
          {text !== '' && (
            <AriaButton className={classNames(styles.clear)}>
              <X size={13} aria-hidden />
            </AriaButton>
          )}
        </SearchField>
        <FileTrigger
          acceptedFileTypes={['application/json', '.json']}
          onSelect={(files) => void importFile(files?.[0])}
        >
          <Button isPending={isImporting}>
            <FileUp size={14} aria-hidden /> <Trans>Import review</Trans>
          </Button>
        </FileTrigger>
      </div>
      {shownProblem !== null && (
        <ProblemNotice
          problem={shownProblem}
          actions={
            <Button
              size="small"
              variant="quiet"
              onPress={() => (problem === null ? history.reload() : setProblem(null))}
            >
              {problem === null ? t`Try again` : t`Dismiss`}
            </Button>
          }
        />
      )}
      {isEmpty &&
        (text.trim() === '' ? (
          <Notice tone="neutral" icon={HistoryIcon} title={t`No reviews yet`}>
            <p>
              <Trans>Every review you make is kept here, on this device, until you delete it.</Trans>
            </p>
          </Notice>
        ) : (
          <Notice tone="neutral" icon={SearchX} title={t`Nothing found`}>
            <p>
              <Trans>No past review has all these words in its title or address, or in one of its findings.</Trans>
            </p>
          </Notice>
        ))}
      {documents !== null && documents.length > 0 && (
        <ul aria-label={t`Past reviews`} className={styles.list}>
          {documents.map((document) => (
            <HistoryGroup key={document.url} document={document} onOpen={onOpen} onDelete={(id) => void remove([id])} />
          ))}
        </ul>
      )}
      {documents === null && shownProblem === null && (
        <p className={styles.quiet}>
          <Trans>Loading…</Trans>
        </p>
      )}
      <div className={styles.foot}>
        {history.hasMore && (
          <Button size="small" isPending={history.isLoading} onPress={history.more}>
            <Trans>Show older reviews</Trans>
          </Button>
        )}
        {documents !== null && documents.length > 0 && text === '' && (
          <ConfirmDelete
            label={t`Delete all reviews`}
            words={t`All reviews, decisions, notes and conversations on all documents are deleted for good.`}
            onDelete={() => void remove('all')}
          />
        )}
      </div>
    </section>
  );
}
