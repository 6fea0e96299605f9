import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ChevronRight } from 'lucide-react';
import { type KeyboardEvent, memo, useCallback, useState } from 'react';
import { Button as AriaButton, Disclosure, DisclosurePanel } from 'react-aria-components';
import { classNames, formatCount } from '#components/ui';
import type { SectionView } from '#lib/review';
import { moveFocus } from './move-focus.ts';
import styles from './SectionList.module.css';
import { SectionRow } from './SectionRow.tsx';
import type { SectionTally } from './section-tallies.ts';

export interface SectionListProps {
  readonly sections: readonly SectionView[];
  /** By section id; a section without findings has none. */
  readonly tallies: ReadonlyMap<string, SectionTally>;
  /** No model can take a request: what is under way waits too. */
  readonly isWaiting: boolean;
  /** The section whose findings alone are listed. */
  readonly chosenId: string | null;
  /** Ids of sections whose words have changed since. */
  readonly staleIds: ReadonlySet<string>;
  readonly onChoose: (sectionId: string | null) => void;
  /** Absent where nothing can be changed any more. */
  readonly onExclude?: ((sectionId: string, isExcluded: boolean) => void) | undefined;
  /** Shows what is sent for a section; null where nothing is sent. */
  readonly onPreview: ((section: SectionView) => void) | null;
}

/**
 * The document's sections with the fate of each; open until folded. Choosing one lists only its findings. For the
 * keyboard the list is one stop, and arrow keys go through it: documents have hundreds of sections.
 */
export const SectionList = memo(function SectionList(props: SectionListProps) {
  const { sections, tallies, isWaiting, chosenId, staleIds, onChoose, onExclude, onPreview } = props;
  const [lastFocusedId, setLastFocusedId] = useState<string | null>(null);
  const focusRow = useCallback((event: { readonly currentTarget: HTMLElement }) => {
    setLastFocusedId(event.currentTarget.dataset.sectionId ?? null);
  }, []);
  const stopId = [lastFocusedId, chosenId].find((id) => sections.some((section) => section.id === id));
  const tabStopId = stopId ?? sections[0]?.id;
  return (
    <Disclosure defaultExpanded>
      <h2 className={styles.heading}>
        <AriaButton slot="trigger" className={classNames(styles.trigger)}>
          <ChevronRight size={14} aria-hidden className={styles.chevron} />
          <Trans>Sections</Trans> <span className={styles.count}>{formatCount(sections.length)}</span>
        </AriaButton>
      </h2>
      <DisclosurePanel>
        <ul aria-label={t`Sections`} className={styles.list} onKeyDown={moveBetweenRows}>
          {sections.map((section) => (
            <SectionRow
              key={section.id}
              section={section}
              findingCount={tallies.get(section.id)?.counted ?? 0}
              unverifiedCount={tallies.get(section.id)?.unverified ?? 0}
              isWaiting={isWaiting}
              isChosen={section.id === chosenId}
              isTabStop={section.id === tabStopId}
              isStale={staleIds.has(section.id)}
              onChoose={onChoose}
              onExclude={onExclude}
              onPreview={onPreview}
              onFocus={focusRow}
            />
          ))}
        </ul>
      </DisclosurePanel>
    </Disclosure>
  );
});

function moveBetweenRows(event: KeyboardEvent<HTMLElement>): void {
  moveFocus(event, [...event.currentTarget.querySelectorAll<HTMLElement>('[data-section-id]')]);
}
