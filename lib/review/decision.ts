/** What a reviewer makes of a finding. */
export const DECISION_STATES = ['accepted', 'dismissed', 'follow-up'] as const;
export type DecisionState = (typeof DECISION_STATES)[number];

/** Why a finding is dismissed. */
export const DISMISSAL_REASONS = [
  'wrong',
  'not-relevant',
  'accepted-risk',
  'addressed-elsewhere',
  'duplicate',
] as const;
export type DismissalReason = (typeof DISMISSAL_REASONS)[number];

/** What is decided of a finding, apart from when. */
export interface DecisionInput {
  /** Null: nothing is decided yet, there is only a note. */
  readonly state: DecisionState | null;
  /** Of a dismissal, where one was given. */
  readonly reason?: DismissalReason;
  /** The reviewer's own words; never empty. */
  readonly note?: string;
}

/** A reviewer's decision on a finding, as it is stored. */
export interface Decision extends DecisionInput {
  /** Epoch milliseconds. */
  readonly decidedAtMs: number;
  /** It was made on the same words in an earlier review of a section that has changed since. */
  readonly isCarriedOver?: boolean;
}

/** A finding's decision, new or changed; null takes it back. */
export interface DecisionChange {
  readonly findingId: string;
  readonly decision: Decision | null;
}

/** Decisions by finding id. */
export type Decisions = ReadonlyMap<string, Decision>;
