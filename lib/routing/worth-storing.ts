import type { ManagerEvent } from './manager-event.ts';
import type { ManagerState } from './manager-state.ts';
import type { StepResult } from './step.ts';

/**
 * Whether a worker that is killed after this step would miss what it changed. That a request waits, or that its answer has
 * begun, is lost with the worker in any case: requests are dropped and calls in flight count as unknown. Leaving those
 * steps out keeps the cost of a call at two writes: one before it leaves, and one when it has ended.
 */
export function isWorthStoring(event: ManagerEvent, before: ManagerState, { state, commands }: StepResult): boolean {
  if (event.kind !== 'attempt-first-byte' && event.kind !== 'request-submitted') return true;
  return state.exhaustedAtMs !== before.exhaustedAtMs || commands.some(({ kind }) => kind !== 'wake-at');
}
