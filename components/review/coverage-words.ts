import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import type { ReviewView } from '#lib/review';

type TextCoverage = ReviewView['textCoverage'];
type Reason = TextCoverage['leftOut'][number]['reason'];

const REASON_WORDS: Readonly<Record<Reason, MessageDescriptor>> = {
  'outside-main': msg`Text outside the main part of the page`,
  navigation: msg`Navigation`,
  banner: msg`Site header`,
  footer: msg`Site footer`,
  complementary: msg`Side column`,
  dialog: msg`Dialogs and cookie notices`,
  'form-control': msg`Form controls`,
};

/** What of a page is in no section, in words, the largest part first. */
export function describeLeftOut({ leftOut }: TextCoverage): readonly string[] {
  return leftOut
    .filter(({ characters }) => characters > 0)
    .toSorted((first, second) => second.characters - first.characters)
    .map(({ reason, characters }) => {
      const size = plural(characters, { one: '# character', other: '# characters' });
      return `${i18n._(REASON_WORDS[reason])}: ${size}`;
    });
}
