import { i18n } from '@lingui/core';
import { plural, t } from '@lingui/core/macro';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Finding } from '#lib/findings';
import type { DecisionInput, SectionView } from '#lib/review';
import { FindingCard } from './FindingCard.tsx';
import styles from './FindingList.module.css';
import type { Decisions, FindingFilters } from './finding-filters.ts';
import { moveFocus } from './move-focus.ts';
import { sectionName } from './section-words.ts';
import { SEVERITY_LOOKS } from './severity-words.ts';
import { useWindow } from './use-window.ts';

export interface FindingListProps {
  /** In the order to show. */
  readonly findings: readonly Finding[];
  readonly sections: readonly SectionView[];
  readonly selectedId: string | null;
  /** The finding whose words the page could not show. */
  readonly goneId: string | null;
  /** A finding to bring into view and focus; a new `sequence` asks again. */
  readonly focus: { readonly findingId: string; readonly sequence: number } | null;
  /** Ids of sections whose words have changed since they were reviewed. */
  readonly staleIds: ReadonlySet<string>;
  readonly decisions: Decisions;
  /** By what the findings are in groups, which are named. */
  readonly order: FindingFilters['order'];
  /** Absent where no page stands beside. */
  readonly onShow?: (finding: Finding) => void;
  /** Absent where nothing can be decided. */
  readonly onDecide?: (finding: Finding, decision: DecisionInput | null) => void;
}

/** The findings. The browser skips the layout of those out of sight, and far ones are drawn when they come near. */
export function FindingList(props: FindingListProps) {
  const { findings, sections, selectedId, goneId, focus, staleIds, decisions, order, onShow, onDecide } = props;
  const listRef = useRef<HTMLUListElement>(null);
  const focusedIndex = focus === null ? -1 : findings.findIndex((finding) => finding.id === focus.findingId);
  const { from, to, beforeRef, afterRef } = useWindow(findings.length, focusedIndex);
  const drawn = findings.slice(from, to);

  useEffect(() => {
    if (focus === null) return;
    const card = listRef.current?.querySelector(`[data-finding-id="${CSS.escape(focus.findingId)}"]`);
    if (!(card instanceof HTMLElement)) return;
    card.scrollIntoView({ block: 'center' });
    card.focus({ preventScroll: true });
  }, [focus]);

  const headings = new Map(sections.map((section) => [section.id, sectionName(section)]));
  const groupOf = (finding: Finding | undefined) => (order === 'document' ? finding?.sectionId : finding?.severity);
  const groupName = ({ sectionId, severity }: Finding) =>
    order === 'document' ? headings.get(sectionId) : i18n._(SEVERITY_LOOKS[severity].word);
  return (
    <>
      {from > 0 && (
        <p ref={beforeRef} className={styles.more}>
          {plural(from, { one: '# more finding above', other: '# more findings above' })}
        </p>
      )}
      <ul aria-label={t`Findings`} ref={listRef} className={styles.list} onKeyDown={moveBetweenCards}>
        {drawn.map((finding, index) => (
          <li key={finding.id} className={styles.item}>
            {groupOf(finding) !== groupOf(findings[from + index - 1]) && (
              <p className={styles.group}>{groupName(finding)}</p>
            )}
            <FindingCard
              finding={finding}
              heading={headings.get(finding.sectionId) ?? ''}
              isSelected={finding.id === selectedId}
              isGone={finding.id === goneId}
              isStale={staleIds.has(finding.sectionId)}
              decision={decisions.get(finding.id)}
              onShow={onShow}
              onDecide={onDecide}
            />
          </li>
        ))}
      </ul>
      {to < findings.length && (
        <p ref={afterRef} className={styles.more}>
          {plural({ below: findings.length - to }, { one: '# more finding below', other: '# more findings below' })}
        </p>
      )}
    </>
  );
}

/** Arrow keys go from one finding's title to the next; a finding without a place in the page is focused itself. */
function moveBetweenCards(event: KeyboardEvent<HTMLElement>): void {
  const cards = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-finding-id]')];
  moveFocus(
    event,
    cards.map((card) => card.querySelector<HTMLElement>('h3 button') ?? card),
  );
}
