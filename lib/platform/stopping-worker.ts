/**
 * Whether an error only says that the browser is stopping the worker: calls of its interfaces are refused from then on, and
 * for a moment the worker can still write down what it takes for a failure. Seen in Chromium when workers are killed while
 * they start; it has no code for it. What wraps such an error counts too.
 */
export function isWorkerStopping(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.message === 'No SW' || isWorkerStopping(error.cause);
}
