import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, plural, t } from '@lingui/core/macro';
import type { SectionStatus, SectionView, SkipReason } from '#lib/review';
import { RISK_LOOKS } from './severity-words.ts';

/** What a section is called: text before the first heading has none of its own. */
export function sectionName({ kind, heading }: SectionView): string {
  if (kind === 'document') return t`Whole document`;
  return heading === '' ? t`Before the first heading` : heading;
}

const SKIP_WORDS: Readonly<Record<SkipReason, MessageDescriptor>> = {
  'no-text': msg`No text`,
  stopped: msg`Not analysed`,
  excluded: msg`Left out`,
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
      return findingCount > 0 ? t`Waiting · ${findingCount}` : t`Waiting`;
    case 'running':
      return findingCount > 0 ? t`In progress · ${findingCount}` : t`In progress`;
    case 'reviewed':
      if (findingCount === 0 && unverifiedCount > 0) return t`${unverifiedCount} unverified`;
      if (findingCount === 0) return i18n._(RISK_LOOKS[section.risk ?? 'none'].word);
      if (section.risk === undefined || section.risk === 'none') {
        return plural(findingCount, { one: '# finding', other: '# findings' });
      }
      return `${i18n._(RISK_LOOKS[section.risk].word)} · ${findingCount}`;
    case 'failed':
      return t`Failed`;
    case 'skipped':
      return section.skipReason === undefined ? t`Skipped` : i18n._(SKIP_WORDS[section.skipReason]);
  }
}
