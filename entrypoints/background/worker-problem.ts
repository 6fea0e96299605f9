import { type Problem, toProblem } from '#lib/review';
import { SettingsError } from '#lib/settings';

/** What any handler of the worker may throw, as a problem. */
export function toWorkerProblem(error: unknown): Problem {
  if (error instanceof SettingsError) return { code: 'settings-invalid', path: error.path, detail: error.detail };
  return toProblem(error);
}
