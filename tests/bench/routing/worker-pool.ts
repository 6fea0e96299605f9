import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { RunMeasures } from './measures.ts';
import type { Task, TaskAnswer } from './worker-protocol.ts';

/**
 * Carries tasks out on all cores; answers in the order of the tasks. `whenDone` hears of each as it ends. Rejects with the
 * first failure.
 */
export async function runTasks(
  tasks: readonly Task[],
  whenDone: (index: number) => void,
): Promise<readonly (readonly RunMeasures[])[]> {
  const results: (readonly RunMeasures[])[] = tasks.map(() => []);
  let next = 0;
  const workers = Array.from({ length: Math.min(availableParallelism(), tasks.length) }, () => {
    return new Worker(new URL('./worker.ts', import.meta.url));
  });
  try {
    await Promise.all(
      workers.map(
        (worker) =>
          new Promise<void>((resolve, reject) => {
            const order = (): void => {
              const task = tasks[next];
              if (task === undefined) resolve();
              else worker.postMessage({ index: next++, task });
            };
            worker.on('error', reject);
            worker.on('message', (answer: TaskAnswer) => {
              if (!answer.ok) {
                reject(new Error(answer.reason));
                return;
              }
              results[answer.index] = answer.runs;
              whenDone(answer.index);
              order();
            });
            order();
          }),
      ),
    );
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return results;
}
