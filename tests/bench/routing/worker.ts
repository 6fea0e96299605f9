import { parentPort } from 'node:worker_threads';
import { policyNamed } from './policies/index.ts';
import { runSeeds } from './run-scenario.ts';
import type { TaskAnswer, TaskOrder } from './worker-protocol.ts';

/** Runs the tasks that it is sent, one after another. */
parentPort?.on('message', (order: TaskOrder) => parentPort?.postMessage(carryOut(order)));

function carryOut({ index, task }: TaskOrder): TaskAnswer {
  try {
    return { index, ok: true, runs: runSeeds(task.scenario, policyNamed(task.policy), task.seeds) };
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { index, ok: false, reason: `${task.policy} in "${task.scenario.name}": ${reason}` };
  }
}
