import type { RunMeasures } from './measures.ts';
import type { Scenario } from './scenario-schema.ts';

/** A part of the work: one policy, one scenario, all seeds. */
export interface Task {
  readonly scenario: Scenario;
  readonly policy: string;
  readonly seeds: number;
}

/** What a worker answers; `index` is that of the order. */
export interface TaskOrder {
  readonly index: number;
  readonly task: Task;
}

export type TaskAnswer =
  | { readonly index: number; readonly ok: true; readonly runs: readonly RunMeasures[] }
  | { readonly index: number; readonly ok: false; readonly reason: string };
