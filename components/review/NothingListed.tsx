import { t } from '@lingui/core/macro';
import { Button } from '#components/ui';
import type { SectionView } from '#lib/review';
import { type FindingFilters, isNarrowed } from './finding-filters.ts';
import styles from './NothingListed.module.css';
import { sectionName } from './section-words.ts';

export interface NothingListedProps {
  readonly filters: FindingFilters;
  /** The section whose findings alone are listed. */
  readonly section: SectionView | null;
  readonly onClear: () => void;
}

/** There are findings, and the filters leave none: whether there is none in a section, or none that matches. */
export function NothingListed({ filters, section, onClear }: NothingListedProps) {
  const isSectionOnly = section !== null && !isNarrowed(filters);
  return (
    <div className={styles.nothing}>
      <p>{isSectionOnly ? describeSection(section) : t`No finding matches these filters.`}</p>
      <Button size="small" onPress={onClear}>
        {isSectionOnly ? t`List all findings` : t`Clear filters`}
      </Button>
    </div>
  );
}

function describeSection(section: SectionView): string {
  const name = `“${sectionName(section)}”`;
  switch (section.status) {
    case 'queued':
    case 'running':
      return t`Findings in ${name} appear here as soon as they are made.`;
    case 'reviewed':
      return t`${name} was reviewed and has no findings.`;
    case 'failed':
      return t`${name} could not be reviewed.`;
    case 'skipped':
      return t`${name} was not analysed.`;
  }
}
