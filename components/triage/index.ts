export { BulkMenu } from './BulkMenu.tsx';
export { DecisionBadge } from './DecisionBadge.tsx';
export { DECISION_LOOKS } from './decision-words.ts';
export { FINDING_STATES, type FindingState, stateOf } from './finding-state.ts';
export { ShortcutSheet } from './ShortcutSheet.tsx';
export { TriageBar } from './TriageBar.tsx';
export { keyAction, nextOpen, type TriageAction } from './triage-keys.ts';
export { UndoBar } from './UndoBar.tsx';
export { type Triage, useTriage } from './use-triage.ts';
