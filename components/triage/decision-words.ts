import { Check, Circle, Flag, type LucideIcon, X } from 'lucide-react';
import type { DecisionState, DismissalReason } from '#lib/review';
import type { FindingState } from './finding-state.ts';

/** What a state is called and looks like, what deciding on it is called, and the key that does it. */
export const DECISION_LOOKS: Readonly<
  Record<
    FindingState,
    { readonly word: string; readonly verb: string; readonly icon: LucideIcon; readonly key: string }
  >
> = {
  open: { word: 'Open', verb: 'Reopen', icon: Circle, key: '' },
  accepted: { word: 'Accepted', verb: 'Accept', icon: Check, key: 'A' },
  dismissed: { word: 'Dismissed', verb: 'Dismiss', icon: X, key: 'D' },
  'follow-up': { word: 'Follow-up', verb: 'Follow up', icon: Flag, key: 'F' },
};

export const REASON_WORDS: Readonly<Record<DismissalReason, string>> = {
  wrong: 'Not true',
  'not-relevant': 'Not relevant here',
  'accepted-risk': 'Risk is accepted',
  'addressed-elsewhere': 'Addressed elsewhere',
  duplicate: 'Duplicate',
};

/** What was done, for the undo bar and for screen readers. */
export function describeAct(state: DecisionState | null, count: number, title: string): string {
  const done =
    state === null ? 'Reopened' : state === 'follow-up' ? 'Marked for follow-up' : DECISION_LOOKS[state].word;
  return count === 1 ? `${done}: ${title}` : `${done}: ${count} findings`;
}
