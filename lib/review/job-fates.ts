import type { JobRecord } from './records.ts';

export function isQueued({ state }: JobRecord): boolean {
  return state === 'queued';
}

export function isRetryable({ state, skipReason }: JobRecord): boolean {
  return state === 'failed' || (state === 'skipped' && skipReason === 'stopped');
}

/** The reviewer pressed Stop before its turn came. */
export function stopped(job: JobRecord): JobRecord {
  return { ...job, state: 'skipped', skipReason: 'stopped' };
}

/** The reviewer left it out. */
export function excluded(job: JobRecord): JobRecord {
  const { problem: _problem, risk: _risk, reasoning: _reasoning, isCarriedOver: _carried, ...rest } = job;
  return { ...rest, state: 'skipped', skipReason: 'excluded' };
}

export function queuedAgain(job: JobRecord): JobRecord {
  const { owner: _owner, problem: _problem, skipReason: _reason, isCarriedOver: _carried, ...rest } = job;
  return { ...rest, state: 'queued' };
}
