import { DECISION_STATES, type Decision, type DecisionState } from '#lib/review';

/** Where a finding stands: `open` until something is decided. */
export type FindingState = DecisionState | 'open';

export const FINDING_STATES: readonly FindingState[] = ['open', ...DECISION_STATES];

export function stateOf(decision: Decision | undefined): FindingState {
  return decision?.state ?? 'open';
}
