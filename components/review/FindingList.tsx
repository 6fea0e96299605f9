import { i18n } from '@lingui/core';
import { plural, t } from '@lingui/core/macro';
import { type FocusEvent, type KeyboardEvent, memo, useEffect, useMemo, useRef, useState } from 'react';
import type { Finding } from '#lib/findings';
import type { DecisionInput, SectionView } from '#lib/review';
import { FindingCard } from './FindingCard.tsx';
import styles from './FindingList.module.css';
import type { Decisions, FindingFilters } from './finding-filters.ts';
import { moveFocus } from './move-focus.ts';
import { sectionName } from './section-words.ts';
import { SEVERITY_LOOKS } from './severity-words.ts';
import { useDrawnRange } from './use-drawn-range.ts';

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

/** The findings. Those far from what is seen are not drawn: between the others stand gaps that say how many. */
export const FindingList = memo(function FindingList(props: FindingListProps) {
  const { findings, sections, selectedId, goneId, focus, staleIds, decisions, order, onShow, onDecide } = props;
  const listRef = useRef<HTMLUListElement>(null);
  const ids = useMemo(() => findings.map(({ id }) => id), [findings]);
  const headings = useMemo(() => new Map(sections.map((section) => [section.id, sectionName(section)])), [sections]);
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const { goal, setGoal } = useGoal(focus);
  const { parts, entryRef } = useDrawnRange(listRef, ids, goal, focusedId);

  useEffect(() => {
    if (goal === null) return;
    const card = listRef.current?.querySelector<HTMLElement>(`[data-finding-id="${CSS.escape(goal.id)}"]`);
    if (!card) return;
    card.scrollIntoView({ block: 'center' });
    (goal.isForTitle ? titleOf(card) : card).focus({ preventScroll: true });
  }, [goal]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const cards = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-finding-id]')];
    const isOnCard = cards.some((card) => titleOf(card) === event.target);
    const isPlain = !(event.altKey || event.ctrlKey || event.metaKey || event.shiftKey);
    const end = isOnCard && isPlain ? { Home: ids[0], End: ids.at(-1) }[event.key] : undefined;
    // The ends of the list need not be drawn; the neighbours of what has the focus are.
    if (end === undefined) return moveFocus(event, cards.map(titleOf));
    event.preventDefault();
    setGoal({ id: end, isForTitle: true });
  };
  const onFocus = ({ target }: FocusEvent<HTMLElement>) =>
    setFocusedId(target.closest<HTMLElement>('[data-finding-id]')?.dataset.findingId ?? null);

  const groupOf = (finding: Finding | undefined) => (order === 'document' ? finding?.sectionId : finding?.severity);
  const groupName = ({ sectionId, severity }: Finding) =>
    order === 'document' ? headings.get(sectionId) : i18n._(SEVERITY_LOOKS[severity].word);
  return (
    <ul
      aria-label={t`Findings`}
      ref={listRef}
      className={styles.list}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
      onBlur={() => setFocusedId(null)}
    >
      {parts.flatMap((part) => {
        if (part.kind === 'gap') {
          const { from, to, heightPx } = part;
          return (
            <li
              // The gap before the first entry and the one behind the last stay what they are while they change.
              key={from === 0 ? 'above' : to === ids.length ? 'below' : 'between'}
              data-from={from}
              data-to={to}
              className={styles.gap}
              style={{ blockSize: heightPx }}
            >
              {gapWords(from, to)}
            </li>
          );
        }
        const { index } = part;
        const finding = findings[index];
        if (finding === undefined) return null;
        const isFirst = groupOf(finding) !== groupOf(findings[index - 1]);
        const entry = (
          <li
            key={finding.id}
            ref={entryRef}
            data-entry-id={finding.id}
            data-from={index}
            data-to={index + 1}
            className={styles.item}
          >
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
        );
        if (!isFirst) return entry;
        // An item of its own: it comes and goes without a change of what is held in its place.
        return [
          <li key={`group of ${finding.id}`} className={styles.group}>
            {groupName(finding)}
          </li>,
          entry,
        ];
      })}
    </ul>
  );
});

/** A finding to draw, to bring into view and to focus. */
interface Goal {
  readonly id: string;
  readonly isForTitle: boolean;
}

/** What was asked for last: from outside, or by a key. */
function useGoal(focus: FindingListProps['focus']) {
  const [goal, setGoal] = useState<Goal | null>(null);
  const [knownFocus, setKnownFocus] = useState<typeof focus>(null);
  if (focus !== knownFocus) {
    setKnownFocus(focus);
    if (focus !== null) setGoal({ id: focus.findingId, isForTitle: false });
  }
  return { goal, setGoal };
}

/** The title of a finding, which the arrow keys go through; of one without a place in the page, the card itself. */
function titleOf(card: HTMLElement): HTMLElement {
  return card.querySelector<HTMLElement>('h3 button') ?? card;
}

/** How many findings are not drawn there. */
function gapWords(from: number, to: number): string {
  const count = to - from;
  return from === 0
    ? plural(count, { one: '# more finding above', other: '# more findings above' })
    : plural({ below: count }, { one: '# more finding below', other: '# more findings below' });
}
