import { i18n } from '@lingui/core';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ArrowLeft, ExternalLink, FileClock } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { usedPlaybookName } from '#components/builtin';
import { wordFinding } from '#components/findings';
import { ProblemNotice } from '#components/problem';
import {
  countFindings,
  FindingList,
  FindingToolbar,
  isCounted,
  NO_FILTERS,
  NoFindings,
  SectionList,
  sectionName,
  selectFindings,
  tallySections,
} from '#components/review';
import { Button, formatCost, formatDateTime, formatHost, formatShare, Notice } from '#components/ui';
import type { WorkerClient } from '#lib/messaging';
import type { Problem, ReviewSnapshot } from '#lib/review';
import type { HistoryViewProps, PastReviewId } from './HistoryView.tsx';
import { providerWords, STATUS_WORDS } from './history-words.ts';
import styles from './PastReview.module.css';

export interface PastReviewProps extends Pick<HistoryViewProps, 'renderExport'> {
  readonly client: WorkerClient;
  readonly past: PastReviewId;
  readonly onClose: () => void;
}

/** One review of the past, to be read: which document it is about is always said. */
export function PastReview({ client, past, renderExport, onClose }: PastReviewProps) {
  const { snapshot, address, problem } = usePastReview(client, past);
  const backRef = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    backRef.current?.focus({ preventScroll: true });
    window.scrollTo({ top: 0, behavior: 'instant' });
  }, []);
  return (
    <section aria-label={t`Past review`} className={styles.past}>
      <div className={styles.tools}>
        <Button ref={backRef} size="small" variant="quiet" onPress={onClose}>
          <ArrowLeft size={14} aria-hidden /> <Trans>Back</Trans>
        </Button>
      </div>
      {problem !== null && <ProblemNotice problem={problem} />}
      {snapshot === null && problem === null && (
        <p className={styles.quiet}>
          <Trans>Loading…</Trans>
        </p>
      )}
      {snapshot !== null && (
        <PastResults past={past} snapshot={snapshot} address={address} renderExport={renderExport} />
      )}
    </section>
  );
}

interface PastResultsProps extends Pick<PastReviewProps, 'past' | 'renderExport'> {
  readonly snapshot: ReviewSnapshot;
  /** Of the document, where it may become a link. */
  readonly address: string | null;
}

const NONE: ReadonlySet<string> = new Set();

function PastResults({ past, snapshot, address, renderExport }: PastResultsProps) {
  const { review, sections } = snapshot;
  const findings = useMemo(() => snapshot.findings.map(wordFinding), [snapshot]);
  const [filters, setFilters] = useState(NO_FILTERS);
  const decisions = useMemo(() => new Map(Object.entries(snapshot.decisions)), [snapshot]);
  const counts = useMemo(() => countFindings(findings, decisions), [findings, decisions]);
  const tallies = useMemo(() => tallySections(findings), [findings]);
  const listed = useMemo(
    () => selectFindings(findings, sections, filters, decisions),
    [findings, sections, filters, decisions],
  );
  const shown = useMemo(
    () => (listed.length < findings.length ? new Set(listed.map(({ id }) => id)) : null),
    [listed, findings],
  );
  const choose = useCallback((sectionId: string | null) => setFilters((known) => ({ ...known, sectionId })), []);
  const chosen = sections.find(({ id }) => id === filters.sectionId);
  const summary = sections.find((section) => section.summary !== undefined)?.summary;
  return (
    <>
      <PastBanner past={past} snapshot={snapshot} address={address} actions={renderExport(past, shown)} />
      {summary !== undefined && (
        <section aria-label={t`Summary`} className={styles.summary}>
          <h2>
            <Trans>Summary</Trans>
          </h2>
          <p>{summary.text}</p>
        </section>
      )}
      <SectionList
        sections={sections}
        tallies={tallies}
        staleIds={NONE}
        isWaiting={false}
        chosenId={filters.sectionId}
        onChoose={choose}
        onPreview={null}
      />
      <div className={styles.findings}>
        {findings.length > 0 ? (
          <FindingToolbar
            counts={counts}
            listedCount={listed.filter(isCounted).length}
            filters={filters}
            sectionHeading={chosen === undefined ? null : sectionName(chosen)}
            onChange={setFilters}
          />
        ) : (
          <NoFindings review={review} />
        )}
        <FindingList
          findings={listed}
          sections={sections}
          selectedId={null}
          goneId={null}
          focus={null}
          staleIds={NONE}
          decisions={decisions}
          order={filters.order}
        />
      </div>
    </>
  );
}

/** That this is the past, of which document, and what was done then. */
function PastBanner(props: Omit<PastResultsProps, 'renderExport'> & { readonly actions: ReactNode }) {
  const { address } = props;
  const { review } = props.snapshot;
  const { counts, totals } = review;
  const { reviewed } = counts;
  const facts = [
    formatDateTime(review.startedAtMs),
    usedPlaybookName(review),
    providerWords(review.provider),
    i18n._(STATUS_WORDS[review.status]),
    plural(
      { found: counts.found },
      { one: `${reviewed} of # section reviewed`, other: `${reviewed} of # sections reviewed` },
    ),
    ...(counts.failed > 0 ? [t`${{ failed: counts.failed }} failed`] : []),
    t`${{ share: formatShare(review.textCoverage.ratio) }} of text`,
    ...(totals.costUsd > 0 ? [formatCost(totals.costUsd)] : []),
  ];
  return (
    <Notice
      tone="neutral"
      icon={FileClock}
      title={props.past.isImported ? t`Imported review, read-only` : t`Past review, read-only`}
      actions={props.actions}
    >
      <p className={styles.title}>{review.title === '' ? review.url : review.title}</p>
      <p>
        {address === null ? (
          review.url
        ) : (
          <a href={address} target="_blank" rel="noreferrer" title={address} className={styles.link}>
            <Trans>Open the document</Trans> <ExternalLink size={12} aria-hidden />
          </a>
        )}{' '}
        <span className={styles.quiet}>{address !== null && formatHost(address)}</span>
      </p>
      <p className={styles.quiet}>{facts.join(' · ')}</p>
    </Notice>
  );
}

interface LoadedReview {
  readonly snapshot: ReviewSnapshot | null;
  readonly address: string | null;
  readonly problem: Problem | null;
}

const NOT_LOADED: LoadedReview = { snapshot: null, address: null, problem: null };

function usePastReview(client: WorkerClient, { reviewId, isImported }: PastReviewId): LoadedReview {
  const [loaded, setLoaded] = useState(NOT_LOADED);
  useEffect(() => {
    let isWanted = true;
    void load(client, reviewId, isImported).then((next) => {
      if (isWanted) setLoaded(next);
    });
    return () => {
      isWanted = false;
    };
  }, [client, reviewId, isImported]);
  return loaded;
}

async function load(client: WorkerClient, reviewId: string, isImported: boolean): Promise<LoadedReview> {
  const [answer, { snapshotOfReport, webLink }] = await Promise.all([
    isImported ? client.request('history.imported', { reviewId }) : client.request('review.get', { reviewId }),
    // The code of reports is loaded only where it is needed.
    import('#lib/reports'),
  ]);
  if (!answer.ok) return { ...NOT_LOADED, problem: answer.problem };
  const snapshot = 'exportedAtMs' in answer.value ? snapshotOfReport(answer.value, reviewId) : answer.value;
  return { snapshot, address: webLink(snapshot.review.url), problem: null };
}
