import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, plural, t } from '@lingui/core/macro';
import { Check, Circle, Flag, type LucideIcon, X } from 'lucide-react';
import type { DecisionState, DismissalReason } from '#lib/review';
import type { FindingState } from './finding-state.ts';

/** What a state is called and looks like, what deciding on it is called, and the key that does it. */
export const DECISION_LOOKS: Readonly<
  Record<
    FindingState,
    {
      readonly word: MessageDescriptor;
      readonly verb: MessageDescriptor;
      readonly icon: LucideIcon;
      readonly key: string;
    }
  >
> = {
  open: { word: msg({ context: 'decision', message: 'Open' }), verb: msg`Reopen`, icon: Circle, key: '' },
  accepted: { word: msg`Accepted`, verb: msg`Accept`, icon: Check, key: 'A' },
  dismissed: { word: msg`Dismissed`, verb: msg({ context: 'decision', message: 'Dismiss' }), icon: X, key: 'D' },
  'follow-up': { word: msg`Follow-up`, verb: msg`Follow up`, icon: Flag, key: 'F' },
};

export const REASON_WORDS: Readonly<Record<DismissalReason, MessageDescriptor>> = {
  wrong: msg`Not true`,
  'not-relevant': msg`Not relevant here`,
  'accepted-risk': msg`Risk is accepted`,
  'addressed-elsewhere': msg`Addressed elsewhere`,
  duplicate: msg`Duplicate`,
};

/** What was done, for the undo bar and for screen readers. */
export function describeAct(state: DecisionState | null, count: number, title: string): string {
  const done =
    state === null ? t`Reopened` : state === 'follow-up' ? t`Marked for follow-up` : i18n._(DECISION_LOOKS[state].word);
  if (count === 1) return t`${done}: ${title}`;
  return plural(count, { one: `${done}: # finding`, other: `${done}: # findings` });
}

/** What a choice for all listed findings is called; null reopens them. */
export function bulkWords(state: DecisionState | null, count: number): string {
  switch (state) {
    case 'accepted':
      return plural(count, { one: 'Accept # finding', other: 'Accept # findings' });
    case 'dismissed':
      return plural(count, { one: 'Dismiss # finding', other: 'Dismiss # findings' });
    case 'follow-up':
      return plural(count, { one: 'Follow up # finding', other: 'Follow up # findings' });
    case null:
      return plural(count, { one: 'Reopen # finding', other: 'Reopen # findings' });
  }
}
