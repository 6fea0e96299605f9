import { t } from '@lingui/core/macro';
import {
  CircleCheck,
  CircleDashed,
  CircleHelp,
  CircleSlash,
  CircleX,
  Eye,
  EyeOff,
  FileSearch,
  FoldVertical,
  Layers,
  LoaderCircle,
  type LucideIcon,
  MessageCircleQuestion,
  TextSelect,
} from 'lucide-react';
import { type FocusEvent, memo } from 'react';
import { useAskAbout } from '#components/chat';
import { problemTitle } from '#components/problem';
import { classNames } from '#components/ui';
import type { ChatScope } from '#lib/chat';
import type { SectionStatus, SectionView } from '#lib/review';
import styles from './SectionRow.module.css';
import { describeFate, sectionName } from './section-words.ts';
import { RISK_LOOKS } from './severity-words.ts';

export interface SectionRowProps {
  readonly section: SectionView;
  readonly findingCount: number;
  readonly unverifiedCount: number;
  /** No model can take a request: a section under way waits. */
  readonly isWaiting: boolean;
  readonly isChosen: boolean;
  /** The row that the Tab key leads to. */
  readonly isTabStop: boolean;
  /** Its words have changed since. */
  readonly isStale: boolean;
  readonly onChoose: (sectionId: string | null) => void;
  readonly onExclude: ((sectionId: string, isExcluded: boolean) => void) | undefined;
  /** Shows what is sent for it; null where nothing is. */
  readonly onPreview: ((section: SectionView) => void) | null;
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
}

const STATUS_ICONS: Readonly<Record<SectionStatus, LucideIcon>> = {
  queued: CircleDashed,
  running: LoaderCircle,
  reviewed: CircleCheck,
  failed: CircleX,
  skipped: CircleSlash,
};

/** One section: what became of it, its risk, and how many findings it has. Plain elements: there can be hundreds. */
export const SectionRow = memo(function SectionRow(props: SectionRowProps) {
  const { section, findingCount, unverifiedCount, isWaiting, isChosen, isTabStop, isStale } = props;
  const { onChoose, onExclude, onPreview, onFocus } = props;
  const askAbout = useAskAbout();
  const isExcluded = section.skipReason === 'excluded';
  const canExclude = onExclude !== undefined && section.kind === 'section' && section.skipReason !== 'no-text';
  const status = isWaiting && section.status === 'running' ? 'queued' : section.status;
  const name = sectionName(section);
  const { icon: Icon, tone } = lookOf(section, status, findingCount, unverifiedCount);
  return (
    <li className={styles.item}>
      <button
        type="button"
        aria-pressed={isChosen}
        tabIndex={isTabStop ? 0 : -1}
        data-section-id={section.id}
        onClick={() => onChoose(isChosen ? null : section.id)}
        onFocus={onFocus}
        className={classNames(styles.row, styles[`level${Math.min(3, Math.max(1, section.level))}`])}
      >
        <Icon size={14} aria-hidden className={classNames(styles.icon, styles[tone])} />
        <span className={styles.heading}>
          {section.kind === 'document' && <Layers size={12} aria-hidden className={styles.kind} />}
          {section.kind === 'selection' && <TextSelect size={12} aria-hidden className={styles.kind} />}
          {name}
          {section.isPartlyCollapsed && (
            <FoldVertical size={12} aria-label={t`partly in a closed box`} className={styles.folded} />
          )}
        </span>{' '}
        <span className={classNames(styles.fate, status === 'failed' && styles.failedText)}>
          {describeFate(section, status, findingCount, unverifiedCount)}
          {isStale && ` · ${t`changed`}`}
        </span>
        {status === 'failed' && section.problem !== undefined && (
          <span className={styles.problem}>{problemTitle(section.problem)}</span>
        )}
      </button>
      {onPreview !== null && (
        <button
          type="button"
          tabIndex={isTabStop ? 0 : -1}
          aria-label={t`Show what is sent for ${name}`}
          title={t`Show what is sent`}
          onClick={() => onPreview(section)}
          className={classNames(styles.act, canExclude && styles.first)}
        >
          <FileSearch size={13} aria-hidden />
        </button>
      )}
      {askAbout !== null && (
        <button
          type="button"
          tabIndex={isTabStop ? 0 : -1}
          aria-label={t`Ask about ${name}`}
          title={t`Ask about this section`}
          onClick={() => askAbout(scopeOf(section))}
          className={classNames(styles.act, !canExclude && styles.last)}
        >
          <MessageCircleQuestion size={13} aria-hidden />
        </button>
      )}
      {canExclude && (
        <button
          type="button"
          tabIndex={isTabStop ? 0 : -1}
          aria-label={isExcluded ? t`Take in ${name}` : t`Leave out ${name}`}
          title={isExcluded ? t`Take in again` : t`Leave out of the review`}
          onClick={() => onExclude(section.id, !isExcluded)}
          className={classNames(styles.act, styles.last)}
        >
          {isExcluded ? <Eye size={13} aria-hidden /> : <EyeOff size={13} aria-hidden />}
        </button>
      )}
    </li>
  );
});

function scopeOf({ kind, id, heading }: SectionView): ChatScope {
  return kind === 'document' ? { kind } : { kind: 'section', id, label: heading };
}

/** A reviewed section looks like its risk, unless nothing that was said of it stands in the document. */
function lookOf(section: SectionView, status: SectionStatus, findingCount: number, unverifiedCount: number) {
  if (status !== 'reviewed' || section.risk === undefined) return { icon: STATUS_ICONS[status], tone: status };
  if (findingCount === 0 && unverifiedCount > 0) return { icon: CircleHelp, tone: 'unverified' };
  return { icon: RISK_LOOKS[section.risk].icon, tone: section.risk };
}
