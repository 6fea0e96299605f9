import { formatQuantity } from '#components/ui';
import type { SectionStatus, SectionView, SkipReason } from '#lib/review';
import { RISK_LOOKS } from './severity-words.ts';

/** What a section is called: text before the first heading has none of its own. */
export function sectionName({ kind, heading }: SectionView): string {
  if (kind === 'document') return 'Whole document';
  return heading === '' ? 'Before the first heading' : heading;
}

const SKIP_WORDS: Readonly<Record<SkipReason, string>> = {
  'no-text': 'No text',
  stopped: 'Not analysed',
  excluded: 'Left out',
};

/**
 * What became of a section, in a few words: "no findings", "not analysed" and "failed" are three different things.
 * @param status the section's own, or `queued` while no model can go on with it.
 */
export function describeFate(
  section: SectionView,
  status: SectionStatus,
  findingCount: number,
  unverifiedCount: number,
): string {
  switch (status) {
    case 'queued':
      return findingCount > 0 ? `Waiting · ${findingCount}` : 'Waiting';
    case 'running':
      return findingCount > 0 ? `In progress · ${findingCount}` : 'In progress';
    case 'reviewed':
      if (findingCount === 0 && unverifiedCount > 0) return `${unverifiedCount} unverified`;
      if (findingCount === 0) return RISK_LOOKS[section.risk ?? 'none'].word;
      if (section.risk === undefined || section.risk === 'none') return formatQuantity(findingCount, 'finding');
      return `${RISK_LOOKS[section.risk].word} · ${findingCount}`;
    case 'failed':
      return 'Failed';
    case 'skipped':
      return section.skipReason === undefined ? 'Skipped' : SKIP_WORDS[section.skipReason];
  }
}
