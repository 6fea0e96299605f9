import { formatCount } from '#components/ui';
import type { ReviewView } from '#lib/review';

type TextCoverage = ReviewView['textCoverage'];
type Reason = TextCoverage['leftOut'][number]['reason'];

const REASON_WORDS: Readonly<Record<Reason, string>> = {
  'outside-main': 'Text outside the main part of the page',
  navigation: 'Navigation',
  banner: 'Site header',
  footer: 'Site footer',
  complementary: 'Side column',
  dialog: 'Dialogs and cookie notices',
  'form-control': 'Form controls',
};

/** What of a page is in no section, in words, the largest part first. */
export function describeLeftOut({ leftOut }: TextCoverage): readonly string[] {
  return leftOut
    .filter(({ characters }) => characters > 0)
    .toSorted((first, second) => second.characters - first.characters)
    .map(({ reason, characters }) => `${REASON_WORDS[reason]}: ${formatCount(characters)} characters`);
}
