import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { formatQuantity } from '#components/ui';
import type { Finding } from '#lib/findings';
import type { SectionView } from '#lib/review';
import { FindingCard } from './FindingCard.tsx';
import styles from './FindingList.module.css';
import { moveFocus } from './move-focus.ts';

export interface FindingListProps {
  /** In the order to show. */
  readonly findings: readonly Finding[];
  readonly sections: readonly SectionView[];
  readonly selectedId: string | null;
  /** The finding whose words the page could not show. */
  readonly goneId: string | null;
  /** A finding to bring into view and focus; a new `sequence` asks again. */
  readonly focus: { readonly findingId: string; readonly sequence: number } | null;
  readonly onShow: (finding: Finding) => void;
}

/** Cards drawn at first, and added each time the reader comes near the end: thousands at once would cost seconds. */
const CARDS_AT_A_TIME = 500;

/** The findings. The browser skips the layout of those out of sight, and far ones are drawn when they come near. */
export function FindingList({ findings, sections, selectedId, goneId, focus, onShow }: FindingListProps) {
  const listRef = useRef<HTMLUListElement>(null);
  const moreRef = useRef<HTMLParagraphElement>(null);
  const [limit, setLimit] = useState(CARDS_AT_A_TIME);
  const focusedIndex = focus === null ? -1 : findings.findIndex((finding) => finding.id === focus.findingId);
  const drawn = findings.slice(0, Math.max(limit, focusedIndex + 1));
  const remaining = findings.length - drawn.length;
  const drawnCount = drawn.length;

  useEffect(() => {
    if (focus === null) return;
    const card = listRef.current?.querySelector(`[data-finding-id="${CSS.escape(focus.findingId)}"]`);
    if (!(card instanceof HTMLElement)) return;
    card.scrollIntoView({ block: 'center' });
    card.focus({ preventScroll: true });
  }, [focus]);

  useEffect(() => {
    if (remaining === 0 || moreRef.current === null) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setLimit(drawnCount + CARDS_AT_A_TIME);
      },
      { rootMargin: '1500px' },
    );
    observer.observe(moreRef.current);
    return () => observer.disconnect();
  }, [remaining, drawnCount]);

  const headings = new Map(sections.map((section) => [section.id, section.heading]));
  return (
    <>
      <ul aria-label="Findings" ref={listRef} className={styles.list} onKeyDown={moveBetweenCards}>
        {drawn.map((finding) => (
          <li key={finding.id} className={styles.item}>
            <FindingCard
              finding={finding}
              heading={headings.get(finding.sectionId) ?? ''}
              isSelected={finding.id === selectedId}
              isGone={finding.id === goneId}
              onShow={onShow}
            />
          </li>
        ))}
      </ul>
      {remaining > 0 && (
        <p ref={moreRef} className={styles.more}>
          {formatQuantity(remaining, 'more finding')} below
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
